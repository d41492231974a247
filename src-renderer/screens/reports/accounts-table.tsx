import type { Accounts } from '../../../src-shared/contract/reports.ts';
import { ToneMark } from '../../components/tone-mark.tsx';
import { formatNumber } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import classes from './reports.module.css';

/** Issued on one side, where it went on the other, and what is missing beneath the line: as accounts are kept. */
export function AccountsTable({ accounts }: { readonly accounts: Accounts }) {
  const { unaccounted, beyond } = accounts;
  return (
    <>
      <table className={classes['table']}>
        <tbody>
          <Line words={t('reports.printed')} value={accounts.printed} />
          <Line words={t('reports.reprinted')} value={accounts.reprinted} />
          <Line words={t('reconcile.issued')} value={accounts.issued} sum />
          {accounts.spare > 0 && <Line words={t('reconcile.spare')} value={accounts.spare} aside />}
          <Line words={t('reconcile.applied')} value={accounts.applied} />
          <Line words={t('event.scrapped')} value={accounts.scrapped} />
          <Line words={t('event.sampled')} value={accounts.sampled} />
          <Line words={t('event.returned')} value={accounts.returned} />
          <Line words={t('event.voided')} value={accounts.voided} />
          <Line words={t('reconcile.unaccounted')} value={unaccounted} sum />
          <Line words={t('reconcile.not_settled')} value={accounts.open} aside />
        </tbody>
      </table>
      <div className={classes['limit']}>
        {unaccounted === null ? (
          <ToneMark tone="calm">{t('reports.not_counted')}</ToneMark>
        ) : (
          <ToneMark tone={beyond ? 'trouble' : 'good'}>
            {t(beyond ? 'reports.beyond' : 'reports.within')}
          </ToneMark>
        )}
        <span>
          {t('reports.limit', {
            labels: accounts.limit_labels,
            percent: accounts.limit_percent,
          })}
        </span>
      </div>
    </>
  );
}

interface LineProps {
  readonly words: string;
  readonly value: number | null;
  /** Beneath a line of its own. */
  readonly sum?: boolean;
  /** Said beside the account, not part of it. */
  readonly aside?: boolean;
}

function Line({ words, value, sum = false, aside = false }: LineProps) {
  return (
    <tr data-sum={sum || undefined} data-aside={aside || undefined}>
      <th scope="row">{words}</th>
      <td>{value === null ? t('reports.unknown') : formatNumber(value)}</td>
    </tr>
  );
}
