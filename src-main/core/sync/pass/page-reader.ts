import type { RemotePage } from '../client/pages.ts';

export type FetchPage<Row> = (page: number, signal: AbortSignal) => Promise<RemotePage<Row>>;

interface Asked<Row> {
  readonly number: number;
  readonly page: Promise<RemotePage<Row>>;
  isHere: boolean;
}

/**
 * The pages of a list in order, some of them asked for ahead. Whoever reads slowly holds the asking up: there are
 * never more pages in memory than `ahead`.
 */
export class PageReader<Row> {
  readonly #fetch: FetchPage<Row>;
  readonly #ahead: number;
  readonly #signal: AbortSignal;
  readonly #stop = new AbortController();
  readonly #asked: Asked<Row>[] = [];
  #next: number;
  /** No page behind this one is asked for; null until the server has said how many there are. */
  #last: number | null;
  #isDone = false;

  /** @param last as far as it is known. */
  constructor(
    fetch: FetchPage<Row>,
    first: number,
    last: number | null,
    { ahead, signal }: { readonly ahead: number; readonly signal: AbortSignal },
  ) {
    this.#fetch = fetch;
    this.#ahead = ahead;
    this.#signal = signal;
    this.#next = first;
    this.#last = last;
    signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** The next page, and with it those behind it that are here already, up to `most` together; null at the end. */
  async next(most: number): Promise<readonly RemotePage<Row>[] | null> {
    const pages: RemotePage<Row>[] = [];
    while (!this.#isDone && pages.length < most) {
      this.#ask();
      const [first] = this.#asked;
      if (!first || (pages.length > 0 && !first.isHere)) break;
      const page = await first.page;
      this.#asked.shift();
      pages.push(page);
      this.#last = page.totalPages ?? this.#last;
      this.#isDone = !page.hasNext;
    }
    if (this.#isDone) this.close();
    return pages.length === 0 ? null : pages;
  }

  /** Ends what is under way. */
  close(): void {
    this.#isDone = true;
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#stop.abort(new Error('The list is read.'));
  }

  readonly #onAbort = (): void => this.#stop.abort(this.#signal.reason);

  #ask(): void {
    // The first page says how many there are; before it one is enough.
    const ahead = this.#last === null ? 1 : this.#ahead;
    while (this.#asked.length < ahead && (this.#asked.length === 0 || this.#next <= (this.#last ?? 0))) {
      const number = this.#next++;
      const asked: Asked<Row> = { number, isHere: false, page: this.#fetch(number, this.#stop.signal) };
      asked.page.then(
        () => (asked.isHere = true),
        // Whoever awaits the page hears of it; a page that nobody awaits any more does not matter.
        () => (asked.isHere = true),
      );
      this.#asked.push(asked);
    }
  }
}
