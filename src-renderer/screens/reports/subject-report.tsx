import { Button, Group } from '@mantine/core';
import type { ReportOrder, Subject } from '../../../src-shared/contract/reports.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { formatInstant } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import { AccountsTable } from './accounts-table.tsx';
import { CloseAccounts } from './close-accounts.tsx';
import { HoldCard } from './hold-card.tsx';
import classes from './reports.module.css';
import { useAccounts } from './use-accounts.ts';

/** A lot or a run: its accounts, the reconciliation, the reports to keep, and for a lot its hold. */
export function SubjectReport({ subject }: { readonly subject: Subject }) {
  const accounts = useAccounts(subject);
  const product = useStore((state) =>
    'gtin' in subject ? state.products.find(({ gtin }) => gtin === subject.gtin)?.name : null,
  );
  const run = useStore((state) =>
    'run_id' in subject ? state.runs.rows.get(subject.run_id)?.value : undefined,
  );
  const title =
    'lot' in subject
      ? t('reports.lot', { lot: subject.lot })
      : run
        ? t('queue.run', { count: run.total_labels, printer: run.printer })
        : (accounts.accounts?.name ?? '');
  return (
    <div className={`${classes['report']} pr-scroll`}>
      <header className={classes['head']}>
        <div>
          <h2>{title}</h2>
          <span>
            {('gtin' in subject
              ? [product, subject.gtin]
              : [run && formatInstant(run.created_at), run?.operator, subject.run_id]
            )
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
        <Reports subject={subject} />
      </header>
      <ProblemBox problem={accounts.problem} title={t('reports.not_read')} />
      <div className={classes['cards']}>
        <div className={classes['column']}>
          <section className={classes['card']} aria-label={t('reports.accounts')}>
            <h3>{t('reports.accounts')}</h3>
            {accounts.accounts && <AccountsTable accounts={accounts.accounts} />}
          </section>
          {'lot' in subject && <HoldCard lot={subject} />}
        </div>
        <CloseAccounts subject={subject} {...accounts} />
      </div>
    </div>
  );
}

/** The reports as files. */
function Reports({ subject }: { readonly subject: Subject }) {
  const save = useAction(
    t('report.failed'),
    useStore((state) => state.saveReport),
  );
  const button = (order: ReportOrder, words: string) => (
    <Button variant="default" loading={save.busy} onClick={() => void save.run(order)}>
      {words}
    </Button>
  );
  return (
    <Group gap="xs">
      {'run_id' in subject ? (
        button({ report: 'run', run_id: subject.run_id }, t('reports.run_pdf'))
      ) : (
        <>
          {button({ report: 'lot', gtin: subject.gtin, lot: subject.lot }, t('reports.lot_pdf'))}
          {button(
            { report: 'trace', gtin: subject.gtin, lot: subject.lot, format: 'pdf' },
            t('reports.trace_pdf'),
          )}
          {button(
            { report: 'trace', gtin: subject.gtin, lot: subject.lot, format: 'csv' },
            t('reports.trace_csv'),
          )}
        </>
      )}
    </Group>
  );
}
