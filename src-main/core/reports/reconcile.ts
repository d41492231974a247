import type { Accounts, Reconciliation, Subject } from '../../../src-shared/contract/reports.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { ReadDb } from '../db/read-db.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { recordsOf } from '../ledger/records.ts';
import { nameOfOperator } from '../printing/operators.ts';
import type { Settings } from '../settings/settings.ts';
import { nameOfSubject, readAccounts, requireSubject, subjectKey, type Limits } from './accounts.ts';

export interface ReconcileParts {
  readonly db: WriteDb;
  readonly read: ReadDb;
  readonly ledger: Ledger;
  readonly settings: Settings;
}

/** Body of a `reconciliation` record. */
interface Closed {
  readonly subject: Subject;
  readonly version: number;
  readonly accounts: Accounts;
  readonly reason: string | null;
}

/** Accounts are read beside the work that goes on; they count where nothing was recorded meanwhile. */
const attempts = 5;

export function limitsOf(settings: Settings, organisation: number): Limits {
  return {
    labels: settings.get(organisation, 'reconciliation_limit_labels'),
    percent: settings.get(organisation, 'reconciliation_limit_percent'),
  };
}

/** The accounts of a run or lot as they are now. */
export function accountsOf(
  { db, read, settings }: ReconcileParts,
  organisation: number,
  subject: Subject,
  applied: number | null,
): Promise<Accounts> {
  const of = requireSubject(db, organisation, subject);
  return readAccounts(read, organisation, of, applied, limitsOf(settings, organisation));
}

/**
 * Closes a reconciliation: kept for good, over the ledger as it is at this moment. One that was closed before stays
 * beside it as an earlier version.
 * @throws PrintRoomError `needs_reason` beyond a limit, `labels_uncertain` while labels of it are open, `conflict`
 * where nothing was issued or the ledger does not stand still.
 */
export async function closeReconciliation(
  parts: ReconcileParts,
  organisation: number,
  subject: Subject,
  said: { readonly applied: number; readonly reason: string | null; readonly operator: number },
  now: number,
): Promise<Reconciliation> {
  const { db, ledger } = parts;
  const of = requireSubject(db, organisation, subject);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = ledger.heads(organisation);
    const accounts = await accountsOf(parts, organisation, subject, said.applied);
    const closed = db.transaction(() => {
      const after = ledger.heads(organisation);
      if (after.events.hash !== before.events.hash || after.records.hash !== before.records.hash)
        return false;
      requireClosable(accounts, said.reason);
      const version = recordsOf(db, organisation, 'reconciliation', subjectKey(of)).length + 1;
      const body: Closed = { subject, version, accounts, reason: said.reason };
      ledger.record(
        organisation,
        { kind: 'reconciliation', subject: subjectKey(of), body, operator: said.operator },
        now,
      );
      return true;
    });
    const last = closed ? listReconciliations(db, organisation, subject).at(-1) : undefined;
    if (last) return last;
  }
  throw new PrintRoomError(
    'conflict',
    `Labels are being printed or recorded; close the reconciliation of ${nameOfSubject(of)} when that has ended.`,
  );
}

function requireClosable(accounts: Accounts, reason: string | null): void {
  const { name, open, issued, unaccounted } = accounts;
  const labels = (count: number): string => (count === 1 ? '1 label' : `${count} labels`);
  if (open > 0) {
    throw new PrintRoomError(
      'labels_uncertain',
      `${labels(open)} of ${name} ${open === 1 ? 'is' : 'are'} not confirmed yet. Settle ${open === 1 ? 'it' : 'them'} first.`,
    );
  }
  if (issued === 0) throw new PrintRoomError('conflict', `Nothing was printed of ${name}.`);
  if (!accounts.beyond || reason !== null || unaccounted === null) return;
  const verb = Math.abs(unaccounted) === 1 ? 'is' : 'are';
  throw new PrintRoomError(
    'needs_reason',
    `${labels(Math.abs(unaccounted))} of ${name} ${unaccounted > 0 ? `${verb} unaccounted for` : `${verb} accounted for and never issued`}, more than ${labels(accounts.limit_labels)} or ${accounts.limit_percent} % may be. Say why.`,
  );
}

/** The closed reconciliations of a run or lot, the first one first. */
export function listReconciliations(db: WriteDb, organisation: number, subject: Subject): Reconciliation[] {
  const key = subjectKey(requireSubject(db, organisation, subject));
  return recordsOf<Closed>(db, organisation, 'reconciliation', key).map((record) => ({
    subject: record.body.subject,
    version: record.body.version,
    accounts: record.body.accounts,
    reason: record.body.reason,
    operator: nameOfOperator(db, record.operator),
    closed_at: new Date(record.at).toISOString(),
    station: record.station,
    events_head: { station_seq: record.event_seq, hash: record.event_hash },
    record: { station_seq: record.station_seq, hash: record.hash },
  }));
}
