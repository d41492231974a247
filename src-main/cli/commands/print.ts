import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { Run } from '../../../src-shared/contract/common.ts';
import { organisation, withClient, write } from '../output.ts';
import { waitForRun } from '../wait.ts';
import type { CommonOptions } from '../common-options.ts';

/**
 * Prints and waits until the run has ended or needs a person. Nobody can answer a question here, so a run that asks
 * is cancelled and its sentence is the error.
 */
export async function printCommand(
  common: CommonOptions,
  options: {
    readonly job: string;
    readonly printer: string;
    readonly startPosition: number;
    readonly copies: number;
    readonly sheets?: { first: number; last: number };
    readonly reason?: string;
    readonly operator?: string;
  },
): Promise<void> {
  const run = await withClient(common, async (client) => {
    const started = await client.printing.start({
      ...organisation(common),
      job_id: options.job,
      printer: options.printer,
      start_position: options.startPosition,
      copies: options.copies,
      sheets: options.sheets ?? null,
      reason: options.reason ?? null,
      operator: options.operator ?? null,
    });
    const rested = await waitForRun(client, { ...organisation(common), run_id: started.run_id });
    if (rested.status !== 'asking') return rested;
    const cancelled = await client.printing.cancel({
      ...organisation(common),
      run_id: rested.run_id,
      by: 'the command line',
    });
    const { question } = rested;
    throw new PrintRoomError(
      question?.kind === 'uncertain' || unconfirmed(cancelled) > 0 ? 'labels_uncertain' : 'needs_reason',
      [question?.sentence ?? 'The run asks a question.', ...settlement(cancelled)].join(' '),
    );
  });
  reportRun(common, run);
}

/** The result of a run that has ended or waits for a person, and the exit code that says which. */
export function reportRun(common: CommonOptions, run: Run): void {
  const result = resultOf(run);
  write(common, result, linesOf(run, result));
  if (run.status === 'failed') throw new PrintRoomError('printer_failed', run.message ?? 'The run failed.');
  const [sentence] = settlement(run);
  if (sentence !== undefined) throw new PrintRoomError('labels_uncertain', sentence);
}

function resultOf(run: Run) {
  return {
    run_id: run.run_id,
    status: run.status,
    chunks: run.chunks.map(({ chunk, status, labels }) => ({ chunk, status, labels })),
    labels: { printed: run.labels.printed, uncertain: unconfirmed(run), failed: run.labels.failed },
  };
}

/** Labels the spooler is done with and nobody has confirmed are uncertain too: that is what they are. */
function unconfirmed({ labels }: Run): number {
  return labels.uncertain + labels.sent + labels.spooled;
}

/** What has to be said about a run with unconfirmed labels, and how; nothing where there are none. */
function settlement(run: Run): string[] {
  const count = unconfirmed(run);
  if (count === 0) return [];
  const labels = count === 1 ? '1 label is' : `${count} labels are`;
  return [
    `${labels} not confirmed. How many of ${run.sheets === 1 ? 'its 1 sheet' : `its ${run.sheets} sheets`} are good? ` +
      `print-room ledger settle --run ${run.run_id} --good-sheets N --reason "..."`,
  ];
}

function linesOf(run: Run, result: ReturnType<typeof resultOf>): string[] {
  const { printed, uncertain, failed } = result.labels;
  const lines = [
    `run ${run.run_id} is ${run.status}: ${printed} printed, ${uncertain} uncertain, ${failed} failed`,
  ];
  lines.push(
    ...run.chunks.filter((chunk) => chunk.saved_as !== null).map((chunk) => `saved ${chunk.saved_as}`),
  );
  return lines;
}
