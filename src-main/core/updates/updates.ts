import type { Logger } from 'pino';
import { toErrorData } from '../../../src-shared/errors.ts';

/** The program that fetches, checks and installs; electron-updater in a package. */
export interface Updater {
  /** Version of a newer program, or null. */
  readonly check: () => Promise<string | null>;
  /** Fetches it and checks its signature. @throws where either fails. */
  readonly fetch: () => Promise<void>;
  /** Ends this program and starts the installer. */
  readonly install: () => void;
}

export interface UpdatesParts {
  readonly updater: Updater;
  /** Whether a run prints or a job is made; then nothing is fetched, offered or installed. */
  readonly isBusy: () => boolean;
  /** Asks whoever is at the computer; true: now. Never asked while busy. */
  readonly offer: (version: string) => Promise<boolean>;
  /** Lets the core finish and frees the data folder. */
  readonly close: () => Promise<void>;
  /** Tells menus and the tray which version waits. */
  readonly onReady: (version: string) => void;
  readonly logger: Logger;
}

/**
 * New versions of the program: found, fetched, offered. Never during a run: what cannot be done now is done when the
 * queue is empty. A "later" is remembered for as long as the program runs; the menu still has the offer.
 */
export class Updates {
  readonly #parts: UpdatesParts;
  #found: string | null = null;
  #ready: string | null = null;
  #offered: string | null = null;
  #step: Promise<void> = Promise.resolve();

  constructor(parts: UpdatesParts) {
    this.#parts = parts;
  }

  /** The version that is here and checked, or null. */
  get ready(): string | null {
    return this.#ready;
  }

  /** Looks for a new version and goes as far as it may. What fails is logged and tried again the next time. */
  look(): Promise<void> {
    return this.#next(async () => {
      const found = await this.#parts.updater.check();
      if (found !== this.#ready) this.#found = found;
      await this.#goOn();
    });
  }

  /** The queue may have become empty. */
  queueChanged(): void {
    if (this.#found !== null || this.#ready !== this.#offered) void this.#next(() => this.#goOn());
  }

  /** @returns false where a run prints: nothing has happened then. */
  async install(): Promise<boolean> {
    const { isBusy, close, updater, logger } = this.#parts;
    if (this.#ready === null || isBusy()) return false;
    logger.info({ version: this.#ready }, 'a new version is installed');
    await close();
    updater.install();
    return true;
  }

  async #goOn(): Promise<void> {
    const { isBusy, updater, onReady, offer, logger } = this.#parts;
    if (this.#found !== null && !isBusy()) {
      await updater.fetch();
      this.#ready = this.#found;
      this.#found = null;
      logger.info({ version: this.#ready }, 'a new version is here and its signature is good');
      onReady(this.#ready);
    }
    if (this.#ready === null || this.#ready === this.#offered || isBusy()) return;
    this.#offered = this.#ready;
    if (await offer(this.#ready)) await this.install();
  }

  /** One step after the other, so that nothing is fetched or asked twice. */
  #next(step: () => Promise<void>): Promise<void> {
    this.#step = this.#step.then(step).catch((caught: unknown) => {
      this.#parts.logger.warn({ err: toErrorData(caught) }, 'looking for a new version failed');
    });
    return this.#step;
  }
}
