import { closeSync, fstatSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';
import { redactText } from './redact-text.ts';

/** Name of the current log in its folder. */
export const logFile = 'print-room.log';

export interface RotatingLogOptions {
  /** Bytes after which a new file is begun. */
  readonly maxBytes: number;
  /** Files beside the current one: `print-room.log.1` is the newest of them. */
  readonly kept: number;
}

/**
 * A log file that is put aside when it has grown, while the program runs: a line PC is not started anew for months. Each
 * line is on disk when the call returns, so the last words before a crash are there, and nothing secret is in it.
 *
 * A line that finds no room on a full disk is lost; printing goes on.
 * @throws the operating system's error where the file cannot be opened at all.
 */
export class RotatingLog implements DestinationStream {
  readonly #path: string;
  readonly #options: RotatingLogOptions;
  #file: number;
  #bytes: number;

  constructor(path: string, options: RotatingLogOptions) {
    this.#path = path;
    this.#options = options;
    this.#file = openSync(path, 'a');
    this.#bytes = fstatSync(this.#file).size;
    this.#rotateIfGrown();
  }

  write(line: string): void {
    const bytes = Buffer.from(redactText(line));
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(this.#file, bytes, written);
      this.#bytes += bytes.length;
      this.#rotateIfGrown();
    } catch {
      return;
    }
  }

  #rotateIfGrown(): void {
    if (this.#bytes < this.#options.maxBytes) return;
    closeSync(this.#file);
    try {
      // Another process of the folder may have put it aside already.
      if (statSync(this.#path).size >= this.#options.maxBytes) this.#putAside();
    } finally {
      this.#file = openSync(this.#path, 'a');
      this.#bytes = fstatSync(this.#file).size;
    }
  }

  #putAside(): void {
    const { kept } = this.#options;
    const aside = (number: number): string => (number === 0 ? this.#path : `${this.#path}.${number}`);
    rmSync(aside(kept), { force: true });
    for (let number = kept - 1; number >= 0; number--) {
      try {
        renameSync(aside(number), aside(number + 1));
      } catch {
        // Not there yet, or somebody reads it; the current file then grows on.
        continue;
      }
    }
  }
}
