import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { Run } from '../../../src-shared/contract/common.ts';
import { organisation, withClient, write } from '../output.ts';
import type { CommonOptions } from '../run-command.ts';

const uncertainExit = 3;

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
    const rested = await client.admin.waitForRun({ ...organisation(common), run_id: started.run_id });
    if (rested.status !== 'asking') return rested;
    await client.printing.cancel({ ...organisation(common), run_id: rested.run_id, by: 'the command line' });
    throw new PrintRoomError('needs_reason', rested.question?.sentence ?? 'The run asks a question.');
  });
  const result = resultOf(run);
  write(common, result, linesOf(run, result));
  if (run.status === 'failed') throw new PrintRoomError('printer_failed', run.message ?? 'The run failed.');
  if (result.labels.uncertain > 0) process.exitCode = uncertainExit;
}

/** Labels the spooler is done with and nobody has confirmed are counted as uncertain: that is what they are. */
export function resultOf(run: Run) {
  return {
    run_id: run.run_id,
    status: run.status,
    chunks: run.chunks.map(({ chunk, status, labels }) => ({ chunk, status, labels })),
    labels: {
      printed: run.labels.printed,
      uncertain: run.labels.uncertain + run.labels.sent + run.labels.spooled,
      failed: run.labels.failed,
    },
  };
}

export function linesOf(run: Run, result: ReturnType<typeof resultOf>): string[] {
  const { printed, uncertain, failed } = result.labels;
  const lines = [
    `run ${run.run_id} is ${run.status}: ${printed} printed, ${uncertain} uncertain, ${failed} failed`,
  ];
  lines.push(
    ...run.chunks.filter((chunk) => chunk.saved_as !== null).map((chunk) => `saved ${chunk.saved_as}`),
  );
  if (uncertain > 0) {
    lines.push(
      `How many sheets are good? print-room ledger settle --run ${run.run_id} --good-sheets N --reason "..." (${run.sheets} sheets)`,
    );
  }
  return lines;
}
