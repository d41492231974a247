import type { WriteDb } from '../../db/write-db.ts';

/** Entities of a block: a kilobyte. Ids are in order of arrival, so a page of a list touches one or two. */
const blockIds = 8_192;

interface Block {
  readonly bits: Buffer;
  isChanged: boolean;
}

/**
 * Which entities the pass under way has seen, one bit each: a million are 125 kB. Kept in the transactions of the
 * pass, so that a pass that goes on after a crash knows what the rest of it has seen.
 */
export class SeenRows {
  readonly #db: WriteDb;
  readonly #organisation: number;
  readonly #source: string;
  #blocks = new Map<number, Block>();

  constructor(db: WriteDb, organisation: number, source: string) {
    this.#db = db;
    this.#organisation = organisation;
    this.#source = source;
    this.reload();
  }

  has(id: number): boolean {
    const bits = this.#blocks.get(Math.floor(id / blockIds))?.bits;
    return bits !== undefined && (((bits[(id % blockIds) >> 3] ?? 0) >> (id % 8)) & 1) === 1;
  }

  add(id: number): void {
    const number = Math.floor(id / blockIds);
    let block = this.#blocks.get(number);
    if (!block) {
      block = { bits: Buffer.alloc(blockIds / 8), isChanged: false };
      this.#blocks.set(number, block);
    }
    const at = (id % blockIds) >> 3;
    block.bits[at] = (block.bits[at] ?? 0) | (1 << (id % 8));
    block.isChanged = true;
  }

  /** Writes what is new. Call inside the transaction of the rows. */
  save(): void {
    const write = this.#db.prepare(
      'INSERT INTO sync_seen (organisation_id, source, block, bits) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET bits = excluded.bits',
    );
    for (const [number, block] of this.#blocks) {
      if (!block.isChanged) continue;
      write.run(this.#organisation, this.#source, number, block.bits);
      block.isChanged = false;
    }
  }

  /** As it is on disk: after a transaction that was taken back. */
  reload(): void {
    const rows = this.#db
      .prepare('SELECT block, bits FROM sync_seen WHERE organisation_id = ? AND source = ?')
      .all(this.#organisation, this.#source) as { block: number; bits: Buffer }[];
    this.#blocks = new Map(
      rows.map(({ block, bits }) => [block, { bits: Buffer.from(bits), isChanged: false }]),
    );
  }

  /** Forgets everything, for a new pass. Call inside a transaction. */
  clear(): void {
    this.#db
      .prepare('DELETE FROM sync_seen WHERE organisation_id = ? AND source = ?')
      .run(this.#organisation, this.#source);
    this.#blocks.clear();
  }
}
