import { basename } from 'node:path';
import { parse, type CsvError, type Info } from 'csv-parse';
import { publicId } from '../../../../src-shared/ids.ts';
import type { ImportReport } from '../../../../src-shared/contract/catalog.ts';
import { PrintRoomError } from '../../../../src-shared/errors.ts';
import { build, type WriteDb } from '../../db/write-db.ts';
import { yieldToOthers } from '../../yield.ts';
import { checkRow } from './check-row.ts';
import { readHeader, type Column } from './columns.ts';
import { decodedText, detectFormat } from './open-table.ts';
import { RowStore } from './store-row.ts';

/** Rows per transaction: about 5 ms, so that polls and clicks never wait for an import. */
const sliceRows = 400;
const namedRejections = 1_000;

interface Line {
  readonly number: number;
  readonly fields: readonly string[];
}

/**
 * Imports a file of lots and serials: streaming, in many short transactions. A bad line is reported and the rest
 * goes on; a crash leaves whole slices, and the same file once more does the rest and changes nothing else.
 *
 * @param name what to call the file; uploads have another name on disk.
 * @throws PrintRoomError `unreadable_file` when the file or its header cannot be used; nothing is stored then.
 */
export async function importFile(
  db: WriteDb,
  organisation: number,
  path: string,
  now: () => number,
  name = basename(path),
): Promise<ImportReport> {
  const format = await detectFormat(path);
  const rejected: { line: number; reason: string }[] = [];
  const counts = { created: 0, updated: 0, unchanged: 0, rejected_count: 0 };
  const refuse = (line: number, reason: string): void => {
    counts.rejected_count++;
    if (rejected.length < namedRejections) rejected.push({ line, reason });
  };

  const text = decodedText(path, format.encoding);
  const parser = parse({
    delimiter: format.delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    // A line with a broken quote is reported like any other bad line.
    skip_records_with_error: true,
    max_record_size: 64 * 1024,
    on_skip: (error: CsvError | undefined) => {
      refuse(
        Number(error?.['lines'] ?? 0),
        `this line cannot be read: ${error?.message ?? 'unknown reason'}`,
      );
      return undefined;
    },
  });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);

  let header: ReadonlyMap<Column, number> | null = null;
  let fieldCount = 0;
  let batch: number | null = null;
  let slice: Line[] = [];
  const year = new Date(now()).getUTCFullYear();
  const flush = (): void => {
    if (batch === null || slice.length === 0) return;
    storeSlice(db, organisation, batch, slice, header ?? new Map(), fieldCount, year, now(), counts, refuse);
    slice = [];
  };

  for await (const entry of parser as AsyncIterable<{ record: string[]; info: Info }>) {
    if (!header) {
      header = readHeader(entry.record);
      fieldCount = entry.record.length;
      batch = beginBatch(db, organisation, name, now());
      continue;
    }
    slice.push({ number: entry.info.lines, fields: entry.record });
    if (slice.length >= sliceRows) {
      flush();
      await yieldToOthers();
    }
  }
  flush();
  if (batch === null) throw new PrintRoomError('unreadable_file', `${name} has no header line.`);
  finishBatch(db, batch, counts, now());
  rejected.sort((a, b) => a.line - b.line);
  return { ...counts, rejected, batch: publicId('batch', batch) };
}

function storeSlice(
  db: WriteDb,
  organisation: number,
  batch: number,
  slice: readonly Line[],
  header: ReadonlyMap<Column, number>,
  fieldCount: number,
  year: number,
  now: number,
  counts: { created: number; updated: number; unchanged: number },
  refuse: (line: number, reason: string) => void,
): void {
  db.transaction(() => {
    const store = new RowStore(db, organisation, batch, now);
    for (const { number, fields } of slice) {
      if (fields.length > fieldCount) {
        refuse(number, `this line has ${fields.length} fields, the header has ${fieldCount}`);
        continue;
      }
      const checked = checkRow((column) => fields[header.get(column) ?? -1]?.trim() ?? '', year);
      if (!checked.ok) {
        refuse(number, checked.reason);
        continue;
      }
      const outcome = store.store(checked.row);
      if (outcome.kind === 'rejected') refuse(number, outcome.reason);
      else counts[outcome.kind]++;
    }
  });
}

function beginBatch(db: WriteDb, organisation: number, name: string, now: number): number {
  return db.run(
    build
      .insertInto('import_batches')
      .values({ organisation_id: organisation, file_name: name, created_at: now }),
  ).id;
}

function finishBatch(
  db: WriteDb,
  batch: number,
  counts: { created: number; updated: number; unchanged: number; rejected_count: number },
  now: number,
): void {
  db.run(
    build
      .updateTable('import_batches')
      .set({ ...counts, finished_at: now })
      .where('id', '=', batch),
  );
}
