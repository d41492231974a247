import { z } from 'zod';
import {
  dataExportArchiveFormat,
  dataExportRequest,
  dataExportStatus,
  type DataExportStatus,
} from '../../../src-shared/models/data-export.ts';
import type { OrganisationRow } from '../../core/catalog/organisations.ts';
import type { DataExportJob } from '../../core/data-export/export-row.ts';
import type { PrintRoom } from '../../core/print-room.ts';
import { dataExportPath } from '../download-link.ts';
import { endpoint } from '../endpoint.ts';
import { freshLink } from '../fresh-link.ts';

const organizationPath = {
  organization_id: z.string().describe("The key's organisation; every other one is 403."),
};

export const requestDataExport = endpoint({
  method: 'POST',
  path: '/dashboard/api/v1/data-export/{organization_id}',
  operationId: 'request_org_export',
  tag: 'Data Export',
  summary: 'Request a data export of an organisation',
  description:
    'Starts to write everything that the organisation has in this data folder into one archive. The archive format ' +
    'comes in the query or in the body; the query wins. Only the parameter and the answer are public; that the answer ' +
    'is 202, and the body, are assumed.',
  assumed: true,
  roles: ['manager'],
  params: z.object(organizationPath),
  query: z.object({ archive_format: dataExportArchiveFormat.optional() }),
  body: dataExportRequest,
  bodyOptional: true,
  answer: { status: 202, description: 'Accepted.', schema: dataExportStatus },
  handle({ room, organisation, query, body, origin }) {
    const { archive_format: format = body.archive_format } = query;
    return statusOf(
      room,
      organisation,
      room.dataExports.request(organisation, { ...body, archive_format: format }),
      origin,
    );
  },
});

export const pollDataExport = endpoint({
  method: 'GET',
  path: '/dashboard/api/v1/data-export/{organization_id}/{job_id}',
  operationId: 'get_org_export',
  tag: 'Data Export',
  summary: 'Poll a data export',
  description:
    'How far the export is, section by section. Every poll of a completed export has a fresh link; the link is null ' +
    'again once the file was removed after its time. A malformed job id is not found, like an unknown one.',
  roles: ['manager'],
  params: z.object({ ...organizationPath, job_id: z.string() }),
  answer: { description: 'The export.', schema: dataExportStatus },
  errors: [404],
  handle({ room, organisation, params, origin }) {
    return statusOf(room, organisation, room.dataExports.get(organisation.id, params.job_id), origin);
  },
});

function statusOf(
  room: PrintRoom,
  organisation: OrganisationRow,
  job: DataExportJob,
  origin: string,
): DataExportStatus {
  const { job_id, status, archive_format, format_version, output_filename, file_size_bytes, error } = job;
  const path = job.available && output_filename !== null ? dataExportPath(job_id, output_filename) : null;
  return {
    job_id,
    status,
    archive_format,
    format_version,
    output_filename,
    file_size_bytes,
    ...freshLink(room, organisation.id, path, origin),
    sections: [...job.sections],
    error,
  };
}
