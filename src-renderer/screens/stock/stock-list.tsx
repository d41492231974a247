import { useEffect, useRef, type ReactNode } from 'react';
import type { LayoutEntry, StockEntry } from '../../../src-shared/contract/stocks.ts';
import { LayoutDrawing } from '../../components/layout-drawing.tsx';
import { SheetDrawing } from '../../components/sheet-drawing.tsx';
import { byName } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import classes from './stock.module.css';

export interface ListProps<E> {
  readonly entries: readonly E[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** Own stocks first and then the usual one: they are what somebody looks for. */
export function StockList({ entries, chosen, onChoose }: ListProps<StockEntry>) {
  const sorted = entries.toSorted(
    (a, b) =>
      Number(a.built_in) - Number(b.built_in) ||
      Number(b.default) - Number(a.default) ||
      byName(a.stock.name, b.stock.name),
  );
  return (
    <ul className={`${classes['list']} pr-scroll`} aria-label={t('stock.stocks')}>
      {sorted.map(({ stock, built_in: builtIn }) => (
        <Row
          key={stock.id}
          id={stock.id}
          name={stock.name}
          note={builtIn ? stock.fits.join(', ') : t('stock.own')}
          chosen={stock.id === chosen}
          onChoose={onChoose}
        >
          <SheetDrawing stock={stock} size={44} />
        </Row>
      ))}
    </ul>
  );
}

/** Own layouts first, then by name. */
export function sortedLayouts(entries: readonly LayoutEntry[]): readonly LayoutEntry[] {
  return entries.toSorted(
    (a, b) => Number(a.built_in) - Number(b.built_in) || byName(a.layout.name, b.layout.name),
  );
}

/** @param entries in the order they are shown. */
export function LayoutList({ entries, chosen, onChoose }: ListProps<LayoutEntry>) {
  return (
    <ul className={`${classes['list']} pr-scroll`} aria-label={t('stock.layouts')}>
      {entries.map(({ layout, built_in: builtIn }) => (
        <Row
          key={layout.id}
          id={layout.id}
          name={layout.name}
          note={builtIn ? layout.id : t('stock.own')}
          chosen={layout.id === chosen}
          onChoose={onChoose}
        >
          <LayoutDrawing layout={layout} size={44} sample={false} />
        </Row>
      ))}
    </ul>
  );
}

interface RowProps {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly chosen: boolean;
  readonly onChoose: (id: string) => void;
  readonly children: ReactNode;
}

function Row({ id, name, note, chosen, onChoose, children }: RowProps) {
  const button = useRef<HTMLButtonElement>(null);
  // One that was just made or imported may lie outside of the list's view.
  useEffect(() => {
    if (chosen) button.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li>
      <button
        ref={button}
        type="button"
        className={classes['row']}
        aria-current={chosen || undefined}
        onClick={() => onChoose(id)}
      >
        <span className={classes['thumb']}>{children}</span>
        <span className={classes['words']}>
          <strong>{name}</strong>
          {note !== '' && <span>{note}</span>}
        </span>
      </button>
    </li>
  );
}
