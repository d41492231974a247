import { powerSaveBlocker } from 'electron';

/** Keeps the computer from falling asleep while something prints or is made; the screen may go dark. */
export class Wakefulness {
  #blocker: number | null = null;

  set(busy: boolean): void {
    if (busy) {
      this.#blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    } else if (this.#blocker !== null) {
      powerSaveBlocker.stop(this.#blocker);
      this.#blocker = null;
    }
  }
}
