import { Input, NumberInput } from '@mantine/core';
import { t } from '../../texts/t.ts';
import classes from './preview.module.css';
import type { Sheets } from './run-size.ts';

export interface SheetRangeProps {
  /** Sheets of the whole run; null where only the host knows, and all of them are printed. */
  readonly sheets: number | null;
  readonly roll: boolean;
  /** null: all of them. */
  readonly value: Sheets | null;
  readonly onChange: (value: Sheets | null) => void;
}

/** Which sheets of the run go to the printer. */
export function SheetRange({ sheets, roll, value, onChange }: SheetRangeProps) {
  if (sheets === null) {
    return (
      <Input.Wrapper
        label={t('print.range_all')}
        description={t('print.range_all_hint')}
        labelElement="div"
        size="md"
      />
    );
  }
  const all = { first: 1, last: sheets };
  const current = value ?? all;
  const set = (range: Sheets): void => onChange(range.first === 1 && range.last === sheets ? null : range);
  const field = (label: string, number: number, min: number, max: number, take: (n: number) => void) => (
    <NumberInput
      size="md"
      aria-label={label}
      value={number}
      min={min}
      max={max}
      clampBehavior="blur"
      allowDecimal={false}
      allowNegative={false}
      hideControls
      onChange={(next) => {
        // An emptied field is on its way to another number.
        if (typeof next === 'number') take(next);
      }}
    />
  );
  return (
    <Input.Wrapper
      label={roll ? t('print.range_labels', { count: sheets }) : t('print.range', { count: sheets })}
      labelElement="div"
      size="md"
    >
      <div className={classes['range']}>
        {field(
          roll ? t('print.range_first_label') : t('print.range_first'),
          current.first,
          1,
          current.last,
          (first) => set({ ...current, first }),
        )}
        <span>–</span>
        {field(
          roll ? t('print.range_last_label') : t('print.range_last'),
          current.last,
          current.first,
          sheets,
          (last) => set({ ...current, last }),
        )}
      </div>
    </Input.Wrapper>
  );
}
