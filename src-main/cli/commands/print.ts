import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { Run } from '../../../src-shared/contract/common.ts';
import { noReasonHelps } from '../../../src-shared/run-questions.ts';
import { organisation, withClient, write } from '../output.ts';
import { waitForRun } from '../wait.ts';
import type { CommonOptions } from '../common-options.ts';

/** Prints and waits until the run has ended or needs a person; the error then says what is asked, and how to answer. */
export async function printCommand(
  common: CommonOptions,
  options: {
    readonly job: string;
    readonly printer: string;
    readonly startPosition?: number;
    readonly partSheet?: string;
    readonly continue: boolean;
    readonly restAs?: string;
    readonly copies: number;
    readonly planned: boolean;
    readonly spare?: { labels: number } | { percent: number };
    readonly fillLastSheet: boolean;
    readonly sheets?: { first: number; last: number };
    readonly labels?: { first: number; last: number };
    readonly firstSheet: boolean;
    readonly reason?: string;
    readonly operator?: string;
  },
): Promise<void> {
  const run = await withClient(common, async (client) => {
    const started = await client.printing.start({
      ...organisation(common),
      job_id: options.job,
      printer: options.printer,
      ...(options.startPosition === undefined ? {} : { start_position: options.startPosition }),
      part_sheet: options.partSheet ?? null,
      continue: options.continue,
      rest_as: options.restAs ?? null,
      copies: options.copies,
      quantity: options.planned ? 'planned' : 'copies',
      spare: options.spare ?? null,
      fill_last_sheet: options.fillLastSheet,
      sheets: options.sheets ?? null,
      labels: options.labels ?? null,
      first_sheet_then_release: options.firstSheet,
      reason: options.reason ?? null,
      operator: options.operator ?? null,
    });
    return waitForRun(client, { ...organisation(common), run_id: started.run_id });
  });
  reportRun(common, run);
}

/** The result of a run that has ended or waits for a person, and the exit code that says which. */
export function reportRun(common: CommonOptions, run: Run): void {
  writeRun(common, run);
  if (run.status === 'failed') throw new PrintRoomError('printer_failed', run.message ?? 'The run failed.');
  if (run.status === 'paused') {
    throw new PrintRoomError(
      'printer_failed',
      `${run.message ?? 'The run is paused.'} print-room runs resume ${run.run_id}`,
    );
  }
  // Its first sheet is looked at now; how it came out is asked when the run ends.
  if (run.status === 'proof') return;
  if (run.status === 'asking') {
    const code = run.question?.kind === 'uncertain' ? 'labels_uncertain' : 'needs_reason';
    const sentence = run.question?.sentence ?? 'The run asks a question.';
    const looksAgain = run.question !== null && noReasonHelps.includes(run.question.kind);
    throw new PrintRoomError(
      code,
      `${sentence} print-room runs answer ${run.run_id} --decision print${looksAgain ? '' : ' --reason "..."'} (or skip, or cancel)`,
    );
  }
  const [sentence] = settlement(run);
  if (sentence !== undefined) throw new PrintRoomError('labels_uncertain', sentence);
}

/** The result of a run, whatever it is. */
export function writeRun(common: CommonOptions, run: Run): void {
  const result = resultOf(run);
  write(common, result, linesOf(run, result));
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
    `${doubts(run)}${labels} not confirmed. ${run.sheets === 1 ? 'Is its sheet good (1) or not (0)?' : `How many of its ${run.sheets} sheets are good?`} ` +
      `print-room settle --run ${run.run_id} --good-sheets N${run.status === 'uncertain' ? ' --reason "..."' : ''}`,
  ];
}

/** What is said about chunks that nobody has confirmed: whoever counts should know it. */
function doubts({ chunks }: Run): string {
  const said = chunks
    .filter(({ status, message }) => (status === 'uncertain' || status === 'sent') && message !== null)
    .map(({ message }) => `${message?.replace(/\.?$/, '.')} `);
  return [...new Set(said)].join('');
}

function linesOf(run: Run, result: ReturnType<typeof resultOf>): string[] {
  const { printed, uncertain, failed } = result.labels;
  const lines = [
    `run ${run.run_id} is ${run.status}: ${printed} printed, ${uncertain} not confirmed, ${failed} not printed`,
  ];
  if (run.status === 'proof') {
    lines.push(`The first sheet is out. Is it good? print-room runs release ${run.run_id}, or runs cancel`);
  }
  lines.push(
    ...run.chunks.filter((chunk) => chunk.saved_as !== null).map((chunk) => `saved ${chunk.saved_as}`),
  );
  return lines;
}
