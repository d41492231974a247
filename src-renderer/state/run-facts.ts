import type { Run } from '../../src-shared/contract/common.ts';
import { stoppingReasons } from '../../src-shared/states/device-reasons.ts';

/**
 * Labels the printer has taken, whatever became of them. Of those being handed over only what it says is out is known
 * to be taken.
 */
export function handedOver(run: Run): number {
  return run.labels.sent + run.labels.printed + run.labels.uncertain + comingOut(run);
}

/** Labels of the part being handed over on the sheets that the printer has counted. */
function comingOut(run: Run): number {
  const part = run.chunks.find(({ status }) => status === 'spooled');
  const sheets = run.device?.sheets ?? 0;
  if (!part || sheets === 0) return 0;
  // The first sheet of the job is used up to its start position.
  const used = part.chunk === 1 && run.first_sheet === 1 ? run.start_position - 1 : 0;
  return Math.min(part.labels, sheets * run.labels_per_sheet - used);
}

/** Its printer waits for somebody: empty, jammed, open. Nothing is on its way, so there is no rate and no time left. */
export function standsStill({ device }: Pick<Run, 'device'>): boolean {
  return device?.reasons.some((reason) => stoppingReasons.includes(reason)) === true;
}

/** A run that goes on only when a person has answered. */
export function waitsForPerson(run: Run): boolean {
  const waiting: readonly Run['status'][] = ['proof', 'paused', 'asking', 'confirming', 'uncertain'];
  return waiting.includes(run.status);
}
