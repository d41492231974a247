import type { Tone } from '../theme.ts';
import { Icon, type IconName } from './icons.tsx';
import classes from './tone-mark.module.css';

/** One icon for each kind of state, so that colour never speaks alone. */
export const toneIcons: Record<Tone, IconName> = {
  working: 'gear',
  good: 'check',
  waiting: 'question',
  trouble: 'warning',
  calm: 'dash',
};

export interface ToneMarkProps {
  readonly tone: Tone;
  readonly children: string;
}

/** A state in words on its colour, with its icon. */
export function ToneMark({ tone, children }: ToneMarkProps) {
  return (
    <span className={classes['mark']} data-tone={tone}>
      <Icon name={toneIcons[tone]} size={16} />
      {children}
    </span>
  );
}
