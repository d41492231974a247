import { readFileSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import type { Run } from '../../src-shared/contract/common.ts';
import { createRouter } from '../../src-main/core/contract/router.ts';
import { openPrintRoom } from '../../src-main/core/print-room.ts';
import { randomFrom } from './random.ts';
import { sourcePorts } from './source-ports.ts';

/**
 * A print room in a process of its own, for tests that kill it: settles what the last one left, then prints the job
 * until no serial of it is free. Every step is one JSON line on stdout.
 *
 * Whoever settles looks at the paper, where PAPER is given (see simulators/slow-printer-process.ts), once the printer
 * stands still; else any number is as good as another.
 *
 * node print-runner.ts FOLDER JOB PRINTER SEED [PAPER IDLE_URL]
 */
const [folder = '', jobId = '', printer = '', seed = '0', paper = '', idleUrl = ''] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const room = await openPrintRoom({ dataFolder: folder, ports: { ...sourcePorts(folder), renderThreads: 2 } });
const client = createRouterClient(createRouter(room), { context: { admin: true } });
say({ step: 'open', ledger: await client.system.verifyLedger({}), runs: await client.printing.list({}) });
room.changes.on('run', (_organisation, run) => say({ step: 'run', status: run.status, labels: run.labels }));

/** Sheets of a run that came out, counted from its first. */
async function sheetsOnPaper(run: Run): Promise<number> {
  await (await fetch(idleUrl)).text();
  const out = readFileSync(paper, 'utf8').split('\n');
  let good = 0;
  for (const chunk of run.chunks.filter(({ status }) => status !== 'queued' && status !== 'failed')) {
    const title = `run-${run.run_id}-${String(chunk.chunk).padStart(3, '0')} `;
    const sheets = out.filter((line) => line.startsWith(title)).length;
    good += sheets;
    if (sheets < chunk.sheets) break;
  }
  return good;
}

for (const { run_id } of await client.printing.list({})) {
  let run = await client.admin.waitForRun({ run_id });
  while (run.status === 'uncertain' || run.status === 'confirming') {
    const sheets = run.chunks
      .filter(({ status }) => status !== 'queued' && status !== 'failed')
      .reduce((sum, chunk) => sum + chunk.sheets, 0);
    const recorded = run.chunks
      .filter(({ status }) => status === 'printed')
      .reduce((sum, chunk) => sum + chunk.sheets, 0);
    const good_sheets =
      paper === '' ? recorded + Math.floor(random() * (sheets - recorded + 1)) : await sheetsOnPaper(run);
    await client.printing.settle({ run_id, good_sheets, reason: 'counted after a crash', operator: 'Ann' });
    run = await client.admin.waitForRun({ run_id });
  }
}
for (;;) {
  const { count } = await client.jobs.preview({
    scope: 'serials',
    filters: { never_printed: true },
    limit: 0,
  });
  if (count === 0) break;
  const { run_id } = await client.printing.start({ job_id: jobId, printer });
  let run = await client.admin.waitForRun({ run_id });
  while (run.status === 'asking') {
    await client.printing.answer({ run_id, decision: 'skip' });
    run = await client.admin.waitForRun({ run_id });
  }
}
say({ step: 'done', ledger: await client.system.verifyLedger({}) });
await room.close();
