import { createInterface } from 'node:readline';
import pino from 'pino';
import { listOrganisations } from '../../src-main/core/catalog/organisations.ts';
import type { ExportType, FileFormat } from '../../src-shared/models/export-types.ts';
import { openPrintRoom } from '../../src-main/core/print-room.ts';
import { sourcePorts } from './source-ports.ts';

/**
 * A core in a process of its own, for tests that kill it or give it another environment. Arguments: data folder, and
 * the type and format to make of all serials.
 * One JSON line says that it is open; then each line on stdin submits all serials, and each job that ends is one
 * line on stdout. Jobs that an earlier process left are taken up without asking.
 */
const [folder = '', exportType = 'sheet_pdf', fileFormat = 'pdf'] = process.argv.slice(2);
const room = await openPrintRoom({
  dataFolder: folder,
  ports: { ...sourcePorts(folder), logger: pino({ enabled: false }), renderThreads: 2 },
});
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

room.changes.on('job', (_organisation, { job_id, status, sha256, error }) => {
  if (status === 'completed' || status === 'failed') say({ job_id, status, sha256, error });
});
say({ open: true });
for await (const _line of createInterface({ input: process.stdin })) {
  const [organisation] = listOrganisations(room.db);
  if (!organisation) throw new Error('The folder has no organisation.');
  const { job_id, status } = await room.jobs.submit(organisation, {
    scope: 'serials',
    export_type: exportType as ExportType,
    file_format: fileFormat as FileFormat,
  });
  say({ job_id, status });
}
await room.jobs.waitForIdle();
await room.close();
