import { decimalMark } from '../texts/format.ts';
import { t } from '../texts/t.ts';
import { withDecimalKey, type DecimalKey } from './decimal-entry.ts';
import { EraseKey } from './erase-key.tsx';
import classes from './number-pad.module.css';

export interface DecimalPadProps {
  /** As typed, with a point or a comma. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Digits and the decimal sign for gloved hands. */
export function DecimalPad({ value, onChange }: DecimalPadProps) {
  const key = (press: DecimalKey, words: string) => (
    <button
      key={press}
      type="button"
      className={classes['key']}
      disabled={withDecimalKey(value, press) === null}
      onClick={() => onChange((withDecimalKey(value, press) ?? value).replace('.', decimalMark))}
    >
      {words}
    </button>
  );
  return (
    <fieldset className={classes['pad']} aria-label={t('pad.name')}>
      {(['7', '8', '9', '4', '5', '6', '1', '2', '3'] as const).map((digit) => key(digit, digit))}
      {key('.', decimalMark)}
      {key('0', '0')}
      <EraseKey disabled={value === ''} onErase={() => onChange(value.slice(0, -1))} />
    </fieldset>
  );
}
