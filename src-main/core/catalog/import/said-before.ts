/**
 * What earlier lines of the same file said. A later line may repeat it, not contradict it: with the last line
 * winning, the same file imported twice would change rows to and fro.
 */
export class SaidBefore {
  readonly productName = new RowIds();
  readonly lotDate = new RowIds();
  readonly lotRun = new RowIds();
  readonly serial = new RowIds();
}

/** A set of row ids, one bit each: a million serials are 125 kB. Ids are dense, in order of arrival. */
class RowIds {
  #bits = new Uint8Array(1024);

  has(id: number): boolean {
    return (((this.#bits[Math.floor(id / 8)] ?? 0) >> (id % 8)) & 1) === 1;
  }

  add(id: number): void {
    const index = Math.floor(id / 8);
    if (index >= this.#bits.length) {
      const larger = new Uint8Array(index * 2);
      larger.set(this.#bits);
      this.#bits = larger;
    }
    this.#bits[index] = (this.#bits[index] ?? 0) | (1 << (id % 8));
  }
}
