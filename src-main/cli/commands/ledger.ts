import { organisation, withClient, write } from '../output.ts';
import type { CommonOptions } from '../common-options.ts';
import { reportRun } from './print.ts';
import { waitForRun } from '../wait.ts';

const brokenExit = 4;

export async function verifyCommand(options: CommonOptions): Promise<void> {
  const report = await withClient(options, (client) => client.system.verifyLedger(organisation(options)));
  write(options, report, [
    report.ok
      ? `The ledger is whole: ${report.events} events, head ${report.head ?? 'none'}`
      : 'The ledger is broken:',
    ...report.problems,
  ]);
  if (!report.ok) {
    process.stderr.write(`The ledger is broken: ${report.problems[0] ?? 'unknown problem'}\n`);
    process.exitCode = brokenExit;
  }
}

export async function settleCommand(
  common: CommonOptions,
  options: {
    readonly run: string;
    readonly goodSheets: number;
    readonly lastGood: number;
    readonly reason: string;
    readonly operator?: string;
  },
): Promise<void> {
  const run = await withClient(common, async (client) => {
    const settled = await client.printing.settle({
      ...organisation(common),
      run_id: options.run,
      good_sheets: options.goodSheets,
      last_good: options.lastGood,
      reason: options.reason,
      operator: options.operator ?? null,
    });
    // Where all is good, the chunks that had not begun go on.
    return waitForRun(client, { ...organisation(common), run_id: settled.run_id });
  });
  reportRun(common, run);
}
