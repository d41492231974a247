import { t } from '../texts/t.ts';
import { formatNumber } from '../texts/format.ts';
import { EraseKey } from './erase-key.tsx';
import { withDigit, withoutDigit, type NumberEntry } from './number-entry.ts';
import classes from './number-pad.module.css';

export interface NumberPadProps extends NumberEntry {
  readonly max: number;
  readonly onChange: (value: number | null) => void;
  /** Whether `max` is all that there is; else the key beside the zero clears. */
  readonly all?: boolean;
}

const digits = [7, 8, 9, 4, 5, 6, 1, 2, 3] as const;

/** Digits for gloved hands. A digit that would pass `max` is not taken. */
export function NumberPad({ value, max, onChange, proposed, all = true }: NumberPadProps) {
  const entry = { value, proposed };
  const key = (digit: number) => {
    const next = withDigit(entry, digit, max);
    return (
      <button
        key={digit}
        type="button"
        className={classes['key']}
        disabled={next === null}
        onClick={() => onChange(next)}
      >
        {formatNumber(digit)}
      </button>
    );
  };
  return (
    <fieldset className={classes['pad']} aria-label={t('pad.name')}>
      {digits.map(key)}
      <EraseKey onErase={() => onChange(withoutDigit(entry))} />
      {key(0)}
      <button type="button" className={classes['key']} data-word onClick={() => onChange(all ? max : null)}>
        {t(all ? 'pad.all' : 'pad.clear')}
      </button>
    </fieldset>
  );
}
