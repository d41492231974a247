import { Select } from '@mantine/core';
import { NumberStepper } from '../components/number-stepper.tsx';
import type { Range } from '../state/where.ts';
import { t } from '../texts/t.ts';
import classes from './order.module.css';
import type { Order } from './use-order.ts';

const all = 'all';

/** Which sheets or labels of the order go to the printer. */
export function RangeField({ order: { size, roll, range, change } }: { readonly order: Order }) {
  // Each sheet of a roll is one label.
  const most = { sheets: size.exact && !roll ? size.sheets : null, labels: size.labels };
  const kinds = (['sheets', 'labels'] as const).filter((of) => (most[of] ?? 0) > 1);
  const begin = (kind: string | null): void => {
    const of = kinds.find((one) => one === kind);
    change({ range: of === undefined ? null : { of, first: 1, last: most[of] ?? 1 } });
  };
  return (
    <>
      <Select
        label={t('print.which')}
        data={[
          { value: all, label: t('print.which_all') },
          ...kinds.map((of) => ({ value: of, label: t(`print.which_${of}`) })),
        ]}
        value={range?.of ?? all}
        allowDeselect={false}
        disabled={kinds.length === 0}
        onChange={begin}
      />
      {range && (
        <Ends
          range={range}
          most={most[range.of] ?? range.last}
          onChange={(next) => change({ range: next })}
        />
      )}
    </>
  );
}

interface EndsProps {
  readonly range: NonNullable<Range>;
  readonly most: number;
  readonly onChange: (range: Range) => void;
}

function Ends({ range, most, onChange }: EndsProps) {
  const label = range.of === 'labels';
  return (
    <div className={classes['pair']}>
      <NumberStepper
        label={t(label ? 'print.range_first_label' : 'print.range_first')}
        value={range.first}
        min={1}
        max={range.last}
        onChange={(first) => onChange({ ...range, first })}
      />
      <NumberStepper
        label={t(label ? 'print.range_last_label' : 'print.range_last')}
        value={range.last}
        min={range.first}
        max={most}
        onChange={(last) => onChange({ ...range, last })}
      />
    </div>
  );
}
