import type { ReactNode } from 'react';
import classes from './facts.module.css';

export interface FactsProps {
  /** Term and value; a null value leaves the line out. */
  readonly rows: readonly (readonly [term: string, value: ReactNode])[];
}

/** Terms and their values, in two columns. */
export function Facts({ rows }: FactsProps) {
  return (
    <dl className={classes['facts']}>
      {rows
        .filter(([, value]) => value !== null)
        .map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
