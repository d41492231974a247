import { resolve } from 'node:path';
import { reportPage } from '../../core/doctor/report-page.ts';
import { withClient, write, writeText } from '../output.ts';
import type { CommonOptions } from '../common-options.ts';
import { requirePlace } from '../require-place.ts';

export async function doctorCommand(
  options: CommonOptions,
  { html = false }: { readonly html?: boolean },
): Promise<void> {
  const report = await withClient(options, (client) => client.system.doctor());
  if (html) writeText(options, reportPage(report));
  else {
    write(
      options,
      report,
      report.checks.map((check) => `${check.ok ? 'ok     ' : 'PROBLEM'} ${check.name}: ${check.detail}`),
    );
  }
  if (!report.ok) {
    const bad = report.checks.filter((check) => !check.ok);
    process.stderr.write(
      `${bad.length} check(s) found a problem: ${bad.map((check) => check.name).join(', ')}\n`,
    );
  }
  process.exitCode = report.exit;
}

export async function diagnosticsCommand(options: CommonOptions, file: string): Promise<void> {
  const path = resolve(file);
  requirePlace(path);
  const saved = await withClient(options, (client) => client.admin.diagnostics({ path }));
  write(options, saved, [`${saved.path} (${saved.bytes} bytes). Read it before you send it.`]);
}
