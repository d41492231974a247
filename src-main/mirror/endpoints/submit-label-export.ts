import { labelExportAccepted, labelExportSubmit } from '../../../src-shared/models/label-export.ts';
import { endpoint, writingRoles } from '../endpoint.ts';

export const submitLabelExport = endpoint({
  method: 'POST',
  path: '/products/api/v1/labels/export/',
  operationId: 'submit_label_export',
  tag: 'Labels',
  summary: 'Submit a label export job',
  description:
    'Stores a job that turns a selection of products, lots or serials into a sheet of labels (PDF) or an archive of ' +
    'symbols (ZIP). The answer is always a receipt; a job up to the setting `sync_threshold` (50 entities, inclusive) ' +
    'has ended by then. Formats: sheet_pdf as pdf; qr_codes and datamatrix as svg or png; barcodes_1d as svg or eps; ' +
    'codes_combined as svg.\n\n' +
    'Stricter than the Closient pages, with 422 and nothing stored: unknown fields, an empty list in a filter, ' +
    'serial_ids at another scope than serials, any lot or serial filter at scope products, a date-time without time ' +
    'zone, created_after later than created_before, a wrong check digit. Wider: scope products works for every type; ' +
    'lot_ids and lot_run_id select serials at scope serials; asset_config has further keys; null is the same as absent ' +
    'everywhere.',
  roles: writingRoles,
  body: labelExportSubmit,
  answer: { status: 202, description: 'Accepted.', schema: labelExportAccepted },
  handle: ({ room, organisation, body }) => room.jobs.submit(organisation, body),
});
