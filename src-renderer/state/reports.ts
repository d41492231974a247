import type { Accounts, Reconciliation, ReportOrder, Subject } from '../../src-shared/contract/reports.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { saveFile } from '../client/save-file.ts';
import { ofOrganisation, type Slice } from './slice.ts';

/** Bytes of a file that are asked for at a time. */
const savePart = 4 * 1024 * 1024;

export interface ReportsSlice {
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
}

/** What is said of the labels on paper. */
export const createReportsSlice: Slice<ReportsSlice> = (_set, get) => ({
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
});
