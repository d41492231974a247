import { formatNumber } from '../texts/format.ts';
import { t } from '../texts/t.ts';
import { EraseKey } from './erase-key.tsx';
import classes from './number-pad.module.css';

export interface DigitPadProps {
  readonly value: string;
  /** Most digits that are taken. */
  readonly max: number;
  readonly onChange: (value: string) => void;
}

/** Digits one after the other, for numbers that are names: a PIN, the number of a person. Leading zeros count. */
export function DigitPad({ value, max, onChange }: DigitPadProps) {
  const key = (digit: number) => (
    <button
      key={digit}
      type="button"
      className={classes['key']}
      disabled={value.length >= max}
      onClick={() => onChange(`${value}${digit}`)}
    >
      {formatNumber(digit)}
    </button>
  );
  return (
    <fieldset className={classes['pad']} aria-label={t('pad.name')}>
      {[7, 8, 9, 4, 5, 6, 1, 2, 3].map(key)}
      <span />
      {key(0)}
      <EraseKey disabled={value === ''} onErase={() => onChange(value.slice(0, -1))} />
    </fieldset>
  );
}
