/** A set of numbers, kept in order. */
export class SortedNumbers {
  #sorted: number[] = [];
  readonly #set = new Set<number>();

  get size(): number {
    return this.#set.size;
  }

  has(n: number): boolean {
    return this.#set.has(n);
  }

  at(i: number): number {
    return this.#sorted[i] ?? Infinity;
  }

  add(numbers: readonly number[]): void {
    for (const n of numbers) this.#set.add(n);
    this.#sorted = [...this.#set].sort((a, b) => a - b);
  }

  delete(numbers: readonly number[]): void {
    for (const n of numbers) this.#set.delete(n);
    this.#sorted = [...this.#set].sort((a, b) => a - b);
  }
}

/** The number at a position of the list 0, 1, 2... without the removed ones. */
export function positionToNumber(removed: SortedNumbers, position: number): number {
  // How many removed numbers lie before it: the k-th has (its value - k) numbers before it that stayed.
  let low = 0;
  let high = removed.size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (removed.at(middle) - middle <= position) low = middle + 1;
    else high = middle;
  }
  return position + low;
}
