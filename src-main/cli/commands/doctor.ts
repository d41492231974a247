import { withClient, write } from '../output.ts';
import type { CommonOptions } from '../common-options.ts';

export async function doctorCommand(options: CommonOptions): Promise<void> {
  const report = await withClient(options, (client) => client.system.doctor());
  write(
    options,
    report,
    report.checks.map((check) => `${check.ok ? 'ok     ' : 'PROBLEM'} ${check.name}: ${check.detail}`),
  );
  if (!report.ok) {
    const bad = report.checks.filter((check) => !check.ok);
    process.stderr.write(
      `${bad.length} check(s) found a problem: ${bad.map((check) => check.name).join(', ')}\n`,
    );
    process.exitCode = 1;
  }
}
