import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PrintRoomError } from '../../../../src-shared/errors.ts';
import type { LabelExportFilters } from '../../../../src-shared/models/label-export.ts';
import { inTurn } from '../../catalog/in-turn.ts';
import { SaidBefore } from '../../catalog/import/said-before.ts';
import type { Ports } from '../../ports.ts';
import type { Press } from '../../render/press.ts';
import { ClosientFailure } from '../client/failure.ts';
import type { ExportStatus } from '../client/answers.ts';
import { waitOnTimer } from '../client/wait.ts';
import { Conflicts } from '../conflicts.ts';
import type { PassTools } from '../pass/list-pass.ts';
import { naturalKey, type CheckedRemote } from '../pass/remote-row.ts';
import { hasNoFile, isGone } from '../remote/judge.ts';
import { RemoteStore } from '../pass/remote-store.ts';
import { Quarantine } from '../quarantine.ts';
import { noCounts, readSource, writeSource } from '../source-rows.ts';
import { exportedLabels } from './exported-labels.ts';
import { patient, type Source, type SourceAsk } from './source.ts';

const name = 'label_export';
const scopes = ['lots', 'serials'] as const;
const firstPollMs = 2_000;
const longestPollMs = 30_000;
/** What was made a moment before the last window ended may have come to light after it. */
const overlapMs = 24 * 60 * 60 * 1000;
const mostProbes = 3;

/** What it keeps between two runs. */
const detailModel = z.object({
  /** The probe has shown that an export does not count as printed. */
  isHarmless: z.boolean().catch(false),
  /** Where the next window begins, epoch milliseconds. */
  windowFrom: z.number().nullable().catch(null),
  /** The window that is being read. */
  window: z.object({ from: z.number(), to: z.number() }).nullable().catch(null),
  /** Scopes of the window that are read. */
  done: z.array(z.enum(scopes)).catch([]),
  /** An order is on its way: after a crash nobody knows whether it arrived. */
  submitting: z.boolean().catch(false),
  job: z
    .object({ scope: z.enum(scopes), id: z.string(), next: z.number() })
    .nullable()
    .catch(null),
});
type Detail = z.output<typeof detailModel>;

export interface LabelExportParts {
  readonly press: Press;
  readonly ports: Ports;
  /** Folder in which downloads grow. */
  readonly downloads: string;
}

/**
 * Reads exported labels back: the documented way to lots and serials where there is no list. It knows only what was
 * made in the window it asked for, so it makes nothing inactive. Nobody says whether an export counts as printed at
 * Closient; that is tried with one lot first, and if it does, this source is closed for good.
 */
export function labelExportSource(parts: LabelExportParts): Source {
  return {
    name,
    title: 'Exported labels, read back',
    assumed: false,
    byHand: true,
    warning:
      'Closient does not say whether exporting labels counts as printing them. One lot is tried first; it may be counted as printed there.',
    available: () => Promise.resolve(null),
    run: (ask, tools) => new LabelExport(parts, ask, tools).run(),
  };
}

class LabelExport {
  readonly #parts: LabelExportParts;
  readonly #ask: SourceAsk;
  readonly #tools: PassTools;
  #detail: Detail;

  constructor(parts: LabelExportParts, ask: SourceAsk, tools: PassTools) {
    this.#parts = parts;
    this.#ask = ask;
    this.#tools = tools;
    this.#detail = detailModel.parse(readSource(tools.db, tools.organisation, name).detail);
  }

  async run(): Promise<void> {
    await mkdir(this.#parts.downloads, { recursive: true });
    if (this.#detail.submitting) {
      this.#keep({ submitting: false });
      throw new PrintRoomError(
        'conflict',
        'An order for an export was on its way when Print Room ended; whether it arrived is not known. Start this source again to order anew.',
      );
    }
    if (!this.#detail.isHarmless && !(await this.#probe())) return;
    this.#begin();
    for (const scope of scopes) if (!this.#detail.done.includes(scope)) await this.#collect(scope);
    const { db, organisation, now } = this.#tools;
    db.transaction(() => {
      this.#keep({ windowFrom: this.#detail.window?.to ?? null, window: null, done: [] });
      writeSource(db, organisation, name, {
        phase: 'idle',
        state: 'idle',
        sentence: null,
        finished_at: now(),
      });
    });
  }

  #begin(): void {
    if (this.#detail.window) return;
    const { db, organisation, now } = this.#tools;
    const { windowFrom } = this.#detail;
    const from = windowFrom === null ? Date.UTC(2000, 0, 1) : windowFrom - overlapMs;
    const skew = this.#ask.client.clockSkewMs ?? 0;
    db.transaction(() => {
      this.#keep({ window: { from, to: now() - skew }, done: [] });
      const { pass } = readSource(db, organisation, name);
      const fresh = { pass: pass + 1, counts: noCounts, next_page: 1, pages_total: null, started_at: now() };
      writeSource(db, organisation, name, { ...fresh, phase: 'reading' });
    });
  }

  async #collect(scope: (typeof scopes)[number]): Promise<void> {
    const { window } = this.#detail;
    if (this.#detail.job === null) {
      const created_after = new Date(window?.from ?? 0).toISOString();
      const id = await this.#submit(scope, { created_after });
      this.#keep({ job: { scope, id, next: 0 } });
    }
    try {
      if (this.#detail.job) await this.#readJob(this.#detail.job);
    } catch (caught) {
      // The same job would fail again; the next start orders anew, and what was read stays.
      if (isLost(caught)) this.#keep({ job: null });
      throw caught;
    }
    this.#keep({ job: null, done: [...this.#detail.done, scope] });
  }

  async #readJob({ id, next: first }: NonNullable<Detail['job']>): Promise<void> {
    const path = await this.#fetch(id);
    if (path === null) return;
    const labels = exportedLabels(path, first, this.#reading());
    for await (const { rows, next, total } of labels) await this.#store(rows, next, total);
    await rm(path, { force: true });
  }

  async #store(rows: readonly CheckedRemote[], next: number, total: number): Promise<void> {
    const { db, organisation, connection, now, onSlice, onProgress, signal } = this.#tools;
    await inTurn(db, async () => {
      signal.throwIfAborted();
      db.slice(() => {
        const row = readSource(db, organisation, name);
        const counts = { ...row.counts };
        const quarantine = new Quarantine(db, organisation, name);
        const store = new RemoteStore({
          db,
          organisation,
          connection,
          now: now(),
          seen: null,
          said: new SaidBefore(),
          conflicts: new Conflicts(db, organisation, name),
          lotsAreListed: false,
        });
        for (const checked of rows) {
          counts.read += 1;
          const stored = checked.ok ? store.store(checked.entity) : null;
          if (checked.ok && stored && stored.kind !== 'quarantined') {
            quarantine.release(checked.rowKey);
            counts[stored.kind] += 1;
            counts.conflicts += stored.conflicts;
            continue;
          }
          counts.quarantined += 1;
          const reason = stored?.kind === 'quarantined' ? stored.reason : '';
          quarantine.put(checked.ok ? asideOf(checked, reason) : checked.aside, row.pass, now());
        }
        const { job } = this.#detail;
        if (job) this.#keep({ job: { ...job, next } });
        // A hundred labels are a page of it, as everywhere.
        const pages = { next_page: Math.floor(next / 100) + 1, pages_total: Math.ceil(total / 100) };
        writeSource(db, organisation, name, { counts, ...pages });
        onSlice();
      });
      await Promise.resolve();
    });
    onProgress(0, rows.length);
  }

  /**
   * Exports one lot that was never printed there, and asks for it once more.
   * @returns whether exporting leaves it unprinted. @throws PrintRoomError where that could not be found out.
   */
  async #probe(): Promise<boolean> {
    for (const filters of this.#probeFilters()) {
      const wanted = { ...filters, never_printed: true };
      const exported = await this.#export(wanted);
      const [lot] = exported;
      if (lot === undefined) continue;
      if ((await this.#export(wanted)).includes(lot)) {
        this.#keep({ isHarmless: true });
        return true;
      }
      // Not because of something else: without the filter it must be there.
      if (!(await this.#export(filters)).includes(lot)) continue;
      writeSource(this.#tools.db, this.#tools.organisation, name, {
        state: 'closed',
        phase: 'idle',
        finished_at: this.#tools.now(),
        sentence: `Exporting labels counts as printing them at Closient: after the export of ${exported.length === 1 ? 'one lot' : `the ${exported.length} lots of one product`}, ${lot} was not among the never printed ones any more. This source is closed; nothing else was exported.`,
      });
      return false;
    }
    throw new PrintRoomError(
      'conflict',
      'It could not be tried whether an export counts as printed at Closient: there is no lot to try it with that was never printed there.',
    );
  }

  /** One lot by its id where ids are known; else the lots of one product. */
  #probeFilters(): LabelExportFilters[] {
    const { db, organisation } = this.#tools;
    const lots = db
      .prepare(
        `SELECT l.closient_id FROM lots l JOIN products p ON p.id = l.product_id
         WHERE p.organisation_id = ? AND l.closient_id IS NOT NULL AND l.active = 1 AND l.print_state = 0 ORDER BY l.id DESC LIMIT ?`,
      )
      .pluck()
      .all(organisation, mostProbes) as string[];
    if (lots.length > 0) return lots.map((id) => ({ lot_ids: [id] }));
    const gtins = db
      .prepare(
        'SELECT gtin FROM products WHERE organisation_id = ? AND closient_id IS NOT NULL AND active = 1 ORDER BY id LIMIT ?',
      )
      .pluck()
      .all(organisation, mostProbes) as string[];
    return gtins.map((gtin) => ({ gtins: [gtin] }));
  }

  /** Natural keys of the lots that an export brings. */
  async #export(filters: LabelExportFilters): Promise<string[]> {
    const path = await this.#fetch(await this.#submit('lots', filters));
    if (path === null) return [];
    const keys: string[] = [];
    for await (const { rows } of exportedLabels(path, 0, this.#reading()))
      for (const row of rows)
        if (row.ok && row.entity.kind !== 'product') keys.push(naturalKey(row.entity.row));
    await rm(path, { force: true });
    return keys;
  }

  /** Never twice: nobody could take the second order back. */
  async #submit(scope: (typeof scopes)[number], filters: LabelExportFilters): Promise<string> {
    this.#keep({ submitting: true });
    try {
      const order = { scope, export_type: 'datamatrix', file_format: 'png', filters } as const;
      const options = { ...patient, signal: this.#tools.signal };
      const { job_id: id } = await this.#ask.client.submitExport(order, options);
      this.#keep({ submitting: false });
      return id;
    } catch (caught) {
      // Stopped or closed in between, as after a crash: the mark stays, and the next start says so.
      if (!(caught instanceof ClosientFailure)) throw caught;
      this.#keep({ submitting: false });
      if (!caught.mayHaveBeenDone) throw caught;
      throw new PrintRoomError(
        'conflict',
        `Whether Closient took the order for an export is not known: ${caught.message} Start this source again to order anew.`,
      );
    }
  }

  /** Polls until the file is made and fetches it. @returns its path, or null where nothing was found to export. */
  async #fetch(id: string): Promise<string | null> {
    try {
      return await this.#fetchOnce(id);
    } catch (caught) {
      throw asLost(caught);
    }
  }

  async #fetchOnce(id: string): Promise<string | null> {
    const { client } = this.#ask;
    const { ports, downloads } = this.#parts;
    const { signal } = this.#tools;
    const poll = (): Promise<ExportStatus> => client.pollExport(id, { ...patient, signal });
    let status = await poll();
    for (let count = 0; status.status === 'pending' || status.status === 'processing'; count++) {
      await (ports.wait ?? waitOnTimer)(Math.min(longestPollMs, firstPollMs * 1.5 ** count), signal);
      status = await poll();
    }
    if (status.status === 'failed') {
      if (status.total_items === 0) return null;
      throw new PrintRoomError(
        'conflict',
        `Closient could not export the labels: ${status.error ?? 'no reason given'}`,
      );
    }
    const path = join(downloads, `labels-${id.replaceAll(/[^0-9A-Za-z-]/g, '_')}.zip`);
    const url = status.download_url;
    if (url === null) throw new PrintRoomError('conflict', 'Closient gave no link to the exported labels.');
    await client.download(url, path, {
      expectedBytes: status.file_size_bytes,
      signal,
      freshUrl: async () => (await poll()).download_url ?? '',
    });
    return path;
  }

  #reading() {
    const { signal, now } = this.#tools;
    return { press: this.#parts.press, signal, year: new Date(now()).getUTCFullYear() };
  }

  #keep(change: Partial<Detail>): void {
    this.#detail = { ...this.#detail, ...change };
    writeSource(this.#tools.db, this.#tools.organisation, name, { detail: this.#detail });
  }
}

/** Closient has no file of the job's, or not the one that it announced: a person may order it anew. */
function asLost(caught: unknown): unknown {
  if (!(caught instanceof ClosientFailure) || !(isGone(caught) || hasNoFile(caught))) return caught;
  return new PrintRoomError(
    'conflict',
    `${caught.message} Start this source again to order the labels anew.`,
  );
}

function isLost(caught: unknown): boolean {
  const codes: readonly string[] = ['conflict', 'unreadable_file'];
  return (
    caught instanceof PrintRoomError && codes.includes(caught.code) && !(caught instanceof ClosientFailure)
  );
}

function asideOf({ rowKey, entity }: CheckedRemote & { ok: true }, reason: string) {
  const key = entity.kind === 'product' ? { gtin: entity.gtin } : entity.row;
  return { rowKey, naturalKey: naturalKey(key), reason };
}
