import { Worker } from 'node:worker_threads';
import type { Compilable } from 'kysely';
import type { ReaderAnswer, ReaderRequest } from './reader-protocol.ts';

/** Questions to the query thread. Its type has no way to write. */
export class ReadDb {
  readonly #worker: Worker;
  readonly #waiting = new Map<
    number,
    { resolve: (rows: unknown[]) => void; reject: (error: Error) => void }
  >();
  #next = 1;
  #ended: Error | null = null;

  /** @param path the database file; it must exist and be migrated. @param script the thread's bundle. */
  constructor(path: string, script: URL) {
    this.#worker = new Worker(script, { workerData: { path } });
    this.#worker.on('message', (answer: ReaderAnswer) => this.#settle(answer));
    this.#worker.on('error', (error) => this.#failAll(error));
    this.#worker.on('exit', () => this.#failAll(new Error('The query thread has ended.')));
    this.#worker.unref();
  }

  all<Row>(query: Compilable<Row>): Promise<Row[]> {
    const { sql, parameters } = query.compile();
    return this.raw<Row>(sql, parameters);
  }

  async first<Row>(query: Compilable<Row>): Promise<Row | undefined> {
    return (await this.all(query))[0];
  }

  raw<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    if (this.#ended) return Promise.reject(this.#ended);
    const request: ReaderRequest = { id: this.#next++, sql, parameters };
    return new Promise<Row[]>((resolve, reject) => {
      this.#waiting.set(request.id, { resolve: (rows) => resolve(rows as Row[]), reject });
      // An unanswered question keeps the process alive, an idle thread does not.
      this.#worker.ref();
      this.#worker.postMessage(request);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: ReaderAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.rows);
  }

  #failAll(error: Error): void {
    this.#ended = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
