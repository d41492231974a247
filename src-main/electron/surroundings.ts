import { setMenu, type MenuParts } from './menu.ts';
import { QueueTray, type TrayParts } from './tray.ts';

export type SurroundingsParts = Omit<MenuParts, 'kiosk' | 'update'> &
  Omit<TrayParts, 'update'> & { readonly install: () => void };

/** Menu and tray: what stands around the window. While it is a kiosk there is neither, since both lead out of it. */
export class Surroundings {
  readonly #parts: SurroundingsParts;
  #kiosk: boolean;
  #words: string;
  #version: string | null = null;
  #tray: QueueTray | null = null;

  /** @param words of the tray, see `setWords`. */
  constructor(parts: SurroundingsParts, kiosk: boolean, words: string) {
    this.#parts = parts;
    this.#kiosk = kiosk;
    this.#words = words;
    this.#build();
  }

  /** In the language of now. */
  rename(): void {
    this.#build();
  }

  setKiosk(on: boolean): void {
    if (on === this.#kiosk) return;
    this.#kiosk = on;
    this.#build();
  }

  /** @param words the queue in one line. */
  setWords(words: string): void {
    this.#words = words;
    this.#tray?.setWords(words);
  }

  /** @param version that waits to be installed. */
  setUpdate(version: string): void {
    this.#version = version;
    this.#build();
  }

  #build(): void {
    const { install, ...parts } = this.#parts;
    const update = this.#version === null ? null : { version: this.#version, install };
    setMenu({ ...parts, kiosk: this.#kiosk, update });
    if (this.#kiosk) {
      this.#tray?.remove();
      this.#tray = null;
      return;
    }
    this.#tray ??= new QueueTray({ ...parts, update: install });
    this.#tray.setWords(this.#words);
    if (this.#version !== null) this.#tray.setUpdate(this.#version);
  }
}
