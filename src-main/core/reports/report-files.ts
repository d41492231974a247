import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { copyFile, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { MadeReport, ReportOrder, Subject } from '../../../src-shared/contract/reports.ts';
import { PrintRoomError, toErrorData } from '../../../src-shared/errors.ts';
import type { OrganisationRow } from '../catalog/organisations.ts';
import type { ReadDb } from '../db/read-db.ts';
import type { WriteDb } from '../db/write-db.ts';
import { requireLot, turnsOfLot } from '../ledger/hold-lot.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Ports } from '../ports.ts';
import { nameOfOperator } from '../printing/operators.ts';
import { requireRun } from '../printing/run-row.ts';
import { FileSink, type FinishedFile } from '../render/file-sink.ts';
import type { Press } from '../render/press.ts';
import type { Settings } from '../settings/settings.ts';
import { accountsOf, listReconciliations } from './reconcile.ts';
import type { ReportOrigin } from './report-document.ts';
import { traceRows } from './trace-rows.ts';

export interface ReportParts {
  readonly db: WriteDb;
  readonly read: ReadDb;
  readonly ports: Ports;
  readonly settings: Settings;
  readonly ledger: Ledger;
  readonly press: Press;
  /** Folder of the finished reports. */
  readonly folder: string;
}

const dayMs = 24 * 60 * 60 * 1000;
const attempts = 5;
const reportName = /^[0-9a-f]{64}\.(?:pdf|csv)$/;

/**
 * Reports as files, each named by the hash of its bytes, so that the same report is the same file. They are made when
 * somebody asks, fetched in pieces over whichever door, and gone a day later.
 */
export class Reports {
  readonly #parts: ReportParts;

  constructor(parts: ReportParts) {
    this.#parts = parts;
  }

  /** @throws PrintRoomError `not_found`, `validation_error`, `disk_full`, `folder_not_writable`. */
  async make(organisation: OrganisationRow, order: ReportOrder): Promise<MadeReport> {
    const { folder } = this.#parts;
    mkdirSync(folder, { recursive: true });
    await this.#removeOld();
    const extension = order.report === 'trace' ? order.format : 'pdf';
    const path = join(folder, `${randomUUID()}.${extension}`);
    const { name, file } = await this.#write(organisation, order, path);
    const id = `${file.sha256}.${extension}`;
    await rename(path, join(folder, id));
    return { report_id: id, file_name: `${name}.${extension}`, bytes: file.bytes, sha256: file.sha256 };
  }

  /** @throws PrintRoomError `not_found` where it is gone, or was never made. */
  async range(id: string, begin: number, end: number): Promise<{ bytes: Buffer; size: number }> {
    const path = await this.#require(id);
    const { size } = await stat(path);
    const length = Math.max(0, Math.min(end, size) - begin);
    const file = await open(path, 'r');
    try {
      const bytes = Buffer.alloc(length);
      await file.read(bytes, 0, length, begin);
      return { bytes, size };
    } finally {
      await file.close();
    }
  }

  /** Copies a report to a place of the caller's. */
  async save(id: string, path: string): Promise<void> {
    const from = await this.#require(id);
    try {
      await copyFile(from, path);
    } catch (caught) {
      const { code, message } = toErrorData(caught);
      throw new PrintRoomError(
        code === 'disk_full' ? code : 'folder_not_writable',
        `${path} cannot be written: ${message}`,
        { cause: caught },
      );
    }
  }

  async #write(
    organisation: OrganisationRow,
    order: ReportOrder,
    path: string,
  ): Promise<{ name: string; file: FinishedFile }> {
    const { db, read, ports, press } = this.#parts;
    switch (order.report) {
      case 'run': {
        const run = requireRun(db, organisation.id, order.run_id);
        const { runReport } = await import('./run-report.ts');
        const facts = { db, run, ...(await this.#accounts(organisation, { run_id: run.id })) };
        return { name: `run-${run.id}`, file: await keep(path, await runReport(facts, ports.resources)) };
      }
      case 'lot': {
        const lot = requireLot(db, organisation.id, order);
        const { lotReport } = await import('./lot-report.ts');
        const accounts = await this.#accounts(organisation, { gtin: lot.gtin, lot: lot.lot });
        const turns = turnsOfLot(db, organisation.id, lot).map((turn) => ({
          ...turn,
          operator: nameOfOperator(db, turn.operator),
          at: new Date(turn.at).toISOString(),
        }));
        const facts = { db, lot, turns, ...accounts };
        return {
          name: fileName('lot', lot),
          file: await keep(path, await lotReport(facts, ports.resources)),
        };
      }
      case 'reconciliation': {
        const all = listReconciliations(db, organisation.id, order.subject);
        const closed = order.version == null ? all.at(-1) : all[order.version - 1];
        if (!closed) throw new PrintRoomError('not_found', 'There is no such closed reconciliation.');
        const { reconciliationReport } = await import('./reconciliation-report.ts');
        const bytes = await reconciliationReport(closed, this.#origin(organisation), ports.resources);
        const of =
          'run_id' in closed.subject ? `run-${closed.subject.run_id}` : fileName('lot', closed.subject);
        return { name: `reconciliation-${of}-${closed.version}`, file: await keep(path, bytes) };
      }
      case 'trace': {
        const lot = requireLot(db, organisation.id, order);
        const pages = traceRows({ db, read }, lot.id);
        const name = fileName('trace', lot);
        if (order.format === 'csv') {
          const { writeTraceCsv } = await import('./trace-csv.ts');
          return { name, file: await writeTraceCsv(path, lot, pages) };
        }
        const { writeTracePdf } = await import('./trace-pdf.ts');
        const subject = `lot ${lot.lot} of GTIN ${lot.gtin}`;
        const origin = this.#origin(organisation);
        return { name, file: await writeTracePdf(path, { subject, origin, font: press.font, pages }) };
      }
    }
  }

  /** Accounts and the heads they were read under: where work goes on meanwhile, they are read again. */
  async #accounts(organisation: OrganisationRow, subject: Subject) {
    for (let attempt = 1; ; attempt++) {
      const origin = this.#origin(organisation);
      const accounts = await accountsOf(this.#parts, organisation.id, subject, null);
      const now = this.#parts.ledger.heads(organisation.id);
      const isSteady =
        now.events.hash === origin.heads.events.hash && now.records.hash === origin.heads.records.hash;
      if (!isSteady && attempt < attempts) continue;
      return { origin, accounts, closed: listReconciliations(this.#parts.db, organisation.id, subject) };
    }
  }

  #origin({ id, name, sample }: OrganisationRow): ReportOrigin {
    const heads = this.#parts.ledger.heads(id);
    const { station, events, records } = heads;
    const place = 'WHERE organisation_id = ? AND station = ? AND station_seq = ?';
    const asOf = this.#parts.db
      .prepare(
        `SELECT max(at) FROM (SELECT at FROM lifecycle_events ${place} UNION ALL SELECT at FROM records ${place})`,
      )
      .pluck()
      .get(id, station, events.station_seq, id, station, records.station_seq);
    return { organisation: name, sample: sample === 1, heads, asOf: typeof asOf === 'number' ? asOf : null };
  }

  async #require(id: string): Promise<string> {
    const path = join(this.#parts.folder, id);
    if (reportName.test(id) && (await stat(path).catch(() => null))) return path;
    throw new PrintRoomError('not_found', 'This report is gone; make it again.');
  }

  async #removeOld(): Promise<void> {
    const { folder, ports } = this.#parts;
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const { mtimeMs } = await stat(path);
      if (mtimeMs < ports.now() - dayMs) await rm(path, { force: true });
    }
  }
}

async function keep(path: string, bytes: Buffer): Promise<FinishedFile> {
  const sink = new FileSink(path);
  sink.end(bytes);
  return sink.commit();
}

/** GTIN and lot as a file name: a lot may have characters that no file name has. */
function fileName(what: string, { gtin, lot }: { readonly gtin: string; readonly lot: string }): string {
  return `${what}-${gtin}-${lot.replaceAll(/[^A-Za-z0-9.-]/g, '_')}`;
}
