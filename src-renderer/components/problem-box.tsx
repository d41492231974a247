import type { ReactNode } from 'react';
import type { Problem } from '../client/problem.ts';
import { NoteBox } from './note-box.tsx';

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
    <NoteBox tone="trouble" said="at_once" action={action} {...(title === undefined ? {} : { title })}>
      <span>{problem.sentence}</span>
      {problem.details.length > 0 && (
        <ul>
          {problem.details.slice(0, shownDetails).map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
    </NoteBox>
  );
}
