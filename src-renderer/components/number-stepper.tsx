import { ActionIcon, Input } from '@mantine/core';
import { useId } from 'react';
import { t } from '../texts/t.ts';
import { Icon } from './icons.tsx';
import { NumberField } from './number-field.tsx';
import classes from './number-stepper.module.css';

export interface NumberStepperProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  readonly description?: string;
}

/** A whole number between two big buttons; it can be typed, and pressing it opens a pad. */
export function NumberStepper({ label, value, min, max, onChange, description }: NumberStepperProps) {
  const id = useId();
  return (
    <Input.Wrapper label={label} labelProps={{ htmlFor: id }} description={description} size="md">
      <div className={classes['row']}>
        <ActionIcon
          variant="default"
          size={48}
          aria-label={t('stepper.less', { label })}
          disabled={value <= min}
          onClick={() => onChange(Math.max(min, value - 1))}
        >
          <Icon name="minus" />
        </ActionIcon>
        <NumberField
          id={id}
          className={classes['input'] ?? ''}
          value={value}
          min={min}
          max={max}
          onChange={onChange}
        />
        <ActionIcon
          variant="default"
          size={48}
          aria-label={t('stepper.more', { label })}
          disabled={value >= max}
          onClick={() => onChange(Math.min(max, value + 1))}
        >
          <Icon name="add" />
        </ActionIcon>
      </div>
    </Input.Wrapper>
  );
}
