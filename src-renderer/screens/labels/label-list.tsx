import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { LabelRow } from '../../../src-shared/contract/labels.ts';
import type { LabelKind } from '../../../src-shared/models/label-kinds.ts';
import { Empty } from '../../components/empty.tsx';
import { Icon } from '../../components/icons.tsx';
import { toneIcons } from '../../components/tone-mark.tsx';
import type { LabelQuery } from '../../state/labels.ts';
import { useStore } from '../../state/store.ts';
import { formatDayOrClock } from '../../texts/format.ts';
import { titleOfLabel, wordsOfLabel } from '../../texts/label-words.ts';
import { t } from '../../texts/t.ts';
import classes from './labels.module.css';
import { rowHeight, useListWindow } from './use-list-window.ts';
import { useRows } from './use-rows.ts';
import { useSettledQuery } from './use-settled-query.ts';

/** What was found, as one long list of which only the rows on screen are drawn. */
export function LabelList() {
  const query = useSettledQuery();
  const rows = useRows(query);
  const { total, more } = rows;
  if (total === null) return <div className={classes['list']} />;
  if (total === 0) return <NothingFound query={query} />;
  return (
    <>
      <Rows query={query} total={total} rowAt={rows.rowAt} show={rows.show} />
      {more && <p className={classes['more']}>{t('labels.more', { count: total })}</p>}
    </>
  );
}

interface RowsProps extends Pick<ReturnType<typeof useRows>, 'rowAt' | 'show'> {
  readonly query: LabelQuery;
  readonly total: number;
}

function Rows({ query, total, rowAt, show }: RowsProps) {
  const { view, first, last, topOf, canvasHeight, onScroll, rowsInView, reveal, toTop } =
    useListWindow(total);
  const shown = useStore((state) => state.labelShown);
  const showLabel = useStore((state) => state.showLabel);
  const [at, setAt] = useState(0);
  const [focused, setFocused] = useState(false);
  useEffect(() => show(first, Math.max(first, last)), [show, first, last]);
  // Another search begins at its top.
  const before = useRef(query);
  useEffect(() => {
    if (before.current === query) return;
    before.current = query;
    setAt(0);
    toTop();
  }, [query, toTop]);
  const go = (index: number): void => {
    const next = Math.min(total - 1, Math.max(0, index));
    setAt(next);
    reveal(next);
  };
  const keys = (event: KeyboardEvent): void => {
    const row = rowAt(at);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + rowsInView,
      PageUp: at - rowsInView,
      Home: 0,
      End: total - 1,
    };
    const next = steps[event.key];
    if (next !== undefined) go(next);
    else if ((event.key === 'Enter' || event.key === ' ') && row) showLabel(keyOf(row));
    else return;
    event.preventDefault();
  };
  const press = (event: MouseEvent): void => {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    if (!option) return;
    const index = Number(option.dataset['index']);
    const row = rowAt(index);
    setAt(index);
    if (row) showLabel(keyOf(row));
  };
  const indexes = useMemo(
    () => Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i),
    [first, last],
  );
  return (
    <div
      ref={view}
      className={`${classes['list']} pr-scroll`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select holds no million options
      role="listbox"
      tabIndex={0}
      aria-label={t('labels.list', { count: total })}
      aria-activedescendant={focused && at >= first && at <= last ? `label-${at}` : undefined}
      onScroll={onScroll}
      onKeyDown={keys}
      onClick={press}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <div role="presentation" className={classes['canvas']} style={{ height: canvasHeight }}>
        {indexes.map((index) => {
          const row = rowAt(index);
          return (
            <div
              key={index}
              id={`label-${index}`}
              data-index={index}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option element draws no columns
              role="option"
              aria-selected={row !== undefined && isSame(row, shown)}
              aria-setsize={total}
              aria-posinset={index + 1}
              aria-busy={row === undefined || undefined}
              data-at={(focused && index === at) || undefined}
              className={classes['row']}
              data-kind={query.kind}
              style={{ height: rowHeight, transform: `translateY(${topOf(index)}px)` }}
            >
              {row ? <Row row={row} kind={query.kind} /> : <span className={classes['coming']} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Row({ row, kind }: { readonly row: LabelRow; readonly kind: LabelKind }) {
  const state = wordsOfLabel(row, row.last?.type ?? null);
  const isProduct = kind === 'products';
  return (
    <>
      <strong className={classes['number']}>
        {isProduct ? (row.product ?? row.gtin) : titleOfLabel(row)}
      </strong>
      <span className={classes['product']}>
        <span>{isProduct && row.product !== null ? row.gtin : (row.product ?? row.gtin)}</span>
        {kind === 'serials' && row.lot !== null && <small>{t('labels.lot_of', { lot: row.lot })}</small>}
      </span>
      <span className={classes['when']}>{row.last === null ? '' : formatDayOrClock(row.last.at)}</span>
      <span className={classes['state']} data-tone={state.tone}>
        <Icon name={row.held ? 'lock' : toneIcons[state.tone]} size={16} />
        <span>{state.text}</span>
      </span>
    </>
  );
}

function NothingFound({ query }: { readonly query: LabelQuery }) {
  const narrow = useStore((state) => state.narrowLabels);
  const go = useStore((state) => state.go);
  const kiosk = useStore((state) => state.kiosk);
  const all = query.text.trim() === '' && query.of === null;
  return (
    <div className={classes['list']}>
      {all ? (
        <Empty icon="label" title={t('labels.empty')} hint={t('labels.empty_hint')}>
          {!kiosk && <Button onClick={() => go({ screen: 'print' })}>{t('nav.print')}</Button>}
        </Empty>
      ) : (
        <Empty
          icon="label"
          title={t('labels.none')}
          hint={t(query.kind === 'serials' ? 'labels.none_serials' : 'labels.none_others')}
        >
          <Button variant="default" onClick={() => narrow({ text: '', of: null })}>
            {t('labels.clear')}
          </Button>
        </Empty>
      )}
    </div>
  );
}

type Key = Pick<LabelRow, 'gtin' | 'lot' | 'serial'>;

function keyOf({ gtin, lot, serial }: Key): Key {
  return { gtin, lot, serial };
}

function isSame(row: Key, shown: Key | null): boolean {
  if (shown === null || row.gtin !== shown.gtin || row.serial !== shown.serial) return false;
  return row.serial !== null || row.lot === shown.lot;
}
