import { Loader } from '@mantine/core';
import type { OrderSize } from '../../order/order-size.ts';
import { useStore } from '../../state/store.ts';
import { formatNumber } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import classes from './print.module.css';
import type { Subject } from './use-subject.ts';

export interface SubjectTitleProps {
  readonly subject: Subject;
  readonly size: OrderSize;
  readonly roll: boolean;
  /** Labels of a range that is ordered of it; null = all. */
  readonly part: number | null;
}

/** How many labels, on how many sheets, of what. */
export function SubjectTitle({ subject, size, roll, part }: SubjectTitleProps) {
  const name = useStore((state) => state.presets?.find(({ id }) => id === state.presetId)?.name ?? null);
  return (
    <output className={classes['count']} data-stale={subject.stale || undefined}>
      {name !== null && subject.kind === 'draft' && <span className={classes['countName']}>{name}</span>}
      <span className={classes['countLine']}>
        <strong>{figureOf(size.labels, part)}</strong>
        <span>
          {isMissing(subject)
            ? t('print.lot_missing')
            : [
                t('new.labels', { count: size.labels ?? 0 }),
                part === null && sheetsWords(subject, size, roll),
              ]
                .filter(Boolean)
                .join(' ')}
        </span>
        {subject.stale && <Loader size="sm" aria-label={t('new.counting')} />}
      </span>
    </output>
  );
}

/** A lot that is being typed. */
function isMissing(subject: Subject): boolean {
  return subject.kind === 'lot' && subject.planned !== null && subject.items === null;
}

/** "260", or "63 of 260". */
function figureOf(labels: number | null, part: number | null): string {
  if (labels === null) return '–';
  return part === null ? formatNumber(labels) : t('progress.of', { done: part, total: labels });
}

function sheetsWords(subject: Subject, size: OrderSize, roll: boolean): string {
  if (subject.planned === null) return t('print.by_plan');
  if (roll || size.sheets === null || size.sheets === 0) return '';
  return t(size.exact ? 'new.on_sheets' : 'new.on_sheets_least', { count: size.sheets });
}
