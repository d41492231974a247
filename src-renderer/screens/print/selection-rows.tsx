import type { EntityRow } from '../../../src-shared/contract/jobs.ts';
import type { Scope } from '../../../src-shared/models/export-types.ts';
import { Empty } from '../../components/empty.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useStore } from '../../state/store.ts';
import { formatDate } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import classes from './print.module.css';

/** The first of what the form selects now, in print order. */
export function SelectionRows() {
  const count = useStore((state) => state.count);
  const scope = useStore((state) => state.draft.scope);
  const neverPrinted = useStore((state) => state.draft.neverPrinted);
  const counted = count.state === 'counted' ? count : count.state === 'counting' ? count.before : null;
  return (
    <section className={classes['group']} aria-label={t('new.first_rows')}>
      {count.state === 'failed' && <ProblemBox problem={count.problem} />}
      {counted?.count === 0 && <Nothing neverPrinted={neverPrinted} />}
      {counted && counted.rows.length > 0 && <Rows rows={counted.rows} scope={scope} total={counted.count} />}
    </section>
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
