import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, runJson } from '../support/cli.ts';
import { csvFile, serialsCsv, temporaryFolder } from '../support/room.ts';

const gtin = '09521234000013';

test(
  'the command line settles, reprints, records, holds, reconciles and reports',
  { timeout: 300_000 },
  async () => {
    const folder = temporaryFolder();
    const at = ['--data', folder];
    await runJson(['import', csvFile(serialsCsv(70)), ...at]);
    const out = join(folder, 'sheet.pdf');
    const wanted = ['--scope', 'serials', '--export-type', 'sheet_pdf', '--file-format', 'pdf'];
    const job = await runJson(['export', ...wanted, '--out', out, ...at]);
    const printed = await runCli([
      'print',
      '--job',
      String(job['job_id']),
      '--printer',
      'folder',
      ...at,
      '--json',
    ]);
    expect(printed.code).toBe(3);
    const { run_id: run } = JSON.parse(printed.stdout) as { run_id: string };
    const said = ['settle', '--run', run, '--last-good-label', 'S000065', '--scrapped', 'cell:1:4', ...at];
    expect(await runJson([...said, '--preview'])).toMatchObject({ printed: 65, free: 5, scrapped: 1 });
    expect(await runJson([...said, '--reason', 'smeared'])).toMatchObject({
      status: 'completed',
      labels: { printed: 65 },
    });
    expect(
      await runJson([
        'events',
        'record',
        'S000007',
        'label:9',
        '--run',
        run,
        '--type',
        'SAMPLED',
        '--reason',
        'retained',
        ...at,
      ]),
    ).toMatchObject({ recorded: [{ quantity: 1 }, { name: `serial S000009 of GTIN ${gtin}` }] });
    const lot = ['--gtin', gtin, '--lot', 'LOT1'];
    await runJson(['lots', 'hold', gtin, 'LOT1', '--reason', 'complaint', ...at]);
    expect(await runJson(['lots', 'held', ...at])).toMatchObject({ lots: [{ lot: 'LOT1' }] });
    await runJson(['lots', 'release', gtin, 'LOT1', '--reason', 'checked', ...at]);
    const closed = join(folder, 'closed.pdf');
    expect(
      await runJson(['reports', 'reconcile', ...lot, '--applied', '62', '--close', '--out', closed, ...at]),
    ).toMatchObject({ version: 1, accounts: { issued: 65, scrapped: 1, sampled: 2, unaccounted: 0 } });
    expect(readFileSync(closed).subarray(0, 5).toString()).toBe('%PDF-');
    const trace = join(folder, 'trace.csv');
    await runJson(['reports', 'trace', ...lot, '--format', 'csv', '--out', trace, ...at]);
    expect(readFileSync(trace, 'utf8').split('\r\n')).toHaveLength(70 + 1 + 3 + 1);
    await runJson(['reports', 'run', '--run', run, '--out', join(folder, 'run.pdf'), ...at]);
    expect(await runJson(['reproduce', '--run', run, ...at])).toMatchObject({ same: true, kept: 'here' });
    const none = await runCli(['reports', 'reconcile', ...at]);
    expect(none.code).toBe(2);
    expect(none.stderr).toBe('Name a run with --run, or a lot with --gtin and --lot.\n');
    expect(await runJson(['ledger', 'verify', ...at])).toMatchObject({ ok: true, events: 68 });
  },
);
