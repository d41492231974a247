import { resolve } from 'node:path';
import type { ArchiveFormat } from '../../../src-shared/models/data-export.ts';
import { archiveFormatOf } from '../../core/data-import/archive-reader.ts';
import { portsFor } from '../connect.ts';
import { organisation, withClient, write } from '../output.ts';
import type { CommonOptions } from '../common-options.ts';

/** What the file is says its content: rows of lots and serials, or an archive of the data export. */
export async function importCommand(options: CommonOptions, file: string): Promise<void> {
  const path = resolve(file);
  const format = await archiveFormatOf(path);
  if (format) return restoreArchive(options, path, format);
  const report = await withClient(options, (client) =>
    client.admin.importFile({ ...organisation(options), path }),
  );
  const more = report.rejected_count - report.rejected.length;
  write(options, report, [
    `${report.created} created, ${report.updated} updated, ${report.unchanged} unchanged, ${report.rejected_count} rejected (batch ${report.batch})`,
    ...report.rejected.map(({ line, reason }) => `line ${line}: ${reason}`),
    ...(more > 0 ? [`... and ${more} more`] : []),
  ]);
}

async function restoreArchive(options: CommonOptions, path: string, format: ArchiveFormat): Promise<void> {
  const { importArchive } = await import('../../core/data-import/import-archive.ts');
  const restored = await importArchive(path, format, options.data, portsFor(options.data, options.places));
  const { ledger } = restored;
  write(options, restored, [
    `Restored ${restored.name ?? restored.organization_id} into ${options.data} as a new station; its data is of ${restored.restored_from}.`,
    ...restored.sections.map(({ key, record_count }) => `${key}  ${record_count} records`),
    ledger.ok
      ? `The ledger is whole: ${ledger.events} events.`
      : `The ledger came with ${ledger.problems.length} problem(s), first: ${ledger.problems[0]}`,
    'Labels from before that moment may have been printed at the original since: every run of them asks for a reason first. ' +
      'When you know that nothing was, confirm it with `print-room settings set restored_from null`.',
    ...(restored.kept === null ? [] : [`The empty database that was there is kept as ${restored.kept}.`]),
  ]);
}
