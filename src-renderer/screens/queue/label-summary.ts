import type { Run } from '../../../src-shared/contract/common.ts';
import { labelStates } from '../../../src-shared/states/run-states.ts';
import { t } from '../../texts/t.ts';

/** "62 printed · 1 uncertain": the labels of a run by state, states without labels left out. */
export function labelSummary(run: Run): string {
  return labelStates
    .filter((state) => run.labels[state] > 0)
    .map((state) => t(`counted.${state}`, { count: run.labels[state] }))
    .join(' · ');
}
