/** What yazl asks of an entry of its list when it writes the central directory. */
export interface DirectoryEntry {
  readonly state: number;
  readonly getCentralDirectoryRecord: () => Buffer;
}

const blockBytes = 64 * 1024;
/** State of an entry whose bytes are all written. */
export const written = 3;

/** Central directory records of members that are written, packed into blocks: nothing else is kept of a member. */
export class DirectoryRecords {
  readonly #blocks: Buffer[] = [];
  #block = Buffer.alloc(0);
  #used = 0;
  #count = 0;

  add(record: Buffer): void {
    if (this.#used + record.length > this.#block.length) {
      this.#close();
      // Not from the shared pool, whose slabs a few bytes would keep alive.
      this.#block = Buffer.allocUnsafeSlow(Math.max(blockBytes, record.length));
    }
    record.copy(this.#block, this.#used);
    this.#used += record.length;
    this.#count++;
  }

  /**
   * As many entries as there are records, because yazl counts them; the records of a block come from one of them and
   * the others have nothing to add.
   */
  entries(): DirectoryEntry[] {
    this.#close();
    const blocks = this.#blocks.map((block) => ({ state: written, getCentralDirectoryRecord: () => block }));
    const nothing = Buffer.alloc(0);
    const silent = { state: written, getCentralDirectoryRecord: () => nothing };
    return [...blocks, ...Array.from({ length: this.#count - blocks.length }, () => silent)];
  }

  #close(): void {
    if (this.#used > 0) this.#blocks.push(this.#block.subarray(0, this.#used));
    this.#used = 0;
  }
}
