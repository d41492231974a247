import type { ReactNode } from 'react';
import classes from './two-columns.module.css';

export interface TwoColumnsProps {
  /** What is worked with. */
  readonly left: ReactNode;
  /** What stands beside it. */
  readonly right: ReactNode;
}

/** The frame of pages that are read and set up rather than worked at: cards in two columns. */
export function TwoColumns({ left, right }: TwoColumnsProps) {
  return (
    <div className={`${classes['screen']} pr-scroll`}>
      <div className={classes['column']}>{left}</div>
      <div className={classes['column']}>{right}</div>
    </div>
  );
}
