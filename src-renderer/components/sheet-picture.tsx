import { useRef, type KeyboardEvent } from 'react';
import { t } from '../texts/t.ts';
import classes from './sheet-picture.module.css';

/** What a place on the sheet is: `off` cannot be chosen and stays grey. */
export type CellLook = 'off' | 'on' | 'blank';

export interface SheetPictureProps {
  readonly columns: number;
  readonly rows: number;
  /** Width to height of the page. */
  readonly aspect: number;
  /** The chosen place, from 1 along the rows; 0 for none. */
  readonly chosen: number;
  /** Where several places can be chosen: those that are. Places that look `off` cannot be. */
  readonly picked?: ReadonlySet<number>;
  readonly lookOf: (position: number) => CellLook;
  /** Places that can be chosen, inclusive. */
  readonly first: number;
  readonly last: number;
  readonly onChoose: (position: number) => void;
  /** What choosing means, for readers of the screen. */
  readonly label: string;
}

/** A sheet as it lies in the tray: one button per label, arrows move as on the paper. */
export function SheetPicture(props: SheetPictureProps) {
  const { columns, rows, aspect, chosen, picked, lookOf, first, last, onChoose, label } = props;
  const grid = useRef<HTMLDivElement>(null);
  const reachable = Math.min(last, Math.max(first, chosen));

  /** Arrows on a place go to its neighbour on the paper. */
  const move = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns,
      ArrowDown: columns,
    };
    const step = steps[event.key];
    const from = Number(event.currentTarget.getAttribute('data-position'));
    const to = from + (step ?? 0);
    if (step === undefined || to < first || to > last) return;
    event.preventDefault();
    if (!picked) onChoose(to);
    grid.current?.querySelector<HTMLButtonElement>(`[data-position="${to}"]`)?.focus();
  };

  return (
    <div
      ref={grid}
      className={classes['sheet']}
      role={picked ? 'group' : 'radiogroup'}
      aria-label={label}
      style={{
        aspectRatio: aspect,
        gridTemplateColumns: `repeat(${columns}, 1fr)`,
        gridTemplateRows: `repeat(${rows}, 1fr)`,
      }}
    >
      {Array.from({ length: columns * rows }, (_, i) => i + 1).map((position) => (
        <button
          key={position}
          type="button"
          // The arrows of an input know no rows.
          role={picked ? 'checkbox' : 'radio'}
          aria-checked={picked ? picked.has(position) : position === chosen}
          aria-label={t('sheet.position', {
            position,
            row: Math.ceil(position / columns),
            column: ((position - 1) % columns) + 1,
          })}
          data-position={position}
          data-look={lookOf(position)}
          className={classes['cell']}
          disabled={position < first || position > last || (picked && lookOf(position) === 'off')}
          tabIndex={picked || position === reachable ? 0 : -1}
          onKeyDown={move}
          onClick={() => onChoose(position)}
        >
          {position === chosen || picked?.has(position) ? position : ''}
        </button>
      ))}
    </div>
  );
}
