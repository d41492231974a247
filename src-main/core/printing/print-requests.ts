import { build, type WriteDb } from '../db/write-db.ts';

/** Nobody sends a request again after that. */
const keptMs = 7 * 24 * 3_600_000;

export interface PrintRequest {
  readonly organisation: number;
  /** Given by whoever asks; null: there is no second try. */
  readonly id: string | null;
}

/** What a request made, for one that comes again. To be called where it is made, in the same transaction. */
export type KeepMade = (id: string) => void;

/**
 * Orders to print, each carried out once however often it is sent: whoever heard no answer sends it again, with the
 * same id, and gets what the first one made. It holds over a restart.
 */
export class PrintRequests {
  readonly #db: WriteDb;
  readonly #now: () => number;
  readonly #running = new Map<string, Promise<unknown>>();

  constructor(db: WriteDb, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  /** @param again answers from the ids of what was made before. @param first carries it out. */
  async once<T>(
    request: PrintRequest,
    again: (made: readonly string[]) => T | Promise<T>,
    first: (keep: KeepMade) => Promise<T>,
  ): Promise<T> {
    const { organisation, id } = request;
    if (id === null) return first(() => undefined);
    const key = `${organisation}/${id}`;
    // One that is sent again while the first is at work waits for it.
    for (let running = this.#running.get(key); running; running = this.#running.get(key)) {
      await running.catch(() => undefined);
    }
    const made = this.#madeBy(organisation, id);
    if (made.length > 0) return again(made);
    const working = first((what) => this.#keep(organisation, id, what)).finally(() =>
      this.#running.delete(key),
    );
    this.#running.set(key, working);
    return working;
  }

  #madeBy(organisation: number, id: string): string[] {
    return this.#db
      .prepare('SELECT made FROM print_requests WHERE organisation_id = ? AND request_id = ? ORDER BY seq')
      .pluck()
      .all(organisation, id) as string[];
  }

  #keep(organisation: number, id: string, made: string): void {
    const now = this.#now();
    this.#db.run(build.deleteFrom('print_requests').where('at', '<', now - keptMs));
    this.#db.run(
      build
        .insertInto('print_requests')
        .values({ organisation_id: organisation, request_id: id, made, at: now }),
    );
  }
}
