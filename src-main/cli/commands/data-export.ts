import { resolve } from 'node:path';
import { errorCodes, PrintRoomError, type ErrorCode } from '../../../src-shared/errors.ts';
import type { ArchiveFormat } from '../../../src-shared/models/data-export.ts';
import { organisation, withClient, write } from '../output.ts';
import { requirePlace } from '../require-place.ts';
import type { CommonOptions } from '../common-options.ts';
import { waitForDataExport } from '../wait.ts';

export async function dataExportCommand(
  common: CommonOptions,
  options: {
    readonly out: string;
    readonly archiveFormat: ArchiveFormat;
    readonly artifacts: boolean;
    readonly people: boolean;
  },
): Promise<void> {
  const path = resolve(options.out);
  requirePlace(path);
  const result = await withClient(common, async (client) => {
    const { job_id } = await client.dataExport.request({
      ...organisation(common),
      archive_format: options.archiveFormat,
      include_artifacts: options.artifacts,
      include_people: options.people,
    });
    const job = await waitForDataExport(client, { ...organisation(common), job_id });
    if (job.status === 'failed') throw failure(job);
    const saved = await client.admin.saveDataExport({ ...organisation(common), job_id, path });
    return { job_id, status: job.status, path: saved.path, sha256: saved.sha256, sections: job.sections };
  });
  write(common, result, [
    `${result.path} (export ${result.job_id}, SHA-256 ${result.sha256})`,
    ...result.sections.map(({ key, status, record_count, error }) =>
      [key, status, `${record_count} records`, error ?? ''].join('  ').trimEnd(),
    ),
  ]);
}

function failure({ error, error_code: code }: { error: string | null; error_code: string | null }) {
  const known = code !== null && Object.hasOwn(errorCodes, code);
  return new PrintRoomError(known ? (code as ErrorCode) : 'internal_error', error ?? 'The export failed.');
}
