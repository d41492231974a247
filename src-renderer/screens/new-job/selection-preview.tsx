import { Loader } from '@mantine/core';
import type { EntityRow } from '../../../src-shared/contract/jobs.ts';
import type { Scope } from '../../../src-shared/models/label-export.ts';
import { filesPerItem } from '../../../src-shared/models/label-export.ts';
import { Empty } from '../../components/empty.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { sheetOf } from '../../state/draft.ts';
import { useStore } from '../../state/store.ts';
import { formatDate, formatNumber } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import classes from './new-job.module.css';

/** How many labels the form selects now, and the first of them in print order. */
export function SelectionPreview() {
  const count = useStore((state) => state.count);
  const draft = useStore((state) => state.draft);
  const stocks = useStore((state) => state.stocks);
  // Where each lot begins a new sheet, the lots decide: then this is the least.
  const exact = useStore((state) => state.settings?.['one_lot_per_sheet'] === false);
  const counted = count.state === 'counted' ? count : count.state === 'counting' ? count.before : null;
  const archive = draft.make !== 'sheet_pdf';
  const sheet = sheetOf(draft, stocks);
  const perSheet = sheet ? sheet.stock.columns * sheet.stock.rows : 1;
  return (
    <>
      <output className={classes['count']} data-stale={count.state === 'counting' || undefined}>
        <strong>{counted ? formatNumber(counted.count) : '–'}</strong>
        <span>
          {archive ? t(`items.${draft.scope}_some`) : t('new.labels', { count: counted?.count ?? 0 })}
          {archive && counted && counted.count > 0 && (
            <>
              <br />
              {t('new.in_archive', { count: counted.count * filesPerItem(draft.make) })}
            </>
          )}
          {!archive && counted && counted.count > 0 && perSheet > 1 && (
            <>
              <br />
              {t(exact ? 'new.on_sheets' : 'new.on_sheets_least', {
                count: Math.ceil(counted.count / perSheet),
              })}
            </>
          )}
        </span>
        {count.state === 'counting' && <Loader size="sm" aria-label={t('new.counting')} />}
      </output>
      <div className={`${classes['rows']} pr-scroll`}>
        {count.state === 'failed' && <ProblemBox problem={count.problem} />}
        {counted?.count === 0 && <Nothing neverPrinted={draft.neverPrinted} />}
        {counted && counted.rows.length > 0 && (
          <Rows rows={counted.rows} scope={draft.scope} total={counted.count} />
        )}
      </div>
    </>
  );
}

function Nothing({ neverPrinted }: { readonly neverPrinted: boolean }) {
  const noProduct = useStore((state) => state.products.length === 0);
  if (noProduct) return <Empty icon="box" title={t('products.empty')} hint={t('products.empty_hint')} />;
  return (
    <Empty
      icon="sheets"
      title={t('new.nothing')}
      hint={neverPrinted ? t('new.nothing_never_printed') : t('new.nothing_hint')}
    />
  );
}

interface RowsProps {
  readonly rows: readonly EntityRow[];
  readonly scope: Scope;
  readonly total: number;
}

function Rows({ rows, scope, total }: RowsProps) {
  const lots = scope !== 'products';
  const serials = scope === 'serials';
  return (
    <>
      <table className={classes['table']}>
        <caption>{t('new.first_rows')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.product')}</th>
            {lots && <th scope="col">{t('column.lot')}</th>}
            {serials && <th scope="col">{t('column.serial')}</th>}
            {lots && <th scope="col">{t('column.date')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                {row.product ?? row.gtin}
                {row.product !== null && <small>{row.gtin}</small>}
              </td>
              {lots && <td>{row.lot}</td>}
              {serials && <td>{row.serial}</td>}
              {lots && <td>{row.date === null ? '' : formatDate(row.date)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {total > rows.length && (
        <p className={classes['more']}>{t('new.more', { count: total - rows.length })}</p>
      )}
    </>
  );
}
