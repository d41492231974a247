import { copyFile, open } from 'node:fs/promises';
import { implement } from '@orpc/server';
import {
  dataExportAdminContract,
  dataExportContract,
  type DataExport,
} from '../../../src-shared/contract/data-export.ts';
import { PrintRoomError, toErrorData } from '../../../src-shared/errors.ts';
import { resolveOrganisation } from '../catalog/organisations.ts';
import type { DataExportJob } from '../data-export/export-row.ts';
import type { PrintRoom } from '../print-room.ts';
import type { ContractContext } from './context.ts';

const rangeLimit = 8 * 1024 * 1024;

/** The part `dataExport` of the contract. */
export function dataExportRoutes({ db, dataExports }: PrintRoom) {
  const os = implement(dataExportContract);
  return {
    request: os.request.handler(({ input: { organization_id, ...request } }) =>
      described(dataExports.request(resolveOrganisation(db, organization_id), request)),
    ),
    list: os.list.handler(({ input }) =>
      dataExports.list(resolveOrganisation(db, input.organization_id).id, input.limit).map(described),
    ),
    get: os.get.handler(({ input }) =>
      described(dataExports.get(resolveOrganisation(db, input.organization_id).id, input.job_id)),
    ),
    range: os.range.handler(async ({ input }) => {
      const organisation = resolveOrganisation(db, input.organization_id).id;
      const path = dataExports.filePath(organisation, input.job_id);
      const { file_size_bytes: size, output_filename: name } = dataExports.get(organisation, input.job_id);
      const length = Math.max(0, Math.min(input.end, size, input.begin + rangeLimit) - input.begin);
      const file = await open(path, 'r');
      try {
        const bytes = Buffer.alloc(length);
        await file.read(bytes, 0, length, input.begin);
        return { bytes: new File([bytes], name ?? 'export', { type: 'application/octet-stream' }), size };
      } finally {
        await file.close();
      }
    }),
  };
}

/** What the command line asks beside it. */
export function dataExportAdminRoutes({ db, dataExports }: PrintRoom) {
  const os = implement(dataExportAdminContract)
    .$context<ContractContext>()
    .use(({ context, next }) => {
      if (!context.admin) throw new PrintRoomError('forbidden', 'This is for the command line only.');
      return next();
    });
  return {
    saveDataExport: os.saveDataExport.handler(async ({ input }) => {
      const organisation = resolveOrganisation(db, input.organization_id).id;
      const path = dataExports.filePath(organisation, input.job_id);
      try {
        await copyFile(path, input.path);
      } catch (caught) {
        const { code, message } = toErrorData(caught);
        throw new PrintRoomError(
          code === 'disk_full' ? code : 'folder_not_writable',
          `${input.path} cannot be written: ${message}`,
          { cause: caught },
        );
      }
      return { path: input.path, sha256: dataExports.get(organisation, input.job_id).sha256 ?? '' };
    }),
    waitForDataExport: os.waitForDataExport.handler(async ({ input, signal }) =>
      described(
        await dataExports.wait(resolveOrganisation(db, input.organization_id).id, input.job_id, signal),
      ),
    ),
  };
}

function described(job: DataExportJob): DataExport {
  return { ...job, sections: [...job.sections] };
}
