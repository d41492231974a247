import { buffer } from 'node:stream/consumers';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { PrintRoomError } from '../../../../src-shared/errors.ts';
import { parseElementString } from '../../../../src-shared/gs1/index.ts';
import { checkRow } from '../../catalog/import/check-row.ts';
import type { SymbolRead } from '../../render/protocol.ts';
import type { Press } from '../../render/press.ts';
import { naturalKey, type CheckedRemote } from '../pass/remote-row.ts';

/** Pictures that go to a thread together. */
const batchPictures = 64;
const longestPicture = 256 * 1024;
/** GS, which stands between elements of a symbol. */
const separator = '\x1d';

/** Some labels of an archive, read back, and the number of the entry behind them. */
export interface LabelBatch {
  readonly next: number;
  readonly total: number;
  readonly rows: readonly CheckedRemote[];
}

interface Picture {
  readonly name: string;
  /** null: damaged, or too large for a symbol. */
  readonly bytes: Uint8Array | null;
}
type WholePicture = Picture & { readonly bytes: Uint8Array };

/**
 * Reads the labels of an exported archive back, symbol by symbol, on the render threads: one DataMatrix per PNG.
 * Nothing of the archive is believed but what the symbols say; names of its files are never used as paths.
 * @param first entry to begin with. @throws PrintRoomError `unreadable_file`.
 */
export async function* exportedLabels(
  path: string,
  first: number,
  { press, signal, year }: { readonly press: Press; readonly signal: AbortSignal; readonly year: number },
): AsyncGenerator<LabelBatch> {
  const damaged = (): never => {
    throw new PrintRoomError('unreadable_file', 'The archive of labels that Closient exported is damaged.');
  };
  const zip = await openPromise(path, { autoClose: false }).catch(damaged);
  try {
    let number = 0;
    let batch: Picture[] = [];
    const read = async (): Promise<LabelBatch> => {
      const pictures = batch;
      batch = [];
      return { next: number, total: zip.entryCount, rows: await readBack(pictures, { press, signal, year }) };
    };
    const entries = zip.eachEntry();
    for (;;) {
      const { value: entry } = await entries.next().catch(damaged);
      if (!entry) break;
      number += 1;
      if (number <= first) continue;
      if (entry.fileName.toLowerCase().endsWith('.png')) batch.push(await pictureOf(zip, entry));
      if (batch.length === batchPictures) yield await read();
    }
    yield await read();
  } finally {
    zip.close();
  }
}

async function pictureOf(zip: ZipFile, entry: Entry): Promise<Picture> {
  const name = entry.fileName.slice(0, 200);
  if (entry.uncompressedSize > longestPicture) return { name, bytes: null };
  // One that is damaged is set aside; the others are read.
  const bytes = await zip
    .openReadStreamPromise(entry)
    .then((stream) => buffer(stream))
    .catch(() => null);
  return { name, bytes };
}

async function readBack(
  pictures: readonly Picture[],
  { press, signal, year }: { readonly press: Press; readonly signal: AbortSignal; readonly year: number },
): Promise<CheckedRemote[]> {
  const whole = pictures.filter((picture): picture is WholePicture => picture.bytes !== null);
  const symbols =
    whole.length === 0
      ? []
      : await press.readPictures(
          'datamatrix',
          whole.map(({ bytes }) => bytes),
          signal,
        );
  const symbolOf = new Map<Picture, SymbolRead | null>();
  for (const [index, picture] of whole.entries()) symbolOf.set(picture, symbols[index] ?? null);
  return pictures.map((picture) => rowOf(picture.name, symbolOf.get(picture) ?? null, year));
}

function rowOf(name: string, symbol: SymbolRead | null, year: number): CheckedRemote {
  const refuse = (key: string, reason: string): CheckedRemote => ({
    ok: false,
    closientId: null,
    aside: { rowKey: key, naturalKey: key, reason },
  });
  if (symbol?.identifier !== ']d2')
    return refuse(`file ${name}`, 'it has no GS1 DataMatrix that could be read');
  const parsed = parseElementString(
    `^${(symbol.text.startsWith(separator) ? symbol.text.slice(1) : symbol.text).replaceAll(separator, '^')}`,
  );
  if (!parsed.ok) return refuse(`file ${name}`, parsed.message);
  const value = (ai: string): string => parsed.value.find((element) => element.ai === ai)?.value ?? '';
  const key = naturalKey({ gtin: value('01'), lot: value('10') || null, serial: value('21') || null });
  const fields: Record<string, string> = {
    gtin: value('01'),
    lot: value('10'),
    serial: value('21'),
    expiry: value('17'),
    best_before: value('15'),
  };
  const checked = checkRow((column) => fields[column] ?? '', year);
  if (!checked.ok) return refuse(key, checked.reason);
  return {
    ok: true,
    rowKey: key,
    entity: {
      kind: checked.row.serial === null ? 'lot' : 'serial',
      closientId: null,
      lotClosientId: null,
      row: checked.row,
      isActive: true,
      isPrinted: null,
    },
  };
}
