import type { LabelRow } from '../../../src-shared/contract/labels.ts';

export const pageRows = 100;
/** What was scrolled past is asked for again when somebody comes back. */
const keptPages = 60;

/** Pages of a long list as they arrive. Those of before a change stay on screen until the new ones are here. */
export class PageStore {
  readonly #pages = new Map<number, readonly LabelRow[]>();
  readonly #fresh = new Set<number>();

  /** undefined: not here yet. */
  row(index: number): LabelRow | undefined {
    return this.#pages.get(Math.floor(index / pageRows))?.[index % pageRows];
  }

  put(page: number, rows: readonly LabelRow[]): void {
    this.#pages.delete(page);
    this.#pages.set(page, rows);
    this.#fresh.add(page);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= keptPages) break;
      this.#pages.delete(oldest);
      this.#fresh.delete(oldest);
    }
  }

  /** Something changed: every page is to be asked for again. */
  age(): void {
    this.#fresh.clear();
  }

  /** The first page of the rows from `first` to `last` that is missing or old; null: all are here. */
  wanted(first: number, last: number): number | null {
    for (let page = Math.floor(first / pageRows); page <= Math.floor(last / pageRows); page++) {
      if (!this.#fresh.has(page)) return page;
    }
    return null;
  }
}
