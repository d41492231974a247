import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Logger } from 'pino';

/**
 * Lets the core finish what it is writing before the process goes. Electron does not wait for a promise, so the first
 * quit is held back and the process ends itself when the core is closed.
 */
export class Quit {
  readonly #close: () => Promise<void>;
  readonly #logger: Logger;
  #closing: Promise<number> | null = null;
  #closed = false;

  constructor(close: () => Promise<void>, logger: Logger) {
    this.#close = close;
    this.#logger = logger;
    app.on('will-quit', (event) => {
      // Whoever closed the core first, such as an update, lets the process go in its own way.
      if (this.#closed) return;
      const isAgain = this.#closing !== null;
      event.preventDefault();
      if (!isAgain) void this.closeCore().then((code) => app.exit(code));
    });
    // On macOS too: without a window nobody would see the questions of a print run.
    app.on('window-all-closed', () => app.quit());
  }

  /**
   * Closes the core; at most once, whoever asks.
   * @returns exit code of the program.
   */
  closeCore(): Promise<number> {
    this.#closing ??= this.#close().then(
      () => 0,
      (caught: unknown) => {
        this.#logger.error({ err: caught }, 'the core did not close cleanly');
        return 1;
      },
    );
    return this.#closing.finally(() => (this.#closed = true));
  }

  /** Windows ends programs at a sign-out without asking them to quit. */
  closeWithSession(window: BrowserWindow): void {
    window.on('session-end', () => void this.closeCore());
  }
}
