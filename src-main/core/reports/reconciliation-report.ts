import type { Reconciliation } from '../../../src-shared/contract/reports.ts';
import { composeReport, facts, heading, headText, moment, type ReportOrigin } from './report-document.ts';
import { accountLines } from './report-parts.ts';

/**
 * A closed reconciliation on paper, over the ledger as it was then: whoever makes it later gets the same bytes.
 * @param origin whose it is; heads and moment are those of the reconciliation.
 */
export function reconciliationReport(
  closed: Reconciliation,
  origin: Pick<ReportOrigin, 'organisation' | 'sample'>,
  resources: string,
): Promise<Buffer> {
  const { accounts, version, operator, reason, station } = closed;
  return composeReport(
    {
      title: 'Reconciliation of labels',
      subject: accounts.name,
      origin: {
        ...origin,
        heads: { station, events: closed.events_head, records: closed.record },
        asOf: Date.parse(closed.closed_at),
      },
      parts: [
        facts([
          ['Version', String(version)],
          ['Closed', moment(closed.closed_at)],
          ['By', operator],
          ['Record', headText(closed.record)],
        ]),
        heading('Issued = applied + scrapped + sampled + returned + voided + unaccounted'),
        accountLines(accounts),
        heading('Discrepancy'),
        facts([
          [
            'Verdict',
            accounts.unaccounted === 0 ? 'none' : accounts.beyond ? 'beyond the limit' : 'within the limit',
          ],
          ['Reason', reason ?? 'none given'],
        ]),
      ],
      signatures: ['Closed by: name, date, signature', 'Checked by: name, date, signature'],
    },
    resources,
  );
}
