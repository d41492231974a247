import { VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Icon } from '../../components/icons.tsx';
import { formatNumber } from '../../texts/format.ts';
import { t, type PlainKey } from '../../texts/t.ts';
import { sheetVerdict, type SettlementDraft, type SheetVerdict } from './settlement-draft.ts';
import classes from './settle.module.css';

export interface SheetStripProps {
  /** Sheets that came out. */
  readonly all: number;
  readonly roll: boolean;
  readonly draft: SettlementDraft;
  /** Of these the record says already that they are printed: the first ones. */
  readonly known: number;
  readonly shown: number;
  readonly onShow: (sheet: number) => void;
}

const tileHeight = 68;

const words: Record<SheetVerdict, PlainKey> = {
  good: 'settle.sheet_good',
  part: 'settle.sheet_part',
  free: 'settle.sheet_bad',
};

/** All sheets that came out, in their order, each with what is said of it. Long runs scroll; only what is seen is there. */
export function SheetStrip({ all, roll, draft, known, shown, onShow }: SheetStripProps) {
  const room = useRef<HTMLElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is kept between two drawings
  const rows = useVirtualizer({
    count: all,
    getScrollElement: () => room.current,
    estimateSize: () => tileHeight,
    overscan: 6,
  });
  useEffect(() => rows.scrollToIndex(shown - 1, { align: 'auto' }), [rows, shown]);
  return (
    <nav ref={room} className={`${classes['strip']} pr-scroll`} aria-label={t('settle.strip')}>
      <div style={{ position: 'relative', height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const sheet = index + 1;
          const verdict = sheet <= known ? 'known' : sheetVerdict(draft, sheet);
          const said = verdict === 'known' ? t('settle.cell_known') : t(words[verdict]);
          const name = t(roll ? 'settle.tile_label' : 'settle.tile_sheet', { sheet });
          return (
            <button
              key={sheet}
              type="button"
              className={classes['tile']}
              data-verdict={verdict}
              aria-current={sheet === shown}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onShow(sheet)}
            >
              <span className={classes['tileNumber']} aria-hidden>
                {formatNumber(sheet)}
              </span>
              <VisuallyHidden>{name}</VisuallyHidden>
              <span className={classes['tileWord']}>
                <Icon name={verdict === 'free' ? 'cross' : verdict === 'part' ? 'dash' : 'check'} size={14} />
                {said}
              </span>
            </button>
          );
        })}
      </div>
    </nav>
  );
}
