import type { PageResult, PageTask } from './protocol.ts';

/** A page that waits for a worker, or is with one. */
export interface QueuedPage {
  readonly task: PageTask;
  /** Small jobs go first: somebody stands in front of them. */
  readonly urgent: boolean;
  readonly signal: AbortSignal;
  readonly resolve: (result: PageResult) => void;
  readonly reject: (reason: unknown) => void;
  attempts: number;
}

/** One queue of pages over all workers: urgent ones first, otherwise in order of arrival. */
export class PageQueue {
  readonly #urgent: QueuedPage[] = [];
  readonly #normal: QueuedPage[] = [];

  push(page: QueuedPage): void {
    (page.urgent ? this.#urgent : this.#normal).push(page);
  }

  /** A page whose worker crashed goes to the front: its job waits for it in order. */
  retry(page: QueuedPage): void {
    (page.urgent ? this.#urgent : this.#normal).unshift(page);
  }

  /** The next page that still is wanted. */
  shift(): QueuedPage | undefined {
    return this.#urgent.shift() ?? this.#normal.shift();
  }

  remove(page: QueuedPage): boolean {
    for (const list of [this.#urgent, this.#normal]) {
      const index = list.indexOf(page);
      if (index >= 0) {
        list.splice(index, 1);
        return true;
      }
    }
    return false;
  }

  drain(): QueuedPage[] {
    return [...this.#urgent.splice(0), ...this.#normal.splice(0)];
  }
}
