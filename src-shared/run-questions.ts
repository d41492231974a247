import type { RunQuestion } from './contract/common.ts';

/**
 * No reason helps against these: another run has the labels in its hands, they are no longer active, or their lot is
 * held. "Print" then means: look again whether that is over.
 */
export const noReasonHelps: readonly RunQuestion['kind'][] = ['in_other_run', 'gone', 'held'];
