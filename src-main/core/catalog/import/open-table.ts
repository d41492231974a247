import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { PrintRoomError } from '../../../../src-shared/errors.ts';

/** How a file of rows is written. */
export interface TableFormat {
  readonly encoding: 'utf-8' | 'utf-16le' | 'windows-1252';
  readonly delimiter: ',' | ';' | '\t';
}

/**
 * Finds out encoding and delimiter: a byte order mark decides; without one the file is UTF-8 if all of it is valid
 * UTF-8, else Windows-1252, which is what Excel writes as "CSV". The delimiter is the header line's.
 * @throws PrintRoomError `unreadable_file`
 */
export async function detectFormat(path: string): Promise<TableFormat> {
  const start = await readStart(path);
  if (start.length === 0) throw new PrintRoomError('unreadable_file', `${path} is empty.`);
  const encoding = await detectEncoding(path, start);
  const header = new TextDecoder(encoding).decode(start).split(/\r\n|\n|\r/, 1)[0] ?? '';
  return { encoding, delimiter: detectDelimiter(header) };
}

/** The file as text, decoded piece by piece. */
export function decodedText(path: string, encoding: TableFormat['encoding']): Readable {
  const decoder = new TextDecoder(encoding);
  const decode = new Transform({
    readableObjectMode: false,
    transform(chunk: Buffer, _encoding, callback) {
      callback(null, decoder.decode(chunk, { stream: true }));
    },
    flush(callback) {
      callback(null, decoder.decode());
    },
  });
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  file.on('error', (error) => decode.destroy(error));
  return file.pipe(decode);
}

async function readStart(path: string): Promise<Buffer> {
  let file;
  try {
    file = await open(path, 'r');
  } catch (caught) {
    const reason =
      caught instanceof Error && 'code' in caught && caught.code === 'ENOENT'
        ? 'does not exist'
        : 'cannot be read';
    throw new PrintRoomError('unreadable_file', `The file ${path} ${reason}.`, { cause: caught });
  }
  try {
    const buffer = Buffer.alloc(64 * 1024);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } catch (caught) {
    throw new PrintRoomError('unreadable_file', `The file ${path} cannot be read.`, { cause: caught });
  } finally {
    await file.close();
  }
}

async function detectEncoding(path: string, start: Buffer): Promise<TableFormat['encoding']> {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      strict.decode(chunk as Buffer, { stream: true });
    }
    strict.decode();
    return 'utf-8';
  } catch (caught) {
    if (caught instanceof TypeError) return 'windows-1252';
    throw caught;
  }
}

function detectDelimiter(header: string): TableFormat['delimiter'] {
  const outsideQuotes = header.replaceAll(/"[^"]*"/g, '');
  const counts = ([',', ';', '\t'] as const).map((delimiter) => ({
    delimiter,
    count: outsideQuotes.split(delimiter).length,
  }));
  counts.sort((a, b) => b.count - a.count);
  return counts[0]?.delimiter ?? ',';
}
