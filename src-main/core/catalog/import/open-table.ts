import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { PrintRoomError } from '../../../../src-shared/errors.ts';

/** How a file of rows is written. */
export interface TableFormat {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly delimiter: ',' | ';' | '\t';
}

const headerBytes = 64 * 1024;
const pieceBytes = 64 * 1024;
/** Control characters other than a tab: none is in a header line; every packed or compiled file has some in its first bytes. */
const binary = /[^\P{Cc}\t]/u;

/**
 * Finds out encoding and delimiter: a byte order mark decides; without one the file is UTF-8 if all of it is valid
 * UTF-8, else Windows-1252, which is what Excel writes as "CSV". The delimiter is the header line's.
 * @throws PrintRoomError `unreadable_file`
 */
export async function detectFormat(path: string): Promise<TableFormat> {
  const start = await readStart(path);
  if (start.length === 0) throw unreadable(path, 'is empty');
  const encoding = markedEncoding(start) ?? ((await isUtf8(path)) ? 'utf-8' : 'windows-1252');
  const header = /[^\r\n]+/.exec(new TextDecoder(encoding).decode(start))?.[0] ?? '';
  if (binary.test(header)) {
    throw unreadable(path, 'is not a table of text; save it as CSV (UTF-8) and import that file');
  }
  return { encoding, delimiter: detectDelimiter(header) };
}

/** The file as text, decoded piece by piece, without its byte order mark. */
export async function* readText(path: string, encoding: TableFormat['encoding']): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of piecesOf(path)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

async function readStart(path: string): Promise<Buffer> {
  let file;
  try {
    file = await open(path, 'r');
    if ((await file.stat()).isFile()) {
      const buffer = Buffer.alloc(headerBytes);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      return buffer.subarray(0, bytesRead);
    }
  } catch (caught) {
    const missing = caught instanceof Error && 'code' in caught && caught.code === 'ENOENT';
    throw unreadable(path, missing ? 'does not exist' : 'cannot be read', caught);
  } finally {
    await file?.close();
  }
  throw unreadable(path, 'is not a file');
}

async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: pieceBytes })) yield piece as Buffer;
  } catch (caught) {
    throw unreadable(path, 'could not be read to its end', caught);
  }
}

function markedEncoding(start: Buffer): TableFormat['encoding'] | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return null;
}

async function isUtf8(path: string): Promise<boolean> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const holds = (decode: () => unknown): boolean => {
    try {
      decode();
      return true;
    } catch {
      return false;
    }
  };
  for await (const piece of piecesOf(path)) {
    if (!holds(() => strict.decode(piece, { stream: true }))) return false;
  }
  return holds(() => strict.decode());
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

function unreadable(path: string, problem: string, cause?: unknown): PrintRoomError {
  return new PrintRoomError('unreadable_file', `The file ${path} ${problem}.`, { cause });
}
