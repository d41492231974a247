import type { EntityRow } from '../../src-shared/contract/jobs.ts';
import type {
  Accounts,
  HoldTurn,
  Reconciliation,
  ReportOrder,
  Subject,
} from '../../src-shared/contract/reports.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { saveFile } from '../client/save-file.ts';
import { ofOrganisation, type Slice } from './slice.ts';

/** Bytes of a file that are asked for at a time. */
const savePart = 4 * 1024 * 1024;
/** Lots that are listed at a time. */
const listedLots = 100;

export interface LotKey {
  readonly gtin: string;
  readonly lot: string;
}

/** A lot and whether it is held, with everybody who held or released it. */
export interface LotHold extends LotKey {
  readonly held: boolean;
  readonly turns: readonly HoldTurn[];
}

export interface ReportsSlice {
  /** What the reports are about, and whose it is; null: nothing was chosen. */
  readonly reported: { readonly organisation: string | null; readonly subject: Subject } | null;
  readonly showReport: (subject: Subject | null) => void;
  /** The accounts as they would be with so many labels applied; null = not counted yet. */
  readonly readAccounts: (subject: Subject, applied: number | null) => Promise<Outcome<Accounts>>;
  readonly readReconciliations: (subject: Subject) => Promise<Outcome<readonly Reconciliation[]>>;
  /** Closes a reconciliation for good. */
  readonly reconcile: (
    subject: Subject,
    applied: number,
    reason: string | null,
  ) => Promise<Outcome<Reconciliation>>;
  /** Makes a report and gives it to the person. */
  readonly saveReport: (order: ReportOrder) => Promise<Outcome<void>>;
  /** The first lots of a product, or of all; in print order. */
  readonly readLots: (
    gtin: string | null,
  ) => Promise<Outcome<{ readonly count: number; readonly rows: readonly EntityRow[] }>>;
  readonly readHeldLots: () => Promise<Outcome<readonly LotHold[]>>;
  readonly readLotHold: (lot: LotKey) => Promise<Outcome<LotHold>>;
  /** Holds a lot or releases it, with the reason. */
  readonly holdLot: (lot: LotKey, held: boolean, reason: string) => Promise<Outcome<LotHold>>;
}

/** What is said of the labels on paper. */
export const createReportsSlice: Slice<ReportsSlice> = (set, get) => ({
  reported: null,

  showReport: (subject) =>
    set({ reported: subject === null ? null : { organisation: get().organisationId, subject } }),

  readAccounts: (subject, applied) =>
    attempt(() => client.reports.accounts({ ...ofOrganisation(get()), subject, applied })),

  readReconciliations: (subject) =>
    attempt(() => client.reports.reconciliations({ ...ofOrganisation(get()), subject })),

  reconcile: (subject, applied, reason) =>
    attempt(() =>
      client.reports.close({
        ...ofOrganisation(get()),
        subject,
        applied,
        reason,
        operator: get().operator.trim() || null,
      }),
    ),

  saveReport: (order) =>
    attempt(async () => {
      const report = await client.reports.make({ ...order, ...ofOrganisation(get()) });
      const parts: Blob[] = [];
      for (let begin = 0; begin < report.bytes; begin += savePart) {
        const range = { begin, end: begin + savePart };
        const part = await client.reports.range({ report_id: report.report_id, ...range });
        parts.push(part.bytes);
      }
      saveFile(new Blob(parts), report.file_name);
    }),

  readLots: (gtin) =>
    attempt(() =>
      client.jobs.preview({
        ...ofOrganisation(get()),
        scope: 'lots',
        filters: gtin === null ? null : { gtins: [gtin] },
        limit: listedLots,
      }),
    ),

  readHeldLots: () => attempt(() => client.lots.held(ofOrganisation(get()))),

  readLotHold: (lot) => attempt(() => client.lots.history({ ...ofOrganisation(get()), ...lot })),

  holdLot: (lot, held, reason) =>
    attempt(() => {
      const order = { ...ofOrganisation(get()), ...lot, reason, operator: get().operator.trim() || null };
      return held ? client.lots.hold(order) : client.lots.release(order);
    }),
});

/** What the reports on screen are about: never something of another organisation. */
export function reportSubject(state: {
  readonly reported: ReportsSlice['reported'];
  readonly organisationId: string | null;
}): Subject | null {
  return state.reported?.organisation === state.organisationId ? (state.reported?.subject ?? null) : null;
}
