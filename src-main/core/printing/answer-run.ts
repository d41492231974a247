import type { RunQuestion } from '../../../src-shared/contract/common.ts';
import { noReasonHelps } from '../../../src-shared/run-questions.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { build } from '../db/write-db.ts';
import { operatorNumber } from './operators.ts';
import type { PrintParts } from './print-parts.ts';
import { setRunStatus, type RunRow } from './run-row.ts';
import { standingOf } from './state-words.ts';

export interface Answer {
  readonly decision: 'print' | 'skip' | 'cancel';
  readonly reason: string | null;
  readonly operator: string | null;
}

/**
 * The answer "print" or "leave out" to a run that asks. It queues up again, at its place.
 * @throws PrintRoomError `conflict` where it asks nothing, `needs_reason`.
 */
export function answerRun({ db, ports }: PrintParts, run: RunRow, answer: Answer): void {
  if (run.status !== 'asking') throw new PrintRoomError('conflict', `${standingOf(run)}; it asks nothing.`);
  const asked = run.question === null ? null : (JSON.parse(run.question) as RunQuestion);
  const looksAgain = asked !== null && noReasonHelps.includes(asked.kind);
  if (answer.decision === 'print' && answer.reason === null && !looksAgain) {
    throw new PrintRoomError('needs_reason', 'Printing these labels needs a reason.');
  }
  db.transaction(() => {
    db.run(
      build
        .updateTable('runs')
        .set({
          ...(answer.decision === 'print'
            ? {
                reason: joined(run.reason, answer.reason, '; '),
                answered: joined(run.answered, asked?.kind ?? null, ',') ?? '',
              }
            : { skip: 1 }),
          ...(answer.operator === null
            ? {}
            : { operator: operatorNumber(db, run.organisation_id, answer.operator) }),
        })
        .where('seq', '=', run.seq),
    );
    setRunStatus(db, run.seq, 'queued', ports.now());
  });
}

/** What was said before stays said. */
function joined(before: string | null, now: string | null, between: string): string | null {
  const parts = [...new Set([...(before ?? '').split(between), now ?? ''])].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(between);
}
