import { Worker } from 'node:worker_threads';
import type { Compilable } from 'kysely';
import type { ReaderAnswer, ReaderData, ReaderMessage, ReaderRequest } from './reader-protocol.ts';

interface Question {
  readonly resolve: (rows: unknown[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Questions to the query thread. Its type has no way to write. A thread that dies takes the questions it had with
 * it, as errors. The first question starts a thread, and so does the next one after a death.
 */
export class ReadDb {
  readonly #path: string;
  readonly #script: URL;
  readonly #snapshot: boolean;
  readonly #waiting = new Map<number, Question>();
  readonly #closing = new Uint8Array(new SharedArrayBuffer(1));
  #worker: Worker | null = null;
  #next = 1;
  #closed = false;

  /**
   * @param path the database file; it must exist and be migrated. @param script the thread's bundle.
   * @param options.snapshot everything is read as it was at the first question. Until `close` the log of the
   * database grows with everything written meanwhile, so such a reader is for one piece of work.
   */
  constructor(path: string, script: URL, options: { readonly snapshot?: boolean } = {}) {
    this.#path = path;
    this.#script = script;
    this.#snapshot = options.snapshot ?? false;
  }

  all<Row>(query: Compilable<Row>): Promise<Row[]> {
    const { sql, parameters } = query.compile();
    return this.raw<Row>(sql, parameters);
  }

  async first<Row>(query: Compilable<Row>): Promise<Row | undefined> {
    return (await this.all(query))[0];
  }

  raw<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    if (this.#closed) return Promise.reject(new Error('The database is closed.'));
    const worker = (this.#worker ??= this.#start());
    const request: ReaderRequest = { id: this.#next++, sql, parameters };
    return new Promise<Row[]>((resolve, reject) => {
      worker.postMessage(request);
      this.#waiting.set(request.id, { resolve: (rows) => resolve(rows as Row[]), reject });
      // An unanswered question keeps the process alive, an idle thread does not.
      worker.ref();
    });
  }

  /**
   * Questions that wait are given up, and the thread ends after the one it is at. It is never terminated: a thread
   * that is stopped inside SQLite can take the whole process with it (better-sqlite3 issue 1507).
   */
  async close(): Promise<void> {
    this.#closed = true;
    const worker = this.#worker;
    if (!worker) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    this.#closing[0] = 1;
    worker.postMessage(null satisfies ReaderMessage);
    worker.ref();
    await ended;
  }

  #start(): Worker {
    const worker = new Worker(this.#script, {
      workerData: {
        path: this.#path,
        snapshot: this.#snapshot,
        closing: this.#closing,
      } satisfies ReaderData,
    });
    let cause: unknown;
    worker.on('message', (answer: ReaderAnswer) => this.#settle(worker, answer));
    worker.on('error', (error) => (cause = error));
    worker.on('exit', () => this.#ended(cause));
    worker.unref();
    return worker;
  }

  #settle(worker: Worker, answer: ReaderAnswer): void {
    const question = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0 && !this.#closed) worker.unref();
    if ('error' in answer) question?.reject(new Error(answer.error));
    else question?.resolve(answer.rows);
  }

  #ended(cause: unknown): void {
    this.#worker = null;
    const reason = cause instanceof Error ? cause.message : 'it was stopped';
    const message = this.#closed
      ? 'The database is closed.'
      : `The query thread has ended (${reason}). Try again.`;
    // Another thread would see another moment.
    if (this.#snapshot) this.#closed = true;
    for (const { reject } of this.#waiting.values()) reject(new Error(message, { cause }));
    this.#waiting.clear();
  }
}
