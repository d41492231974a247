import { basename } from 'node:path';
import { publicId } from '../../../../src-shared/ids.ts';
import type { ImportReport } from '../../../../src-shared/contract/catalog.ts';
import { PrintRoomError } from '../../../../src-shared/errors.ts';
import { build, type WriteDb } from '../../db/write-db.ts';
import { yieldToOthers } from '../../yield.ts';
import { inTurn } from '../in-turn.ts';
import { checkRow } from './check-row.ts';
import { readHeader, type Header } from './columns.ts';
import { csvRows, type BrokenLine, type CsvRow } from './csv-rows.ts';
import { isJson, jsonHeader, jsonRows } from './json-rows.ts';
import { detectFormat, readText } from './open-table.ts';
import { SaidBefore } from './said-before.ts';
import { RowStore, type StoreOutcome } from './store-row.ts';

/** Rows per transaction: about 5 ms, so that polls and clicks never wait for an import. */
const sliceRows = 300;
const namedRejections = 1_000;

/**
 * Imports a file of lots and serials, a table or JSON: streaming, in many short transactions. A bad line is reported and the rest
 * goes on; a crash leaves whole slices, and the same file once more does the rest and changes nothing else.
 *
 * @param name what to call the file; uploads have another name on disk.
 * @throws PrintRoomError `unreadable_file` when the file or its header cannot be used; nothing is stored then.
 */
export function importFile(
  db: WriteDb,
  organisation: number,
  path: string,
  now: () => number,
  name = basename(path),
): Promise<ImportReport> {
  return inTurn(db, async () => {
    const { header, rows } = await openRows(path, name);
    const batch = new Batch(db, organisation, name, header, now);
    let slice: (CsvRow | BrokenLine)[] = [];
    for await (const row of rows) {
      slice.push(row);
      if (slice.length < sliceRows) continue;
      batch.store(slice);
      slice = [];
      await yieldToOthers();
    }
    batch.store(slice);
    return batch.finish();
  });
}

/** A table with its header line, or JSON. */
async function openRows(
  path: string,
  name: string,
): Promise<{ header: Header; rows: AsyncGenerator<CsvRow | BrokenLine> }> {
  const { encoding, delimiter } = await detectFormat(path);
  if (await isJson(readText(path, encoding)))
    return { header: jsonHeader, rows: jsonRows(readText(path, encoding)) };
  const rows = csvRows(readText(path, encoding), delimiter);
  const first = await rows.next();
  if (first.done) throw new PrintRoomError('unreadable_file', `${name} has no header line.`);
  return { header: readHeader(first.value), rows };
}

/** One import on its way: its header, its counts, and what its lines said so far. */
class Batch {
  readonly #db: WriteDb;
  readonly #organisation: number;
  readonly #header: Header;
  readonly #now: () => number;
  readonly #year: number;
  readonly #id: number;
  readonly #said = new SaidBefore();
  readonly #counts = { created: 0, updated: 0, unchanged: 0, rejected_count: 0 };
  readonly #rejected: { line: number; reason: string }[] = [];

  constructor(db: WriteDb, organisation: number, name: string, header: Header, now: () => number) {
    this.#db = db;
    this.#organisation = organisation;
    this.#header = header;
    this.#now = now;
    this.#year = new Date(now()).getUTCFullYear();
    this.#id = db.run(
      build
        .insertInto('import_batches')
        .values({ organisation_id: organisation, file_name: name, created_at: now() }),
    ).id;
  }

  /** Stores a slice with the counts so far: they are right after a crash, too. */
  store(slice: readonly (CsvRow | BrokenLine)[]): void {
    this.#db.slice(() => {
      const store = new RowStore(this.#db, this.#organisation, this.#id, this.#now(), this.#said);
      for (const row of slice) {
        const outcome = 'problem' in row ? rejection(row.problem) : this.#storeRow(store, row);
        if (outcome.kind === 'rejected') this.#refuse(row, outcome.reason);
        else this.#counts[outcome.kind]++;
      }
      this.#save({});
    });
  }

  finish(): ImportReport {
    this.#save({ finished_at: this.#now() });
    return { ...this.#counts, rejected: this.#rejected, batch: publicId('batch', this.#id) };
  }

  #storeRow(store: RowStore, { fields }: CsvRow): StoreOutcome {
    const { columns, width } = this.#header;
    if (fields.length > width && fields.slice(width).some((field) => field.trim() !== '')) {
      return rejection(`this line has ${fields.length} fields, the header has ${width}`);
    }
    const checked = checkRow((column) => fields[columns.get(column) ?? -1]?.trim() ?? '', this.#year);
    return checked.ok ? store.store(checked.row) : rejection(checked.reason);
  }

  #refuse(row: CsvRow | BrokenLine, reason: string): void {
    this.#counts.rejected_count++;
    if (this.#rejected.length >= namedRejections) return;
    const several = 'lastLine' in row && row.lastLine > row.line;
    this.#rejected.push({
      line: row.line,
      reason: several ? `lines ${row.line} to ${row.lastLine} are one quoted row: ${reason}` : reason,
    });
  }

  #save(more: { finished_at?: number }): void {
    this.#db.run(
      build
        .updateTable('import_batches')
        .set({ ...this.#counts, ...more })
        .where('id', '=', this.#id),
    );
  }
}

function rejection(reason: string): StoreOutcome {
  return { kind: 'rejected', reason };
}
