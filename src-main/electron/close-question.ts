import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { say } from './texts/texts.ts';

/**
 * Closing the window ends the program, and with it the run that prints. So whoever closes it meanwhile is asked, and
 * may leave the program running beside the clock.
 */
export class CloseQuestion {
  readonly #isBusy: () => boolean;
  #decided = false;
  #asking = false;

  constructor(isBusy: () => boolean) {
    this.#isBusy = isBusy;
    // The system wants the program to end; nobody is there to answer.
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.once(signal, () => {
        this.letGo();
        app.quit();
      });
    }
  }

  /** From now on nobody is asked. */
  letGo(): void {
    this.#decided = true;
  }

  guard(window: BrowserWindow): void {
    window.on('close', (event) => {
      if (this.#decided || !this.#isBusy()) return;
      event.preventDefault();
      if (!this.#asking) void this.#ask(window);
    });
    window.on('query-session-end', () => this.letGo());
  }

  async #ask(window: BrowserWindow): Promise<void> {
    this.#asking = true;
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      title: 'Print Room',
      message: say('closing.message'),
      detail: say('closing.detail'),
      buttons: [say('closing.go_on'), say('action.quit'), say('action.cancel')],
      defaultId: 0,
      cancelId: 2,
    });
    this.#asking = false;
    if (response === 0) window.hide();
    if (response !== 1) return;
    this.letGo();
    app.quit();
  }
}
