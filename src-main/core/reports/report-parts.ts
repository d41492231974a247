import type { Accounts, HoldTurn, Reconciliation } from '../../../src-shared/contract/reports.ts';
import type { Content } from '../documents/pdf-content.ts';
import { facts, heading, moment, rows } from './report-document.ts';

/** The equation of a reconciliation, line by line. */
export function accountLines(accounts: Accounts): Content {
  const { applied, unaccounted, unaccounted_percent: percent } = accounts;
  const spare = accounts.spare > 0 ? `, of them ${accounts.spare} spare` : '';
  return facts([
    ['Issued', `${accounts.issued} (${accounts.printed} printed, ${accounts.reprinted} reprinted${spare})`],
    ['Applied', applied === null ? 'not counted' : String(applied)],
    ['Scrapped', String(accounts.scrapped)],
    ['Sampled', String(accounts.sampled)],
    ['Returned', String(accounts.returned)],
    ['Voided', String(accounts.voided)],
    [
      'Unaccounted',
      unaccounted === null ? 'not known' : `${unaccounted}${percent === null ? '' : ` (${percent} %)`}`,
    ],
    ['Limit', `${accounts.limit_labels} labels or ${accounts.limit_percent} %, whichever is more`],
    ...(accounts.open > 0 ? [['Not confirmed', String(accounts.open)] as const] : []),
  ]);
}

export function reconciliationTable(closed: readonly Reconciliation[]): Content[] {
  if (closed.length === 0) return [];
  return [
    heading('Closed reconciliations'),
    rows(
      [32, 78, 60, 35, 35, 50, '*'],
      ['Version', 'Closed', 'By', 'Issued', 'Applied', 'Unaccounted', 'Reason'],
      closed.map(({ version, closed_at: at, operator, accounts, reason }) => [
        String(version),
        moment(at),
        operator,
        String(accounts.issued),
        String(accounts.applied ?? ''),
        String(accounts.unaccounted ?? ''),
        reason ?? '',
      ]),
    ),
  ];
}

export function holdTable(turns: readonly HoldTurn[]): Content[] {
  if (turns.length === 0) return [];
  return [
    heading('Held and released'),
    rows(
      [100, 60, 100, '*'],
      ['When', 'What', 'By', 'Reason'],
      turns.map(({ at, held, operator, reason }) => [
        moment(at),
        held ? 'held' : 'released',
        operator,
        reason,
      ]),
    ),
  ];
}
