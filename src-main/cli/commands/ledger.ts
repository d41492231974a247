import { organisation, withClient, write } from '../output.ts';
import type { CommonOptions } from '../common-options.ts';

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
