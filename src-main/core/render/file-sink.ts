import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Writable } from 'node:stream';

/** A finished file: what it is and how long. */
export interface FinishedFile {
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * A file that appears under its name only when it is whole: written to a temporary name in the same folder, hashed
 * on the way, synced to disk, renamed. `discard` leaves nothing behind.
 */
export class FileSink extends Writable {
  readonly #path: string;
  readonly #temporary: string;
  readonly #hash = createHash('sha256');
  #handle: FileHandle | null = null;
  #bytes = 0;

  constructor(path: string) {
    super({ highWaterMark: 1024 * 1024 });
    this.#path = path;
    this.#temporary = `${path}.part`;
    // A failed write is reported by `commit`; without a listener it would end the process first.
    this.on('error', () => undefined);
  }

  override _construct(callback: (error?: Error | null) => void): void {
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
    } catch (error) {
      callback(error as Error);
      return;
    }
    open(this.#temporary, 'w').then(
      (handle) => {
        this.#handle = handle;
        callback();
      },
      (error: Error) => callback(error),
    );
  }

  override _writev(chunks: { chunk: Buffer }[], callback: (error?: Error | null) => void): void {
    const data = Buffer.concat(chunks.map(({ chunk }) => chunk));
    this.#hash.update(data);
    this.#bytes += data.length;
    this.#writeAll(data).then(() => callback(), callback);
  }

  async #writeAll(data: Buffer): Promise<void> {
    let written = 0;
    while (written < data.length) {
      const { bytesWritten } = (await this.#handle?.write(data, written)) ?? { bytesWritten: data.length };
      written += bytesWritten;
    }
  }

  /** Resolves when what was written so far is few enough to go on: the back-pressure of the pipeline. */
  async ready(): Promise<void> {
    if (this.errored) throw this.errored;
    if (!this.writableNeedDrain) return;
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: Error | null): void => {
        this.off('drain', settle);
        this.off('close', settle);
        if (error) reject(error);
        else if (this.errored) reject(this.errored);
        else resolve();
      };
      this.once('drain', settle);
      this.once('close', settle);
    });
  }

  /** Call after the last byte was written by `end`. The file is then on disk under its name. */
  async commit(): Promise<FinishedFile> {
    await new Promise<void>((resolve, reject) => {
      if (this.errored) reject(this.errored);
      else if (this.writableFinished) resolve();
      else {
        this.once('finish', resolve);
        this.once('close', () => (this.errored ? reject(this.errored) : resolve()));
      }
    });
    await this.#handle?.sync();
    await this.#handle?.close();
    this.#handle = null;
    await rename(this.#temporary, this.#path);
    await syncFolder(dirname(this.#path));
    return { sha256: this.#hash.digest('hex'), bytes: this.#bytes };
  }

  async discard(): Promise<void> {
    this.destroy();
    await this.#handle?.close().catch(() => undefined);
    this.#handle = null;
    await rm(this.#temporary, { force: true });
  }
}

/** A rename is on disk when its folder is. Windows has no such call and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
