import { useRef, type CSSProperties, type KeyboardEvent } from 'react';
import type { SheetPicture } from '../../../src-shared/contract/settling.ts';
import { Icon, type IconName } from '../../components/icons.tsx';
import { t, type PlainKey } from '../../texts/t.ts';
import { cellVerdict, labelsOf, type CellVerdict, type SettlementDraft } from './settlement-draft.ts';
import classes from './settle-sheet.module.css';

export interface SettleSheetProps {
  readonly picture: SheetPicture;
  /** Which of the sheets that came out it is, from 1. */
  readonly sheet: number;
  readonly draft: SettlementDraft;
  /** What a tap means, for readers of the screen. */
  readonly label: string;
  readonly onTap: (number: number, place: number) => void;
}

export const verdictWords: Record<CellVerdict, PlainKey> = {
  good: 'settle.cell_good',
  last: 'settle.cell_last',
  free: 'settle.cell_free',
  freed: 'settle.cell_freed',
  scrapped: 'settle.cell_scrapped',
  known: 'settle.cell_known',
  gone: 'settle.cell_gone',
};

const verdictIcons: Partial<Record<CellVerdict, IconName>> = {
  last: 'check',
  freed: 'undo',
  scrapped: 'cross',
};

/** Fields too small for an icon and a number show the icon alone, if any. */
const roomForNumber = 9;

/** A sheet as it lies on the table, to scale: every label a button with what becomes of it. */
export function SettleSheet({ picture, sheet, draft, label, onTap }: SettleSheetProps) {
  const page = useRef<HTMLFieldSetElement>(null);
  const { page: size, label: shape, columns } = picture;
  const labels = labelsOf(picture);
  const verdicts = labels.map((one, at) => cellVerdict(draft, one, sheet, at + 1, labels.length));
  const isOpen = (verdict: CellVerdict): boolean => verdict !== 'known' && verdict !== 'gone';
  // One stop for the Tab key, as in every grid: at the last good label, else at the first that can be said anything of.
  const last = verdicts.indexOf('last');
  const reachable = last >= 0 ? last : verdicts.findIndex(isOpen);

  /** Arrows go to the neighbour on the paper. */
  const move = (event: KeyboardEvent, cell: number): void => {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns,
      ArrowDown: columns,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    page.current?.querySelector<HTMLButtonElement>(`[data-cell="${cell + step}"]`)?.focus();
  };

  return (
    <fieldset
      ref={page}
      className={classes['page']}
      aria-label={label}
      style={{ aspectRatio: size.width / size.height, '--page': size.width / size.height } as CSSProperties}
    >
      {labels.map((one, at) => {
        const verdict = verdicts[at] ?? 'gone';
        const icon = verdictIcons[verdict];
        return (
          <button
            key={one.number}
            type="button"
            className={classes['label']}
            data-verdict={verdict}
            data-round={shape.round || undefined}
            data-cell={one.cell}
            disabled={!isOpen(verdict)}
            tabIndex={at === reachable ? 0 : -1}
            aria-label={t('settle.cell', {
              position: one.cell,
              name: one.name,
              verdict: t(verdictWords[verdict]),
            })}
            title={one.name}
            style={{
              left: `${(one.x / size.width) * 100}%`,
              top: `${(one.y / size.height) * 100}%`,
              width: `${(shape.width / size.width) * 100}%`,
              height: `${(shape.height / size.height) * 100}%`,
            }}
            onKeyDown={(event) => move(event, one.cell)}
            onClick={() => onTap(one.number, at + 1)}
          >
            {icon ? (
              <Icon name={icon} size={18} />
            ) : (
              (shape.width / size.width) * 100 > roomForNumber && <span aria-hidden="true">{one.cell}</span>
            )}
          </button>
        );
      })}
    </fieldset>
  );
}
