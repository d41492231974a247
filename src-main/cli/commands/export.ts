import { resolve } from 'node:path';
import type { LabelExportSubmit } from '../../../src-shared/models/label-export.ts';
import { organisation, withClient, write } from '../output.ts';
import { requireDone } from '../require-done.ts';
import { requirePlace } from '../require-place.ts';
import { waitForJob } from '../wait.ts';
import type { CommonOptions } from '../common-options.ts';

export async function exportCommand(
  common: CommonOptions,
  options: {
    readonly scope: LabelExportSubmit['scope'];
    readonly exportType: LabelExportSubmit['export_type'];
    readonly fileFormat: LabelExportSubmit['file_format'];
    readonly filters?: unknown;
    readonly assetConfig?: unknown;
    readonly out: string;
  },
): Promise<void> {
  const path = resolve(options.out);
  requirePlace(path);
  const result = await withClient(common, async (client) => {
    const accepted = await client.jobs.submit({
      ...organisation(common),
      scope: options.scope,
      export_type: options.exportType,
      file_format: options.fileFormat,
      filters: options.filters as LabelExportSubmit['filters'],
      asset_config: options.assetConfig as LabelExportSubmit['asset_config'],
    });
    const job = requireDone(await waitForJob(client, { ...organisation(common), job_id: accepted.job_id }));
    const saved = await client.admin.saveArtifact({ ...organisation(common), job_id: job.job_id, path });
    return {
      job_id: job.job_id,
      status: job.status,
      path: saved.path,
      sha256: saved.sha256,
      total_items: job.total_items,
    };
  });
  write(common, result, [
    `${result.total_items} ${options.exportType === 'sheet_pdf' ? 'labels' : options.scope} in ${result.path} (job ${result.job_id}, SHA-256 ${result.sha256})`,
  ]);
}
