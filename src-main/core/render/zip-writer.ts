import { Readable, type PassThrough, type Writable } from 'node:stream';
import { ZipFile, type ReadStreamOptions } from 'yazl';
import { DirectoryRecords, written, type DirectoryEntry } from './zip-directory.ts';

/** What is used here of yazl beyond its types. */
interface Internals {
  entries: DirectoryEntry[];
}

/** A member that is read when its turn comes. */
export interface LateMember {
  readonly name: string;
  readonly open: () => Readable;
}

/** Members that wait for their turn; more would only cost memory. */
const ahead = 64;
/** Three quarters of the usual level's time for 7 % more bytes, with SVG files of 4 KB (measured). */
const compressionLevel = 3;

/** The same for every member of every archive, so that the same members give the same bytes. */
const stamp = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 } as const;

/**
 * Writes a ZIP through yazl into a stream, in flat memory.
 *
 * yazl keeps an object for every member until the end and goes through all of them at each new one: 23 s and 496 MB
 * for 50,000 members. So members that are written are taken out of its list, and only the 100 bytes that the central
 * directory says of them are kept and put back at the end: 7 s and 127 MB for 100,000 members.
 */
export class ZipWriter {
  readonly #zip = new ZipFile();
  readonly #list = this.#zip as unknown as Internals;
  readonly #output = this.#zip.outputStream as PassThrough;
  readonly #sink: Writable;
  readonly #directory = new DirectoryRecords();
  #ending = false;
  #wake: (() => void) | null = null;

  /** @param sink gets the archive's bytes and is ended after the last one; errors destroy it. */
  constructor(sink: Writable) {
    this.#sink = sink;
    this.#zip.on('error', (error: Error) => sink.destroy(error));
    const wake = (): void => this.#wake?.();
    sink.once('close', wake);
    this.#output.on('drain', wake);
    this.#output.pipe(sink);
  }

  /**
   * Adds a member. Resolves when there is room for the next one: a slow disk holds the caller back.
   * @param how `deflate` for text; `store` for what is compressed already.
   */
  async add(name: string, bytes: Uint8Array, how: 'deflate' | 'store'): Promise<void> {
    if (how === 'deflate') {
      this.#addStream(name, () => streamOf(bytes), bytes.length);
      await this.#until(() => this.#list.entries.length < ahead);
      return;
    }
    // A stored member from a stream would have its length behind it, and who reads without seeking could not take it.
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#zip.addBuffer(whole, name, { ...stamp, compress: false });
    this.#takeWritten();
    await this.#until(() => !this.#output.writableNeedDrain);
  }

  /** Ends the archive, and the sink with it. @param last deflated members; a reader finds them listed first. */
  async end(last: readonly [LateMember, ...LateMember[]]): Promise<void> {
    let begun = false;
    for (const { name, open } of last) {
      this.#addStream(name, () => {
        // The first of them begins when all others are written; these two stay in the list, before the records.
        this.#ending = true;
        begun = true;
        return open();
      });
    }
    await this.#until(() => begun);
    this.#list.entries = [...this.#list.entries, ...this.#directory.entries()];
    this.#zip.end();
  }

  #addStream(name: string, open: () => Readable, size?: number): void {
    const options: Partial<ReadStreamOptions> = {
      ...stamp,
      compressionLevel,
      ...(size !== undefined && { size }),
    };
    this.#zip.addReadStreamLazy(name, options, (give) => {
      if (!this.#ending) this.#takeWritten();
      const stream = open();
      stream.once('error', (error) => this.#sink.destroy(error));
      give(null, stream);
      this.#wake?.();
    });
  }

  /** From the front of yazl's list; it only looks for the first member that is not written. */
  #takeWritten(): void {
    const { entries } = this.#list;
    let count = 0;
    for (let entry = entries[0]; entry?.state === written; entry = entries[++count]) {
      this.#directory.add(entry.getCentralDirectoryRecord());
    }
    entries.splice(0, count);
  }

  /** Waits until a condition holds that only comes true when a member begins or the sink takes more. */
  async #until(holds: () => boolean): Promise<void> {
    for (;;) {
      if (this.#sink.errored) throw this.#sink.errored;
      if (this.#sink.destroyed) throw new Error('The archive was given up.');
      if (holds()) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

function streamOf(bytes: Uint8Array): Readable {
  return new Readable({
    read() {
      this.push(bytes);
      this.push(null);
    },
  });
}
