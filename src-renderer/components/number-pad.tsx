import { t } from '../texts/t.ts';
import { formatNumber } from '../texts/format.ts';
import { Icon } from './icons.tsx';
import classes from './number-pad.module.css';

export interface NumberPadProps {
  /** null while nothing is entered. */
  readonly value: number | null;
  readonly max: number;
  readonly onChange: (value: number | null) => void;
  /** Until the first key the value shown is a proposal, and a digit replaces it. */
  readonly proposed: boolean;
}

const digits = [7, 8, 9, 4, 5, 6, 1, 2, 3] as const;

/** Digits for gloved hands. A digit that would pass `max` is not taken, so a slip cannot enter a wrong number. */
export function NumberPad({ value, max, onChange, proposed }: NumberPadProps) {
  const typed = proposed || value === null ? 0 : value;
  const key = (digit: number) => {
    const next = typed * 10 + digit;
    return (
      <button
        key={digit}
        type="button"
        className={classes['key']}
        disabled={next > max}
        onClick={() => onChange(next)}
      >
        {formatNumber(digit)}
      </button>
    );
  };
  return (
    <div className={classes['pad']} role="group" aria-label={t('pad.name')}>
      {digits.map(key)}
      <button
        type="button"
        className={classes['key']}
        onClick={() => onChange(proposed || value === null || value < 10 ? null : Math.floor(value / 10))}
        aria-label={t('pad.erase')}
      >
        <Icon name="erase" size={24} />
      </button>
      {key(0)}
      <button type="button" className={classes['key']} data-word onClick={() => onChange(max)}>
        {t('pad.all')}
      </button>
    </div>
  );
}
