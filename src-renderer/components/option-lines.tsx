import type { ReactNode } from 'react';
import classes from './option-lines.module.css';

interface OptionLinesProps {
  readonly name: string;
  /** The second line, small; none: the name stands alone. */
  readonly detail: ReactNode;
}

/** One of a list to choose from: what it is called, and beneath it what tells it from the others. */
export function OptionLines({ name, detail }: OptionLinesProps) {
  return (
    <div className={classes['option']}>
      <span>{name}</span>
      {detail != null && <small>{detail}</small>}
    </div>
  );
}
