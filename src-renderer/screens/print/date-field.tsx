import { TextInput } from '@mantine/core';
import { readTypedDate, type DateOrder } from '../../state/typed-date.ts';
import { formatDate } from '../../texts/format.ts';
import { t, type PlainKey } from '../../texts/t.ts';
import { dateOrder, openedOn } from './date-order.ts';

const patterns: Record<DateOrder, PlainKey> = {
  dmy: 'date.pattern_dmy',
  mdy: 'date.pattern_mdy',
  ymd: 'date.pattern_ymd',
};

export interface DateFieldProps {
  readonly label: string;
  /** As it was typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A date as it is written here, also without separators. What was understood is said in words beneath. */
export function DateField({ label, value, onChange }: DateFieldProps) {
  const typed = value.trim() !== '';
  const date = readTypedDate(value, dateOrder, openedOn);
  return (
    <TextInput
      label={label}
      placeholder={t(patterns[dateOrder])}
      value={value}
      maxLength={12}
      inputMode="numeric"
      autoComplete="off"
      error={typed && !date.ok && value.trim().length >= 6 ? t('date.wrong') : null}
      description={typed && date.ok ? formatDate(date.value) : t('date.hint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
