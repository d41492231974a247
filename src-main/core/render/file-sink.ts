import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** A finished file: what it is and how long. */
export interface FinishedFile {
  readonly sha256: string;
  readonly bytes: number;
}

const unfinished = '.part';

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
    this.#temporary = path + unfinished;
    // A failed write is reported by `ready` and `commit`; without a listener it would end the process first.
    this.on('error', () => undefined);
  }

  override _construct(callback: (error?: Error | null) => void): void {
    this.#open().then(() => callback(), callback);
  }

  async #open(): Promise<void> {
    mkdirSync(dirname(this.#path), { recursive: true });
    this.#handle = await open(this.#temporary, 'w');
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
      const { bytesWritten } = await this.#opened().write(data, written);
      written += bytesWritten;
    }
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.#opened()
      .sync()
      .then(() => callback(), callback);
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    const handle = this.#handle;
    this.#handle = null;
    if (!handle) callback(error);
    else handle.close().then(() => callback(error), callback);
  }

  #opened(): FileHandle {
    if (!this.#handle) throw new Error(`${this.#temporary} is not open.`);
    return this.#handle;
  }

  /** Resolves when what was written so far is few enough to go on: the back-pressure of the pipeline. */
  async ready(): Promise<void> {
    if (this.errored) throw this.errored;
    if (!this.writableNeedDrain) return;
    await new Promise<void>((resolve) => {
      const settle = (): void => {
        this.off('drain', settle);
        this.off('close', settle);
        resolve();
      };
      this.once('drain', settle);
      this.once('close', settle);
    });
    if (this.errored) throw this.errored;
  }

  /** Call after the last byte was written by `end`. The file is then on disk under its name. */
  async commit(): Promise<FinishedFile> {
    await finished(this);
    await closed(this);
    await rename(this.#temporary, this.#path);
    await syncFolder(dirname(this.#path));
    return { sha256: this.#hash.digest('hex'), bytes: this.#bytes };
  }

  async discard(): Promise<void> {
    this.destroy();
    await closed(this);
    await rm(this.#temporary, { force: true });
  }
}

/** Removes what a killed process left half written. Call before the first file of this process is begun. */
export function removeUnfinished(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile() && entry.name.endsWith(unfinished)) rmSync(join(folder, entry.name), { force: true });
  }
}

async function closed(stream: Writable): Promise<void> {
  if (stream.closed) return;
  await new Promise<void>((resolve) => {
    stream.once('close', resolve);
  });
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
