import { PrintRoomError } from '../../../src-shared/errors.ts';
import { faultsOfIssues } from '../../../src-shared/faults.ts';
import { labelExportSubmit, type LabelExportSubmit } from '../../../src-shared/models/label-export.ts';
import { formatsOfType } from '../../../src-shared/models/export-types.ts';

/**
 * A submit body as it came, checked for its shape.
 * @throws PrintRoomError `validation_error` with every field at fault.
 */
export function checkSubmit(body: unknown): LabelExportSubmit {
  const parsed = labelExportSubmit.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new PrintRoomError('validation_error', 'Validation error.', {
    faults: faultsOfIssues(parsed.error.issues, 'body', body),
  });
}

/**
 * Whether type and format go together.
 * @throws PrintRoomError `validation_error`
 */
export function requireCoherent({ export_type: type, file_format: format }: LabelExportSubmit): void {
  const allowed = formatsOfType[type];
  if (allowed.includes(format)) return;
  const msg = `${type} comes as ${allowed.join(' or ')}, not as ${format}`;
  throw new PrintRoomError('validation_error', `Validation error: ${msg}.`, {
    faults: [{ loc: ['body', 'file_format'], msg, type: 'incoherent_format' }],
  });
}
