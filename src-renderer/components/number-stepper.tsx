import { ActionIcon, Input, NumberInput } from '@mantine/core';
import { useId } from 'react';
import { t } from '../texts/t.ts';
import { Icon } from './icons.tsx';
import classes from './number-stepper.module.css';

export interface NumberStepperProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  readonly description?: string;
}

/** A whole number between two big buttons; it can be typed too. */
export function NumberStepper({ label, value, min, max, onChange, description }: NumberStepperProps) {
  const id = useId();
  const set = (next: number): void => onChange(Math.min(max, Math.max(min, next)));
  return (
    <Input.Wrapper label={label} labelProps={{ htmlFor: id }} description={description} size="md">
      <div className={classes['row']}>
        <ActionIcon
          variant="default"
          size={48}
          aria-label={t('stepper.less', { label })}
          disabled={value <= min}
          onClick={() => set(value - 1)}
        >
          <Icon name="minus" />
        </ActionIcon>
        <NumberInput
          id={id}
          size="md"
          className={classes['input'] ?? ''}
          value={value}
          min={min}
          max={max}
          clampBehavior="blur"
          allowDecimal={false}
          allowNegative={false}
          hideControls
          onChange={(next) => {
            // An emptied field is on its way to another number.
            if (typeof next === 'number') set(next);
          }}
        />
        <ActionIcon
          variant="default"
          size={48}
          aria-label={t('stepper.more', { label })}
          disabled={value >= max}
          onClick={() => set(value + 1)}
        >
          <Icon name="add" />
        </ActionIcon>
      </div>
    </Input.Wrapper>
  );
}
