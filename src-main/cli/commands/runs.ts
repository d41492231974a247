import type { Run } from '../../../src-shared/contract/common.ts';
import type { PrinterQueue, QueueMove } from '../../../src-shared/contract/runs.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { CommonOptions } from '../common-options.ts';
import type { ContractClient } from '../connect.ts';
import { organisation, withClient, write } from '../output.ts';
import { waitForRun } from '../wait.ts';
import { reportRun } from './print.ts';

type Operator = { readonly operator?: string };
type OfPrinter = { readonly printer?: string };

export async function listRuns(
  common: CommonOptions,
  { limit, before }: { readonly limit: number; readonly before?: string },
): Promise<void> {
  const { runs, queues } = await withClient(common, async (client) => ({
    runs: await client.printing.list({ ...organisation(common), limit, before: before ?? null }),
    queues: await client.printing.queues(organisation(common)),
  }));
  write(common, { runs, queues }, [
    ...runs.map(lineOf),
    ...queues.filter((queue) => queue.paused_at !== null).map(({ printer }) => `${printer} is paused`),
  ]);
}

export async function showRun(common: CommonOptions, id: string): Promise<void> {
  const run = await withClient(common, (client) =>
    client.printing.get({ ...organisation(common), run_id: id }),
  );
  const device = run.device
    ? [`printer says: ${[...run.device.reasons, run.device.message ?? ''].join(' ')}`]
    : [];
  write(common, run, [
    lineOf(run),
    ...(run.question ? [run.question.sentence] : []),
    ...(run.message === null ? [] : [run.message]),
    ...device,
    ...run.chunks.map(({ chunk, status, labels }) => `  part ${chunk}: ${labels} labels ${status}`),
  ]);
}

export async function pauseRun(
  common: CommonOptions,
  id: string | undefined,
  { printer, operator = 'the command line' }: OfPrinter & Operator,
): Promise<void> {
  await withClient(common, async (client) => {
    if (printer !== undefined) {
      requireOne(id);
      writeQueue(common, await client.printing.pausePrinter({ ...organisation(common), printer }));
    } else {
      const run = await client.printing.pause({
        ...organisation(common),
        run_id: requireId(id),
        by: operator,
      });
      write(common, run, [lineOf(run)]);
    }
  });
}

export async function resumeRun(
  common: CommonOptions,
  id: string | undefined,
  { printer }: OfPrinter,
): Promise<void> {
  if (printer !== undefined) {
    requireOne(id);
    const queue = await withClient(common, (client) =>
      client.printing.resumePrinter({ ...organisation(common), printer }),
    );
    writeQueue(common, queue);
    return;
  }
  await thenWait(common, (client) =>
    client.printing.resume({ ...organisation(common), run_id: requireId(id) }),
  );
}

export async function cancelRun(
  common: CommonOptions,
  id: string,
  { operator = 'the command line' }: Operator,
): Promise<void> {
  const run = await withClient(common, (client) =>
    client.printing.cancel({ ...organisation(common), run_id: id, by: operator }),
  );
  reportRun(common, run);
}

export async function releaseRun(
  common: CommonOptions,
  id: string,
  { operator = 'the command line' }: Operator,
): Promise<void> {
  await thenWait(common, (client) =>
    client.printing.release({ ...organisation(common), run_id: id, by: operator }),
  );
}

export async function answerRun(
  common: CommonOptions,
  id: string,
  options: { readonly decision: 'print' | 'skip' | 'cancel'; readonly reason?: string } & Operator,
): Promise<void> {
  await thenWait(common, (client) =>
    client.printing.answer({
      ...organisation(common),
      run_id: id,
      decision: options.decision,
      reason: options.reason ?? null,
      operator: options.operator ?? null,
    }),
  );
}

export async function moveRun(
  common: CommonOptions,
  id: string,
  { to, printer }: OfPrinter & { readonly to?: QueueMove },
): Promise<void> {
  const run = await withClient(common, (client) =>
    client.printing.move({
      ...organisation(common),
      run_id: id,
      ...(to === undefined ? {} : { to }),
      ...(printer === undefined ? {} : { printer }),
    }),
  );
  write(common, run, [lineOf(run)]);
}

export async function listPartSheets(
  common: CommonOptions,
  { stock }: { readonly stock?: string },
): Promise<void> {
  const sheets = await withClient(common, (client) =>
    client.printing.partSheets({ ...organisation(common), stock: stock ?? null }),
  );
  write(
    common,
    { part_sheets: sheets },
    sheets.map(
      (sheet) =>
        `${sheet.stock}  ${sheet.name}  first free label ${sheet.first_free}` +
        (sheet.run_id === null ? '' : `  in use by run ${sheet.run_id}`),
    ),
  );
}

export async function setPartSheet(
  common: CommonOptions,
  stock: string,
  name: string,
  { firstFree }: { readonly firstFree: number },
): Promise<void> {
  const sheet = await withClient(common, (client) =>
    client.printing.setPartSheet({ ...organisation(common), stock, name, first_free: firstFree }),
  );
  write(common, sheet, [`${sheet.stock}  ${sheet.name}  first free label ${sheet.first_free}`]);
}

export async function removePartSheet(common: CommonOptions, stock: string, name: string): Promise<void> {
  await withClient(common, (client) =>
    client.printing.removePartSheet({ ...organisation(common), stock, name }),
  );
  write(common, { removed: name }, [`forgot ${name} of ${stock}`]);
}

/** Where this command opened the folder itself, nobody prints after it; so it stays until the run rests. */
async function thenWait(
  common: CommonOptions,
  verb: (client: ContractClient) => Promise<Run>,
): Promise<void> {
  const run = await withClient(common, async (client) => {
    const { run_id } = await verb(client);
    return waitForRun(client, { ...organisation(common), run_id });
  });
  reportRun(common, run);
}

function lineOf(run: Run): string {
  const { printed, uncertain, sent } = run.labels;
  return `${run.run_id}  ${run.printer}  ${run.status}  ${printed} of ${run.total_labels} printed, ${uncertain + sent} unconfirmed`;
}

function writeQueue(common: CommonOptions, queue: PrinterQueue): void {
  const words = queue.paused_at === null ? 'prints' : 'is paused';
  write(common, queue, [`${queue.printer} ${words}, ${queue.waiting.length} runs wait`]);
}

function requireId(id: string | undefined): string {
  if (id !== undefined) return id;
  throw new PrintRoomError('validation_error', 'Name a run, or a printer with --printer.');
}

function requireOne(id: string | undefined): void {
  if (id === undefined) return;
  throw new PrintRoomError('validation_error', 'Name a run or a printer, not both.');
}
