import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { ZipFile } from 'yazl';
import type { ArchiveFormat } from '../../../src-shared/models/data-export.ts';
import { FileSink, type FinishedFile } from '../render/file-sink.ts';

/** An archive that is written member by member and appears under its name when it is whole. */
export interface ArchiveWriter {
  /**
   * Writes a member to its end before the next may come. `pieces` must not throw for anything but the end of the
   * whole archive. @param bytes where the length is known beforehand.
   */
  add(name: string, pieces: AsyncIterable<Buffer>, bytes?: number): Promise<FinishedFile>;
  finish(): Promise<FinishedFile>;
  discard(): Promise<void>;
}

export function createArchive(format: ArchiveFormat, path: string, at: number): ArchiveWriter {
  return format === 'zip' ? new ZipWriter(path, at) : new TarWriter(path, at);
}

class ZipWriter implements ArchiveWriter {
  readonly #zip = new ZipFile();
  readonly #mtime: Date;
  readonly #sink: FileSink;
  readonly #written: Promise<void>;

  constructor(path: string, at: number) {
    this.#mtime = new Date(at);
    this.#sink = new FileSink(path);
    // It repeats the errors of members, which `add` tells.
    this.#zip.on('error', () => undefined);
    this.#written = pipeline(this.#zip.outputStream, this.#sink);
    // Told by `add` and `finish`.
    this.#written.catch(() => undefined);
  }

  async add(name: string, pieces: AsyncIterable<Buffer>): Promise<FinishedFile> {
    const meter = new Meter();
    await this.#unlessBroken(
      new Promise<void>((resolve, reject) => {
        this.#zip.addReadStreamLazy(name, { mtime: this.#mtime }, (ready) => {
          const member = Readable.from(meter.over(pieces), { objectMode: false });
          member.once('error', reject).once('end', resolve);
          ready(null, member);
        });
      }),
    );
    return meter.result();
  }

  async finish(): Promise<FinishedFile> {
    this.#zip.end();
    await this.#written;
    return this.#sink.commit();
  }

  discard(): Promise<void> {
    return this.#sink.discard();
  }

  /** A full disk shows at the other end of the stream, where the member never learns of it. */
  #unlessBroken(work: Promise<void>): Promise<void> {
    return Promise.race([work, this.#written]);
  }
}

/** A tar header names the length of what follows, so a member of unknown length is written to a file of its own first. */
class TarWriter implements ArchiveWriter {
  readonly #pack = pack();
  readonly #mtime: Date;
  readonly #spool: string;
  readonly #sink: FileSink;
  readonly #written: Promise<void>;

  constructor(path: string, at: number) {
    this.#mtime = new Date(at);
    this.#spool = `${path}.spool.part`;
    this.#sink = new FileSink(path);
    this.#written = pipeline(this.#pack, createGzip(), this.#sink);
    this.#written.catch(() => undefined);
  }

  async add(name: string, pieces: AsyncIterable<Buffer>, bytes?: number): Promise<FinishedFile> {
    const meter = new Meter();
    if (bytes !== undefined) {
      await this.#write(name, meter.over(pieces), bytes);
      return meter.result();
    }
    try {
      await pipeline(meter.over(pieces), createWriteStream(this.#spool));
      await this.#write(name, createReadStream(this.#spool), meter.result().bytes);
    } finally {
      await rm(this.#spool, { force: true });
    }
    return meter.result();
  }

  async finish(): Promise<FinishedFile> {
    this.#pack.finalize();
    await this.#written;
    return this.#sink.commit();
  }

  discard(): Promise<void> {
    this.#pack.destroy(new Error('The archive was given up.'));
    return this.#sink.discard();
  }

  async #write(name: string, pieces: AsyncIterable<Buffer>, size: number): Promise<void> {
    const header = { name, size, mtime: this.#mtime, mode: 0o644 };
    const done = Promise.withResolvers<void>();
    const entry = this.#pack.entry(header, (error) => (error ? done.reject(error) : done.resolve()));
    done.promise.catch(() => undefined);
    await Promise.race([pipeline(pieces, entry), this.#written]);
    await Promise.race([done.promise, this.#written]);
  }
}

/** Length and SHA-256 of what passes through. */
class Meter {
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #digest: string | null = null;

  async *over(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      this.#hash.update(piece);
      this.#bytes += piece.length;
      yield piece;
    }
  }

  result(): FinishedFile {
    this.#digest ??= this.#hash.digest('hex');
    return { bytes: this.#bytes, sha256: this.#digest };
  }
}
