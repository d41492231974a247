import { Button } from '@mantine/core';
import type { StockEntry } from '../../../src-shared/contract/stocks.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { Facts } from '../../components/facts.tsx';
import { saveFile } from '../../client/save-file.ts';
import { SheetDrawing } from '../../components/sheet-drawing.tsx';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { inBoth, sizeInBoth } from './lengths.ts';
import classes from './stock.module.css';

export interface StockDetailProps {
  readonly entry: StockEntry;
  readonly onCopy: () => void;
  readonly onEdit: () => void;
}

/** One stock: picture, dimensions, source, and what can be done with it. */
export function StockDetail({ entry, onCopy, onEdit }: StockDetailProps) {
  const { stock, geometry } = entry;
  const sheet = stock.kind === 'sheet';
  const layouts = useStore((state) => state.layoutEntries);
  const nameOf = (id: string): string => layouts.find(({ layout }) => layout.id === id)?.layout.name ?? id;
  const { qr, datamatrix } = stock.default_layouts;
  return (
    <section className={`${classes['detail']} pr-scroll`} aria-label={stock.name}>
      <h1>{stock.name}</h1>
      <div className={classes['about']}>
        <SheetDrawing stock={stock} size={320} />
        <Facts
          rows={[
            [t('stock.id'), <code key="id">{stock.id}</code>],
            [t('stock.page'), sizeInBoth(geometry.page)],
            [
              t('stock.labels'),
              sheet
                ? t('stock.grid', {
                    columns: geometry.columns,
                    rows: geometry.rows,
                    count: entry.labels_per_sheet,
                  })
                : t('stock.roll'),
            ],
            [t('stock.label'), sizeInBoth(geometry.label)],
            [t('stock.shape'), t(geometry.label.round ? 'stock.round' : 'stock.rectangle')],
            [
              t('stock.margins'),
              sheet
                ? t('stock.margins_of', { left: inBoth(geometry.left), top: inBoth(geometry.top) })
                : null,
            ],
            [
              t('stock.pitches'),
              sheet
                ? t('stock.pitches_of', {
                    across: inBoth(geometry.pitch.x),
                    down: inBoth(geometry.pitch.y),
                  })
                : null,
            ],
            [t('stock.usual_qr'), qr === null ? t('stock.no_qr') : nameOf(qr)],
            [t('stock.usual_datamatrix'), datamatrix === null ? t('stock.none') : nameOf(datamatrix)],
            [t('stock.fits'), stock.fits.length > 0 ? stock.fits.join(', ') : null],
            [t('stock.source'), stock.source],
          ]}
        />
      </div>
      <div className={classes['actions']}>
        {!entry.built_in && <Button onClick={onEdit}>{t('stock.edit')}</Button>}
        <Button variant={entry.built_in ? 'filled' : 'default'} onClick={onCopy}>
          {t('stock.copy')}
        </Button>
        <FileButtons id={stock.id} />
        {!entry.built_in && <RemoveButton id={stock.id} />}
      </div>
      <p className={classes['hint']}>{t(entry.built_in ? 'stock.built_in_hint' : 'stock.own_hint')}</p>
    </section>
  );
}

function FileButtons({ id }: { readonly id: string }) {
  const proof = useAction(
    t('stock.proof_failed'),
    useStore((state) => state.proofStock),
  );
  const exporting = useAction(
    t('stock.export_failed'),
    useStore((state) => state.exportDefinition),
  );
  return (
    <>
      <Button
        variant="default"
        loading={proof.busy}
        onClick={() =>
          void proof.run(id).then((outcome) => {
            if (outcome.ok) saveFile(outcome.value, outcome.value.name);
          })
        }
      >
        {t('stock.proof')}
      </Button>
      <Button
        variant="default"
        loading={exporting.busy}
        onClick={() =>
          void exporting.run('stocks', id).then((outcome) => {
            if (outcome.ok) saveFile(outcome.value, outcome.value.name);
          })
        }
      >
        {t('stock.export')}
      </Button>
    </>
  );
}

function RemoveButton({ id }: { readonly id: string }) {
  const { run: remove, busy } = useAction(
    t('stock.remove_failed'),
    useStore((state) => state.removeStock),
  );
  return (
    <ConfirmButton
      loading={busy}
      question={t('stock.remove_question', { id })}
      consequence={t('stock.remove_consequence')}
      doIt={t('stock.remove')}
      onConfirm={() => void remove(id)}
    >
      {t('stock.remove')}
    </ConfirmButton>
  );
}
