import type { RunQuestion } from '../../../src-shared/contract/common.ts';
import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import type { ChunkLabel, Obstacle } from './obstacle.ts';

const namedLabels = 100;

/** The graver first: what cannot be printed at all, then what needs a reason. */
const sentences: Partial<
  Record<
    RunQuestion['kind'],
    (count: string, first: string, run: string | null, detail: string | null) => string
  >
> = {
  in_other_run: (count, first, run) =>
    `${count} in another open run, first ${first}${run === null ? '' : ` in run ${run}`}. Finish that run first, or leave them out.`,
  gone: (count, first) => `${count} no longer active, first ${first}. Leave them out, or cancel.`,
  held: (count, first) =>
    `${count} of a held lot, first ${first}. Release the lot first, leave them out, or cancel.`,
  uncertain: (count, first, run) =>
    `${count} uncertain, first ${first}: nobody confirmed whether they came out of the printer. Settle ${run === null ? 'that run' : `run ${run}`} first, or print with a reason.`,
  already_printed: (count, first) =>
    `${count} printed before, first ${first}. Print again with a reason, leave them out, or cancel.`,
  beyond_plan: (count, first) =>
    `${count} beyond the planned quantity, first ${first}. Print with a reason, leave them out, or cancel.`,
  changed: (count, first, _run, detail) =>
    `${count} made with another date than the record has now, first ${first}: ${detail}. ` +
    'Make the sheets anew, leave them out, or print the old date with a reason.',
  expired: (count, first, _run, detail) =>
    `${count} past the date, first ${first}: ${detail}. Print with a reason, leave them out, or cancel.`,
  restored: (count, first) =>
    `${count} from before this organisation was restored from an archive, first ${first}: the original may have printed it since. ` +
    'Print with a reason, leave them out, or confirm the archive in the settings.',
};

/**
 * What a run asks before it goes on.
 * @param obstacles at least one. @param otherRun id of the run that has a label open.
 */
export function questionOf(
  obstacles: readonly Obstacle[],
  otherRun: (label: ChunkLabel) => string | null,
): RunQuestion {
  for (const [kind, sentence] of Object.entries(sentences)) {
    const those = obstacles.filter((obstacle) => obstacle.kind === kind);
    const labels = those.map(({ label }) => label);
    const [first] = labels;
    if (first === undefined) continue;
    const names = labels.map(({ item }) => nameOfEntity(item));
    const count = names.length === 1 ? '1 item is' : `${names.length} items are`;
    return {
      kind: kind as RunQuestion['kind'],
      count: names.length,
      sentence: sentence(count, nameOfEntity(first.item), otherRun(first), those[0]?.detail ?? null),
      labels: names.slice(0, namedLabels),
    };
  }
  throw new Error('A run without obstacles asks nothing.');
}
