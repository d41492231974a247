import type { RunState } from '../../../src-shared/states/run-states.ts';
import type { ReadDb } from '../db/read-db.ts';

/** What each kind of waiting run needs, the graver first. */
const needs: Partial<Record<RunState, (runs: string, labels: string) => string>> = {
  uncertain: (runs, labels) => `${runs} to settle: ${labels} of which nobody knows whether they are printed`,
  confirming: (runs, labels) => `${runs} of which nobody said how many sheets are good: ${labels}`,
  asking: (runs) => `${runs} with a question to answer`,
  proof: (runs) => `${runs} with a first sheet to release`,
  paused: (runs) => `${runs} paused`,
};

/**
 * What the runs of an organisation wait for, in words.
 * @returns ok: none waits for a person; one that somebody paused is as it should be.
 */
export async function waitingRuns(
  read: ReadDb,
  organisation: number,
): Promise<{ readonly ok: boolean; readonly detail: string }> {
  const rows = await read.raw<{ status: RunState; runs: number; labels: number }>(
    `SELECT r.status, count(DISTINCT r.seq) AS runs,
       sum(iif(c.status IN ('spooled', 'sent', 'uncertain'), c.labels - c.failed, 0)) AS labels
     FROM runs r JOIN chunks c ON c.run_seq = r.seq
     WHERE r.organisation_id = ? AND r.status NOT IN ('completed', 'failed', 'cancelled') GROUP BY r.status`,
    [organisation],
  );
  const sentences: string[] = [];
  for (const [status, sentence] of Object.entries(needs)) {
    const row = rows.find((one) => one.status === status);
    if (row) sentences.push(sentence(counted(row.runs, 'run'), counted(row.labels, 'label')));
  }
  const waits = rows.some(({ status }) => status !== 'paused' && needs[status] !== undefined);
  return { ok: !waits, detail: sentences.length === 0 ? 'none waits for a person' : sentences.join('; ') };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
