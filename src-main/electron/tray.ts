import { Menu, Tray } from 'electron';
import { say } from './texts/texts.ts';

export interface TrayParts {
  readonly icon: string;
  readonly show: () => void;
  readonly quit: () => void;
  /** Installs the version that waits. */
  readonly update: () => void;
}

/** The icon beside the clock: what the queue does, without a window. Some Linux desktops have no place for it. */
export class QueueTray {
  readonly #parts: TrayParts;
  readonly #tray: Tray;
  #words = '';
  #version: string | null = null;

  constructor(parts: TrayParts) {
    this.#parts = parts;
    this.#tray = new Tray(parts.icon);
    this.#tray.on('click', parts.show);
  }

  /** @param words the queue in one line. */
  setWords(words: string): void {
    this.#words = words;
    this.#tray.setToolTip(`Print Room: ${words}`);
    this.#build();
  }

  /** Takes the icon away, for good. */
  remove(): void {
    this.#tray.destroy();
  }

  setUpdate(version: string): void {
    this.#version = version;
    this.#build();
  }

  #build(): void {
    const { show, quit, update } = this.#parts;
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: this.#words, enabled: false },
        { type: 'separator' },
        { label: say('tray.open'), click: show },
        ...(this.#version === null
          ? []
          : [{ label: say('menu.update', { version: this.#version }), click: update }]),
        { label: say('action.quit'), click: quit },
      ]),
    );
  }
}
