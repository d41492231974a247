import { TextInput } from '@mantine/core';
import { t, type PlainKey } from '../texts/t.ts';
import classes from './reason-field.module.css';

export interface ReasonFieldProps {
  readonly label: string;
  readonly required: boolean;
  readonly hint?: string;
  readonly value: string;
  readonly choices: readonly PlainKey[];
  readonly onChange: (reason: string) => void;
}

/** Why, in the person's own words; the usual ones by one tap, because nobody types in gloves. */
export function ReasonField({ label, required, hint, value, choices, onChange }: ReasonFieldProps) {
  return (
    <div className={classes['reason']}>
      <TextInput
        label={label}
        withAsterisk={required}
        maxLength={500}
        placeholder={hint}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <fieldset className={classes['chips']} aria-label={t('reason.usual')}>
        {choices.map((key) => (
          <button
            key={key}
            type="button"
            className={classes['chip']}
            aria-pressed={value === t(key)}
            onClick={() => onChange(value === t(key) ? '' : t(key))}
          >
            {t(key)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
