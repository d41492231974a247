import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';
import classes from './empty.module.css';

export interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  /** What to do so that something is here. */
  readonly hint: string;
  readonly children?: ReactNode;
}

/** A place where nothing is yet, and how something gets there. */
export function Empty({ icon, title, hint, children }: EmptyProps) {
  return (
    <div className={classes['empty']}>
      <Icon name={icon} size={36} />
      <strong>{title}</strong>
      <span>{hint}</span>
      {children}
    </div>
  );
}
