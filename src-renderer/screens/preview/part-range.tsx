import { NumberInput, Select } from '@mantine/core';
import { t } from '../../texts/t.ts';
import classes from './preview.module.css';
import type { Part } from './run-size.ts';

export interface PartRangeProps {
  /** Sheets and labels of the whole run; null where only the host knows. */
  readonly sheets: number | null;
  readonly labels: number | null;
  /** Each sheet is one label. */
  readonly roll: boolean;
  readonly value: Part;
  readonly onChange: (value: Part) => void;
}

const all = 'all';

/** Which sheets or labels of the run go to the printer. */
export function PartRange({ sheets, labels, roll, value, onChange }: PartRangeProps) {
  const most = { sheets: roll ? null : sheets, labels };
  const kinds = (['sheets', 'labels'] as const).filter((of) => (most[of] ?? 0) > 1);
  const begin = (kind: string | null): void => {
    const of = kinds.find((one) => one === kind);
    onChange(of === undefined ? null : { of, first: 1, last: most[of] ?? 1 });
  };
  return (
    <div className={classes['which']}>
      <Select
        label={t('print.which')}
        data={[
          { value: all, label: t('print.which_all') },
          ...kinds.map((of) => ({ value: of, label: t(`print.which_${of}`) })),
        ]}
        value={value?.of ?? all}
        allowDeselect={false}
        disabled={kinds.length === 0}
        onChange={begin}
      />
      {value && <Ends value={value} most={most[value.of] ?? value.last} onChange={onChange} />}
    </div>
  );
}

interface EndsProps {
  readonly value: NonNullable<Part>;
  readonly most: number;
  readonly onChange: (value: Part) => void;
}

function Ends({ value, most, onChange }: EndsProps) {
  const label = value.of === 'labels';
  const field = (name: string, number: number, min: number, max: number, take: (n: number) => void) => (
    <NumberInput
      size="md"
      aria-label={name}
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
    <div className={classes['range']}>
      {field(
        t(label ? 'print.range_first_label' : 'print.range_first'),
        value.first,
        1,
        value.last,
        (first) => onChange({ ...value, first }),
      )}
      <span>–</span>
      {field(
        t(label ? 'print.range_last_label' : 'print.range_last'),
        value.last,
        value.first,
        most,
        (last) => onChange({ ...value, last }),
      )}
    </div>
  );
}
