import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { openPromise } from 'yauzl';
import type { ArchiveFormat } from '../../../src-shared/models/data-export.ts';
import { manifestName } from '../data-export/table-files.ts';

/** A file inside an archive. Its pieces are read before the next member is asked for, or not at all. */
export interface Member {
  readonly name: string;
  readonly bytes: number;
  readonly pieces: AsyncIterable<Buffer>;
}

/** What an archive may unpack to: JSON Lines pack 10 to 30 times, the worst an archive can do is 1,000 times. */
const mostPerByte = 200;
const bytesAlways = 64 * 1024 * 1024;

/** A member count, size or kind that none of our archives has. */
export class ArchiveProblem extends Error {}

export const mostUnpacked = (archiveBytes: number): number => bytesAlways + archiveBytes * mostPerByte;

/**
 * What a file is, by its content. A zip without a manifest is somebody else's, such as a workbook.
 * @returns null for everything that is no archive of ours.
 */
export async function archiveFormatOf(path: string): Promise<ArchiveFormat | null> {
  const start = await firstBytes(path);
  if (start.length >= 3 && start[0] === 0x1f && start[1] === 0x8b && start[2] === 0x08) return 'tar.gz';
  if (start.toString('latin1') !== 'PK\x03\x04') return null;
  try {
    for await (const { name } of members('zip', path, Number.MAX_SAFE_INTEGER)) {
      if (name === manifestName) return 'zip';
    }
  } catch {
    // No table either: what is wrong with it is for the restoring to say.
    return 'zip';
  }
  return null;
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    // A file that cannot be read is reported by the import of rows.
    return Buffer.alloc(0);
  }
}

/** The files of an archive in its order. @param most bytes it may unpack to. @throws ArchiveProblem */
export function members(format: ArchiveFormat, path: string, most: number): AsyncGenerator<Member> {
  return format === 'zip' ? zipMembers(path, most) : tarMembers(path, most);
}

async function* zipMembers(path: string, most: number): AsyncGenerator<Member> {
  const zip = await openPromise(path, { autoClose: false, strictFileNames: true });
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (entry.isEncrypted()) throw new ArchiveProblem(`${entry.fileName} is encrypted`);
      total = count(total, entry.uncompressedSize, most);
      yield {
        name: entry.fileName,
        bytes: entry.uncompressedSize,
        pieces: {
          async *[Symbol.asyncIterator]() {
            // Refuses a member that is longer or shorter than it says.
            yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
          },
        },
      };
    }
  } finally {
    zip.close();
  }
}

async function* tarMembers(path: string, most: number): AsyncGenerator<Member> {
  const tar = extract();
  const file = createReadStream(path);
  const gunzip = createGunzip();
  const fail = (error: Error): void => {
    tar.destroy(error);
  };
  file.once('error', fail).pipe(gunzip);
  let unpacked = 0;
  gunzip.on('data', (piece: Buffer) => {
    unpacked += piece.length;
    if (unpacked > most) fail(new ArchiveProblem('it unpacks to far more than an export does'));
  });
  gunzip.once('error', fail).pipe(tar);
  try {
    for await (const entry of tar) {
      const { name, type, size } = entry.header;
      if (type === 'directory') {
        entry.resume();
        continue;
      }
      if (type !== 'file' && type !== 'contiguous-file') throw new ArchiveProblem(`${name} is not a file`);
      let opened = false;
      const pieces: AsyncIterable<Buffer> = {
        [Symbol.asyncIterator]: () => {
          opened = true;
          return entry[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
        },
      };
      yield { name, bytes: size ?? 0, pieces };
      if (!opened) entry.resume();
    }
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}

function count(total: number, bytes: number, most: number): number {
  if (total + bytes <= most) return total + bytes;
  throw new ArchiveProblem('it unpacks to far more than an export does');
}
