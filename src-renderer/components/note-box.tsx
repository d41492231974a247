import type { ReactNode } from 'react';
import type { Tone } from '../theme.ts';
import { Icon } from './icons.tsx';
import classes from './note-box.module.css';
import { toneIcons } from './tone-mark.tsx';

export interface NoteBoxProps {
  readonly tone: Exclude<Tone, 'working'>;
  readonly title?: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** Read out when it appears: at once, or when there is a pause. */
  readonly said?: 'at_once' | 'in_a_pause';
}

const roles = { at_once: 'alert', in_a_pause: 'status' } as const;

/** Sentences that must not be overlooked, on the ground of their tone and with its icon. */
export function NoteBox({ tone, title, children, action, said }: NoteBoxProps) {
  return (
    <div className={classes['box']} data-tone={tone} role={said && roles[said]}>
      <Icon name={toneIcons[tone]} />
      <div className={classes['text']}>
        {title !== undefined && <strong>{title}</strong>}
        {children}
      </div>
      {action}
    </div>
  );
}
