import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { Run } from '../../../src-shared/contract/common.ts';
import type { LabelExportSubmit } from '../../../src-shared/models/label-export.ts';
import { createRouter } from '../../core/contract/router.ts';
import { openPrintRoom } from '../../core/print-room.ts';
import { portsFor, type ContractClient } from '../connect.ts';
import type { CommonOptions } from '../common-options.ts';
import { waitForJob, waitForRun } from '../wait.ts';

/** Every serial that was never printed, on the default stock. */
const request = {
  scope: 'serials',
  export_type: 'sheet_pdf',
  file_format: 'pdf',
  filters: { never_printed: true },
} as const satisfies LabelExportSubmit;

type Say = (line: string) => void;

/**
 * The main job, end to end, on the sample organisation: select, draw and read back, print to the folder, record.
 * Then the same request again, which finds nothing left. The last line is the path of the printed PDF.
 */
export async function demoCommand(common: CommonOptions, keepFolder: boolean): Promise<void> {
  const dataFolder = keepFolder ? common.data : mkdtempSync(join(tmpdir(), 'print-room-demo-'));
  const say = reporter();
  const room = await openPrintRoom({ dataFolder, ports: portsFor(dataFolder, common.places), sample: true });
  try {
    const client = createRouterClient(createRouter(room), { context: { admin: true } });
    await introduce(client, dataFolder, say);
    const printed = (await printAll(client, say)) ?? (await lastRun(client));
    await sayNothingIsLeft(client, say);
    process.stdout.write('\n');
    for (const path of filesOf(printed)) process.stdout.write(`${path}\n`);
  } finally {
    await room.close();
  }
}

/** Every line with the time since the one before. */
function reporter(): Say {
  let last = performance.now();
  return (line) => {
    const now = performance.now();
    process.stdout.write(`${line}  (${((now - last) / 1000).toFixed(2)} s)\n`);
    last = now;
  };
}

/** The demo marks serials as printed, so it touches nobody's real ones. */
async function introduce(client: ContractClient, dataFolder: string, say: Say): Promise<void> {
  const { organisations } = await client.system.info();
  const [sample] = organisations;
  if (!sample?.sample || organisations.length > 1) {
    throw new PrintRoomError(
      'conflict',
      `The demo prints the sample organisation only, and ${dataFolder} has another one. Give it an empty folder.`,
    );
  }
  const products = await client.catalog.products({});
  const serials = products.reduce((sum, product) => sum + product.serials, 0);
  const free = products.reduce((sum, product) => sum + product.never_printed, 0);
  process.stdout.write(`Print Room demo in ${dataFolder}\n\n`);
  say(`1. ${sample.name}: ${products.length} products, ${serials} serials, ${free} never printed`);
}

/** @returns null where an earlier demo in this folder has left nothing. */
async function printAll(client: ContractClient, say: Say): Promise<Run | null> {
  const accepted = await client.jobs.submit(request);
  const job = await waitForJob(client, { job_id: accepted.job_id });
  if (job.error_code === 'nothing_to_print') return null;
  if (job.status !== 'completed') throw wrong(job.error ?? `job ${job.job_id} is ${job.status}`);
  say(`2. Job ${job.job_id}: ${job.total_items} labels drawn, every symbol read back`);
  process.stdout.write(`   ${job.output_filename}, ${job.file_size_bytes} bytes, SHA-256 ${job.sha256}\n`);

  const order = await client.printing.start({ job_id: job.job_id, printer: 'folder', operator: 'demo' });
  const run = await waitForRun(client, { run_id: order.run_id });
  if (run.status !== 'completed') throw wrong(run.message ?? `run ${run.run_id} is ${run.status}`);
  say(
    `3. Run ${run.run_id}: ${run.labels.printed} labels on ${run.sheets} sheets, saved to the folder printer`,
  );
  const ledger = await client.system.verifyLedger({});
  if (!ledger.ok) throw wrong(ledger.problems.join('; '));
  say(`4. Ledger: ${ledger.events} events, chain whole`);
  return run;
}

async function sayNothingIsLeft(client: ContractClient, say: Say): Promise<void> {
  const again = await client.jobs.submit(request);
  const nothing = await waitForJob(client, { job_id: again.job_id });
  if (nothing.error_code !== 'nothing_to_print') throw wrong('the same request still found something');
  say(`5. The same request again: ${nothing.error}`);
}

async function lastRun(client: ContractClient): Promise<Run> {
  const runs = await client.printing.list({ limit: 200 });
  const run = runs.find((one) => one.status === 'completed' && filesOf(one).length > 0);
  if (!run) throw wrong('nothing is left to print, and no run of this folder has a file');
  return run;
}

function filesOf(run: Run): string[] {
  return run.chunks.map((chunk) => chunk.saved_as).filter((path) => path !== null);
}

function wrong(why: string): PrintRoomError {
  return new PrintRoomError('render_failed', `The demo did not end as it should: ${why}.`);
}
