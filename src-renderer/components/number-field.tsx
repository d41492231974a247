import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { NumberPad } from './number-pad.tsx';
import { WithPad } from './with-pad.tsx';

export interface NumberFieldProps {
  readonly id?: string;
  /** Where no label is tied to it by `id`. */
  readonly name?: string;
  readonly className?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly disabled?: boolean;
  /** Every number on the way that is within the limits. */
  readonly onChange: (value: number) => void;
}

/** A whole number that is typed, or entered on a pad that opens with a press. */
export function NumberField({ id, name, className, value, min, max, disabled, onChange }: NumberFieldProps) {
  /** What is there so far and is no number within the limits: nothing, or the first digit of a larger one. */
  const [partly, setPartly] = useState<number | '' | null>(null);
  /** The pad was just opened, and its first digit replaces what is there. */
  const [fresh, setFresh] = useState(false);
  const take = (next: number | null): void => {
    setFresh(false);
    const fits = next !== null && next >= min;
    setPartly(fits ? null : (next ?? ''));
    if (fits) onChange(Math.min(max, next));
  };
  const shown = partly ?? value;
  return (
    <WithPad
      onOpen={() => setFresh(true)}
      onClose={() => setPartly(null)}
      pad={
        <NumberPad
          value={shown === '' ? null : shown}
          proposed={fresh}
          max={max}
          all={false}
          onChange={take}
        />
      }
    >
      {(field) => (
        <NumberInput
          {...field}
          {...(id !== undefined && { id })}
          {...(name !== undefined && { 'aria-label': name })}
          size="md"
          className={className ?? ''}
          value={shown}
          min={min}
          max={max}
          clampBehavior="blur"
          allowDecimal={false}
          allowNegative={false}
          hideControls
          disabled={disabled ?? false}
          onChange={(next) => take(typeof next === 'number' ? next : null)}
        />
      )}
    </WithPad>
  );
}
