import { resolve } from 'node:path';
import type { Accounts, Reconciliation, ReportOrder, Subject } from '../../../src-shared/contract/reports.ts';
import type { LabelRef } from '../../../src-shared/contract/settling.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { AccountingType } from '../../../src-shared/states/lifecycle-events.ts';
import type { CommonOptions } from '../common-options.ts';
import type { ContractClient } from '../connect.ts';
import { organisation, withClient, write } from '../output.ts';
import { requirePlace } from '../require-place.ts';
import { waitForRun } from '../wait.ts';
import { reportRun, writeRun } from './print.ts';

interface By {
  readonly reason: string;
  readonly operator?: string;
}

/** `label:12` is its number in the run, `cell:2:9` sheet and place; everything else is what a reader says. */
export function labelRefOf(text: string): LabelRef {
  const number = /^label:(\d{1,9})$/.exec(text);
  if (number) return { number: Number(number[1]) };
  const cell = /^cell:(\d{1,6}):(\d{1,6})$/.exec(text);
  return cell ? { sheet: Number(cell[1]), cell: Number(cell[2]) } : { scan: text };
}

export interface SettleOptions {
  readonly run: string;
  readonly goodSheets?: number;
  readonly lastGood?: number;
  readonly lastGoodLabel?: string;
  readonly bad?: readonly string[];
  readonly scrapped?: readonly string[];
  readonly reason?: string;
  readonly operator?: string;
  readonly preview?: boolean;
}

/** Says what of a run's paper is good; with `--preview` only what that would make of it. */
export async function settleCommand(common: CommonOptions, options: SettleOptions): Promise<void> {
  const said = {
    ...organisation(common),
    run_id: options.run,
    good_sheets: options.goodSheets ?? null,
    last_good: options.lastGood ?? null,
    last_good_label: options.lastGoodLabel === undefined ? null : labelRefOf(options.lastGoodLabel),
    bad: [
      ...(options.bad ?? []).map((text) => ({ label: labelRefOf(text), becomes: 'free' as const })),
      ...(options.scrapped ?? []).map((text) => ({ label: labelRefOf(text), becomes: 'scrapped' as const })),
    ],
  };
  if (options.preview === true) {
    const preview = await withClient(common, (client) => client.printing.previewSettlement(said));
    write(common, preview, [preview.sentence]);
    return;
  }
  const { settled, run } = await withClient(common, async (client) => {
    const { reason = null, operator = null } = options;
    const settled = await client.printing.settle({ ...said, reason, operator });
    // Where all is good, the chunks that had not begun go on.
    const run = await waitForRun(client, { ...organisation(common), run_id: settled.run_id });
    return { settled, run };
  });
  // Whoever says that no sheet is good has been heard: nothing went wrong with that.
  if (settled.status === 'failed') return writeRun(common, run);
  reportRun(common, run);
}

export async function reprintCommand(
  common: CommonOptions,
  labels: readonly string[],
  options: By & {
    readonly run?: string;
    readonly printer: string;
    readonly startPosition: number;
    readonly keep: boolean;
  },
): Promise<void> {
  const runs = await withClient(common, async (client) => {
    const ordered = await client.printing.reprint({
      ...organisation(common),
      run_id: options.run ?? null,
      labels: labels.map(labelRefOf),
      printer: options.printer,
      start_position: options.startPosition,
      reason: options.reason,
      operator: options.operator ?? null,
      scrap: !options.keep,
    });
    return Promise.all(
      ordered.runs.map(({ run_id }) => waitForRun(client, { ...organisation(common), run_id })),
    );
  });
  const [only] = runs;
  if (only && runs.length === 1) return reportRun(common, only);
  write(
    common,
    { runs: runs.map(({ run_id, status, labels: counts }) => ({ run_id, status, labels: counts })) },
    runs.map(({ run_id, status, labels: counts }) => `run ${run_id} is ${status}: ${counts.printed} printed`),
  );
}

export async function reproduceCommand(
  common: CommonOptions,
  options: { readonly run: string; readonly chunk: number },
): Promise<void> {
  const result = await withClient(common, (client) =>
    client.printing.reproduce({ ...organisation(common), run_id: options.run, chunk: options.chunk }),
  );
  write(common, result, [
    result.sentence,
    ...result.changes.map(({ what, before, after }) => `${what}: ${before}, now ${after}`),
  ]);
  if (!result.same) process.exitCode = 1;
}

export async function recordCommand(
  common: CommonOptions,
  scans: readonly string[],
  options: By & {
    readonly type: AccountingType;
    readonly run?: string;
    readonly gtin?: string;
    readonly lot?: string;
    readonly serial?: string;
    readonly quantity: number;
  },
): Promise<void> {
  const run_id = options.run ?? null;
  const { quantity } = options;
  const items = scans.map((text) => {
    const ref = labelRefOf(text);
    if ('scan' in ref) return { scan: ref.scan, quantity, run_id };
    if (run_id === null)
      throw new PrintRoomError('validation_error', 'A place needs the run it is of: --run.');
    return { run_id, label: ref };
  });
  const { gtin, lot = null, serial = null } = options;
  const named = gtin === undefined ? [] : [{ gtin, lot, serial, quantity, run_id }];
  const result = await withClient(common, (client) =>
    client.events.record({
      ...organisation(common),
      event_type: options.type,
      items: [...items, ...named],
      reason: options.reason,
      operator: options.operator ?? null,
    }),
  );
  write(
    common,
    result,
    result.recorded.map(({ name, quantity: count }) => `${options.type} ${count} ${name}`),
  );
}

export async function holdCommand(
  common: CommonOptions,
  held: boolean,
  key: { readonly gtin: string; readonly lot: string },
  { reason, operator }: By,
): Promise<void> {
  const input = { ...organisation(common), ...key, reason, operator: operator ?? null };
  const lot = await withClient(common, (client) =>
    held ? client.lots.hold(input) : client.lots.release(input),
  );
  write(common, lot, [`lot ${lot.lot} of GTIN ${lot.gtin} is ${lot.held ? 'held' : 'released'}`]);
}

export async function lotHistoryCommand(
  common: CommonOptions,
  key: { readonly gtin: string; readonly lot: string },
): Promise<void> {
  const lot = await withClient(common, (client) => client.lots.history({ ...organisation(common), ...key }));
  write(common, lot, [
    `lot ${lot.lot} of GTIN ${lot.gtin} is ${lot.held ? 'held' : 'not held'}`,
    ...lot.turns.map((turn) =>
      [turn.at, turn.held ? 'held' : 'released', turn.operator, turn.reason].join('  '),
    ),
  ]);
}

export async function heldCommand(common: CommonOptions): Promise<void> {
  const lots = await withClient(common, (client) => client.lots.held(organisation(common)));
  write(
    common,
    { lots },
    lots.map(({ gtin, lot, turns }) => [gtin, lot, turns.at(-1)?.reason ?? ''].join('  ')),
  );
}

/** Makes a report and saves it. */
export async function reportCommand(
  common: CommonOptions,
  order: ReportOrder,
  options: { readonly out: string },
): Promise<void> {
  const path = resolve(options.out);
  requirePlace(path);
  const made = await withClient(common, (client) => saveReport(client, common, order, path));
  write(common, { path, bytes: made.bytes, sha256: made.sha256 }, [`${path} (SHA-256 ${made.sha256})`]);
}

export interface ReconcileOptions {
  readonly applied?: number;
  readonly close: boolean;
  readonly reason?: string;
  readonly operator?: string;
  readonly out?: string;
}

/** Shows the accounts; with `--close` keeps them; with `--out` saves the closed one as PDF. */
export async function reconcileCommand(
  common: CommonOptions,
  subject: Subject,
  options: ReconcileOptions,
): Promise<void> {
  const { applied, reason = null, operator = null, out } = options;
  const path = out === undefined ? null : resolve(out);
  if (path !== null) requirePlace(path);
  await withClient(common, async (client) => {
    const asked = { ...organisation(common), subject };
    let closed: Reconciliation | null = null;
    if (options.close) {
      if (applied === undefined) throw new PrintRoomError('validation_error', 'Closing needs --applied.');
      closed = await client.reports.close({ ...asked, applied, reason, operator });
    }
    const accounts =
      closed?.accounts ?? (await client.reports.accounts({ ...asked, applied: applied ?? null }));
    if (path !== null) await saveReport(client, common, { report: 'reconciliation', subject }, path);
    write(common, { ...(closed ?? { accounts }), ...(path === null ? {} : { path }) }, [
      ...linesOf(accounts),
      ...(closed ? [`closed as version ${closed.version}`] : []),
      ...(path === null ? [] : [path]),
    ]);
  });
}

async function saveReport(client: ContractClient, common: CommonOptions, order: ReportOrder, path: string) {
  const made = await client.reports.make({ ...order, ...organisation(common) });
  await client.admin.saveReport({ report_id: made.report_id, path });
  return made;
}

function linesOf(accounts: Accounts): string[] {
  const { applied, unaccounted } = accounts;
  return [
    `${accounts.name}: ${accounts.issued} issued (${accounts.printed} printed, ${accounts.reprinted} reprinted, of all ${accounts.spare} spare)`,
    `${applied ?? 'unknown'} applied, ${accounts.scrapped} scrapped, ${accounts.sampled} sampled, ${accounts.returned} returned, ${accounts.voided} voided`,
    unaccounted === null
      ? 'Unaccounted: say how many were applied with --applied'
      : `${unaccounted} unaccounted${accounts.beyond ? ', beyond the limit' : ''}`,
    ...(accounts.open > 0 ? [`${accounts.open} not confirmed`] : []),
  ];
}

/** @throws PrintRoomError `validation_error` where neither a run nor a lot is named. */
export function subjectOf(options: {
  readonly run?: string;
  readonly gtin?: string;
  readonly lot?: string;
}): Subject {
  const { run, gtin, lot } = options;
  if (run !== undefined && gtin === undefined && lot === undefined) return { run_id: run };
  if (run === undefined && gtin !== undefined && lot !== undefined) return { gtin, lot };
  throw new PrintRoomError('validation_error', 'Name a run with --run, or a lot with --gtin and --lot.');
}
