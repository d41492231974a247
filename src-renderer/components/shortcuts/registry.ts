import type { Keys } from './combination.ts';

export interface Shortcut {
  readonly keys: Keys;
  /** What it does, for the list. */
  readonly text: string;
  readonly act: () => void;
}

/** What can be pressed now. What mounted last is on top and gets the press where two have the same keys. */
export class ShortcutRegistry {
  #all: readonly Shortcut[] = [];
  readonly #listeners = new Set<() => void>();

  /** @returns takes it away again. */
  add(shortcut: Shortcut): () => void {
    this.#set([...this.#all, shortcut]);
    return () => this.#set(this.#all.filter((known) => known !== shortcut));
  }

  /** The same list until something changes. */
  readonly all = (): readonly Shortcut[] => this.#all;

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  find(matches: (keys: Keys) => boolean): Shortcut | undefined {
    return this.#all.findLast(({ keys }) => matches(keys));
  }

  #set(all: readonly Shortcut[]): void {
    this.#all = all;
    for (const listener of this.#listeners) listener();
  }
}

/** Those of this page. */
export const shortcuts = new ShortcutRegistry();
