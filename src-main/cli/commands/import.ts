import { resolve } from 'node:path';
import { organisation, withClient, write } from '../output.ts';
import type { CommonOptions } from '../run-command.ts';

export async function importCommand(options: CommonOptions, file: string): Promise<void> {
  const report = await withClient(options, (client) =>
    client.admin.importFile({ ...organisation(options), path: resolve(file) }),
  );
  const more = report.rejected_count - report.rejected.length;
  write(options, report, [
    `${report.created} created, ${report.updated} updated, ${report.unchanged} unchanged, ${report.rejected_count} rejected (batch ${report.batch})`,
    ...report.rejected.map(({ line, reason }) => `line ${line}: ${reason}`),
    ...(more > 0 ? [`... and ${more} more`] : []),
  ]);
}
