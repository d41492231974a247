import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { LabelExportSubmit } from '../../../src-shared/models/label-export.ts';
import { createRouter } from '../../core/contract/router.ts';
import { openPrintRoom } from '../../core/print-room.ts';
import { portsFor, type ContractClient } from '../connect.ts';
import type { CommonOptions } from '../run-command.ts';

/** Every serial that was never printed, on the default stock. */
const request = {
  scope: 'serials',
  export_type: 'sheet_pdf',
  file_format: 'pdf',
  filters: { never_printed: true },
} as const satisfies LabelExportSubmit;

/**
 * The main job, end to end, on the sample organisation: select, draw and read back, print to the folder, record.
 * Then the same request again, which finds nothing left. The last line is the path of the printed PDF.
 */
export async function demoCommand(common: CommonOptions, keepFolder: boolean): Promise<void> {
  const dataFolder = keepFolder ? common.data : mkdtempSync(join(tmpdir(), 'print-room-demo-'));
  const clock = stopwatch();
  const room = await openPrintRoom({ dataFolder, ports: portsFor(dataFolder, common.places), sample: true });
  try {
    const client = createRouterClient(createRouter(room), { context: { admin: true } });
    await tell(client, dataFolder, clock);
  } finally {
    await room.close();
  }
}

async function tell(client: ContractClient, dataFolder: string, clock: () => string): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const { organisations } = await client.system.info();
  const products = await client.catalog.products({});
  const serials = products.reduce((sum, product) => sum + product.serials, 0);
  const free = products.reduce((sum, product) => sum + product.never_printed, 0);
  say(`Print Room demo in ${dataFolder}`);
  say('');
  say(
    `1. ${organisations[0]?.name}: ${products.length} products, ${serials} serials, ${free} never printed  ${clock()}`,
  );

  const accepted = await client.jobs.submit(request);
  const job = await client.admin.waitForJob({ job_id: accepted.job_id });
  if (job.status !== 'completed') throw new PrintRoomError('render_failed', job.error ?? 'The job failed.');
  say(`2. Job ${job.job_id}: ${job.total_items} labels drawn, every symbol read back  ${clock()}`);
  say(`   ${job.output_filename}, ${job.file_size_bytes} bytes, SHA-256 ${job.sha256}`);

  const order = await client.printing.start({ job_id: job.job_id, printer: 'folder', operator: 'demo' });
  const run = await client.admin.waitForRun({ run_id: order.run_id });
  say(
    `3. Run ${run.run_id}: ${run.labels.printed} labels on ${run.sheets} sheets, saved to the folder printer  ${clock()}`,
  );
  const ledger = await client.system.verifyLedger({});
  say(
    `4. Ledger: ${ledger.events} events, ${ledger.ok ? 'chain whole' : ledger.problems.join('; ')}  ${clock()}`,
  );

  const again = await client.jobs.submit(request);
  const nothing = await client.admin.waitForJob({ job_id: again.job_id });
  say(`5. The same request again: ${nothing.error}  ${clock()}`);
  say('');
  const printed = run.chunks.map((chunk) => chunk.saved_as).filter((path) => path !== null);
  if (
    run.status !== 'completed' ||
    printed.length === 0 ||
    nothing.error_code !== 'nothing_to_print' ||
    !ledger.ok
  ) {
    throw new PrintRoomError(
      'render_failed',
      `The demo did not end as it should: run ${run.status}, ${run.message ?? ''}`,
    );
  }
  for (const path of printed) say(path);
}

/** Seconds since the last look, for the report. */
function stopwatch(): () => string {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const text = `(${((now - last) / 1000).toFixed(2)} s)`;
    last = now;
    return text;
  };
}
