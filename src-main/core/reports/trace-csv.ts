import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { FileSink, type FinishedFile } from '../render/file-sink.ts';
import type { TraceRow } from './trace-rows.ts';

const columns = [
  'gtin',
  'lot',
  'serial',
  'state',
  'event_type',
  'quantity',
  'at',
  'station',
  'operator',
  'printer',
  'run_id',
  'sheet',
  'place',
  'print_file_sha256',
  'artifact_sha256',
  'evidence',
  'reason',
  'event_id',
  'first_event_id',
  'event_hash',
] as const;

/** Writes the trace of a lot as CSV (RFC 4180), one line per event and one per serial without any. */
export async function writeTraceCsv(
  path: string,
  lot: { readonly gtin: string; readonly lot: string },
  pages: AsyncIterable<readonly TraceRow[]>,
): Promise<FinishedFile> {
  const sink = new FileSink(path);
  try {
    const text = Readable.from(linesOf(lot, pages));
    text.pipe(sink);
    await finished(sink);
    return await sink.commit();
  } catch (caught) {
    await sink.discard();
    throw caught;
  }
}

async function* linesOf(
  lot: { readonly gtin: string; readonly lot: string },
  pages: AsyncIterable<readonly TraceRow[]>,
): AsyncGenerator<Buffer> {
  yield Buffer.from(`${columns.join(',')}\r\n`);
  for await (const rows of pages) yield Buffer.from(rows.map((row) => `${lineOf(lot, row)}\r\n`).join(''));
}

function lineOf({ gtin, lot }: { readonly gtin: string; readonly lot: string }, row: TraceRow): string {
  return [
    gtin,
    lot,
    row.serial,
    row.state,
    row.type,
    row.quantity,
    row.at === null ? null : new Date(row.at).toISOString(),
    row.station,
    row.operator,
    row.printer,
    row.run,
    row.sheet,
    row.cell,
    row.print_file,
    row.artifact,
    row.evidence,
    row.reason,
    row.event,
    row.first_event,
    row.hash,
  ]
    .map(cellOf)
    .join(',');
}

/** A spreadsheet takes what begins with these for a formula. */
const formula = /^[=+\-@\t\r]/;

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
