import type { ReactNode } from 'react';
import type { Problem } from '../client/problem.ts';
import { Icon } from './icons.tsx';
import classes from './problem-box.module.css';

export interface ProblemBoxProps {
  readonly problem: Problem | null;
  /** What was being done, where the sentence stands far from its cause. */
  readonly title?: string;
  readonly action?: ReactNode;
}

/** More details than these say nothing new; the count of the rest is in the sentence. */
const shownDetails = 8;

/** An error in place: what happened, to what, and the fields at fault. Read out when it appears. */
export function ProblemBox({ problem, title, action }: ProblemBoxProps) {
  if (!problem) return null;
  return (
    <div className={classes['box']} role="alert">
      <Icon name="warning" />
      <div className={classes['text']}>
        {title !== undefined && <strong>{title}</strong>}
        <span>{problem.sentence}</span>
        {problem.details.length > 0 && (
          <ul>
            {problem.details.slice(0, shownDetails).map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
      </div>
      {action}
    </div>
  );
}
