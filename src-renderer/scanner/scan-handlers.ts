import type { ScanRead } from './read-strokes.ts';

/** Takes a scan. @returns false: it is not for this one, and the next one below is asked. */
export type ScanHandler = (scan: ScanRead) => boolean | void;

interface Entry {
  readonly handler: ScanHandler;
  /** It stands in a dialog, or above all of them. */
  readonly inDialog: boolean;
  /** Asked before all that came later. */
  readonly first?: boolean;
}

/** Who gets a scan: the one that came last, unless one wants to be asked first or a dialog lies over it. */
export class ScanHandlers {
  #entries: readonly Entry[] = [];

  /** @returns takes it away again. */
  add(entry: Entry): () => void {
    this.#entries = [...this.#entries, entry];
    return () => {
      this.#entries = this.#entries.filter((known) => known !== entry);
    };
  }

  /** @param dialogOpen what lies behind it must not change under it. @returns whether somebody took it. */
  offer(scan: ScanRead, dialogOpen: boolean): boolean {
    const lastFirst = this.#entries.toReversed();
    return [...lastFirst.filter(({ first }) => first), ...lastFirst.filter(({ first }) => !first)].some(
      ({ handler, inDialog }) => (inDialog || !dialogOpen) && handler(scan) !== false,
    );
  }
}

/** Those of this page. */
export const scanHandlers = new ScanHandlers();
