import { Button } from '@mantine/core';
import type { LayoutEntry } from '../../../src-shared/contract/stocks.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { Facts } from '../../components/facts.tsx';
import { LayoutDrawing } from '../../components/layout-drawing.tsx';
import { saveFile } from '../../client/save-file.ts';
import { useAction } from '../../components/use-verb.ts';
import { currentOrganisation } from '../../state/organisation.ts';
import { useStore } from '../../state/store.ts';
import { byName, formatDecimal } from '../../texts/format.ts';
import { t, type PlainKey } from '../../texts/t.ts';
import { sizeInBoth } from './lengths.ts';
import classes from './stock.module.css';

const fieldWords: Record<LayoutEntry['layout']['lines'][number]['field'], PlainKey> = {
  lot: 'layout.lot',
  serial: 'layout.serial',
  date: 'layout.date',
  gtin: 'layout.gtin',
  product: 'layout.product',
  sample: 'layout.sample',
};

/** One layout: what is on a label, and where it fits. It is changed as a file. */
export function LayoutDetail({ entry }: { readonly entry: LayoutEntry }) {
  const { layout } = entry;
  const sample = useStore((state) => currentOrganisation(state)?.sample ?? false);
  const stockEntries = useStore((state) => state.stockEntries);
  const stocks = stockEntries
    .filter(({ stock }) => entry.stocks.includes(stock.id))
    .map(({ stock }) => stock.name)
    .toSorted(byName);
  const lines = layout.lines.filter(({ field }) => sample || field !== 'sample');
  const exporting = useAction(
    t('stock.export_failed'),
    useStore((state) => state.exportDefinition),
  );
  const removing = useAction(
    t('layout.remove_failed'),
    useStore((state) => state.removeLayout),
  );
  return (
    <section className={`${classes['detail']} pr-scroll`} aria-label={layout.name}>
      <h1>{layout.name}</h1>
      <div className={classes['about']}>
        <LayoutDrawing layout={layout} size={320} sample={sample} />
        <Facts
          rows={[
            [t('stock.id'), <code key="id">{layout.id}</code>],
            [t('layout.symbol'), t(layout.symbol === 'qr' ? 'symbol.qr' : 'symbol.datamatrix')],
            [t('layout.lines'), lines.map(({ field }) => t(fieldWords[field])).join(', ')],
            [
              t('layout.least_label'),
              sizeInBoth({ width: layout.label.min_width_mm, height: layout.label.min_height_mm }),
            ],
            [t('layout.least_module'), `${formatDecimal(layout.x_dimension.floor_mm, 3)} mm`],
          ]}
        />
      </div>
      <div className={classes['actions']}>
        <Button
          variant="default"
          loading={exporting.busy}
          onClick={() =>
            void exporting.run('layouts', layout.id).then((outcome) => {
              if (outcome.ok) saveFile(outcome.value, outcome.value.name);
            })
          }
        >
          {t('stock.export')}
        </Button>
        {!entry.built_in && (
          <ConfirmButton
            loading={removing.busy}
            question={t('layout.remove_question', { id: layout.id })}
            consequence={t('stock.remove_consequence')}
            doIt={t('stock.remove')}
            onConfirm={() => void removing.run(layout.id)}
          >
            {t('stock.remove')}
          </ConfirmButton>
        )}
      </div>
      <p className={classes['hint']}>{t('layout.hint')}</p>
      <h2>{t('layout.stocks')}</h2>
      {stocks.length === 0 && <p>{t('layout.no_stocks')}</p>}
      <ul className={classes['stocks']}>
        {stocks.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </section>
  );
}
