import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

/** Of which file on the server the bytes are: its strong ETag, or its date (for If-Range). */
const noteModel = z.object({ validator: z.string().min(1).max(1000) });

/**
 * The file that a download grows in: `<path>.part`, with a note beside it of what it is a part of. A later process goes
 * on with it; without the note it begins anew. Hashed on the way.
 */
export class PartFile {
  readonly #path: string;
  #handle: FileHandle;
  #hash: Hash = createHash('sha256');
  #bytes = 0;
  #validator: string | null = null;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  static async open(path: string): Promise<PartFile> {
    await mkdir(dirname(path), { recursive: true });
    const part = new PartFile(path, await open(`${path}.part`, 'a+'));
    try {
      await part.#goOn();
      return part;
    } catch (caught) {
      await part.close();
      throw caught;
    }
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Something to go on with: at least a byte, and a name for what it is a part of. */
  get validator(): string | null {
    return this.#bytes > 0 ? this.#validator : null;
  }

  /** @param validator of what comes now, or null where the server gives none. */
  async beginAnew(validator: string | null): Promise<void> {
    await rm(this.#notePath, { force: true });
    await this.#handle.truncate(0);
    this.#hash = createHash('sha256');
    this.#bytes = 0;
    this.#validator = validator;
    if (validator !== null) await writeFile(this.#notePath, JSON.stringify({ validator }), { flush: true });
  }

  async append(chunk: Uint8Array): Promise<void> {
    let written = 0;
    while (written < chunk.byteLength) {
      const { bytesWritten } = await this.#handle.write(chunk, written);
      written += bytesWritten;
    }
    this.#hash.update(chunk);
    this.#bytes += chunk.byteLength;
  }

  /** Puts the file under its name, on disk. @returns SHA-256 in hex. */
  async finish(): Promise<string> {
    await this.#handle.sync();
    await this.#handle.close();
    await rename(`${this.#path}.part`, this.#path);
    await rm(this.#notePath, { force: true });
    return this.#hash.digest('hex');
  }

  /** Keeps what is there for the next time. */
  async close(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
  }

  get #notePath(): string {
    return `${this.#path}.part.json`;
  }

  async #goOn(): Promise<void> {
    const { size } = await this.#handle.stat();
    const note = size === 0 ? null : await this.#readNote();
    if (note === null) {
      await this.beginAnew(null);
      return;
    }
    for await (const chunk of createReadStream(`${this.#path}.part`)) this.#hash.update(chunk as Buffer);
    this.#bytes = size;
    this.#validator = note;
  }

  async #readNote(): Promise<string | null> {
    try {
      return noteModel.parse(JSON.parse(await readFile(this.#notePath, 'utf8'))).validator;
    } catch {
      return null;
    }
  }
}
