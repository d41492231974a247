import type { z } from 'zod';
import { PrintRoomError, type FieldFault } from '../../../src-shared/errors.ts';
import {
  formatsOfType,
  labelExportSubmit,
  type LabelExportSubmit,
} from '../../../src-shared/models/label-export.ts';

/**
 * A submit body as it came, checked for its shape.
 * @throws PrintRoomError `validation_error` with every field at fault.
 */
export function checkSubmit(body: unknown): LabelExportSubmit {
  const parsed = labelExportSubmit.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new PrintRoomError('validation_error', 'Validation error.', {
    faults: parsed.error.issues.flatMap((issue) => faultsOfIssue(issue, body)),
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

/** In the words of the API pages: a missing field is `missing`, an unknown one is named by its own path. */
function faultsOfIssue(issue: z.core.$ZodIssue, body: unknown): FieldFault[] {
  const loc = ['body', ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      loc: [...loc, key],
      msg: `Unknown field ${key}`,
      type: 'extra_forbidden',
    }));
  }
  if (valueAt(body, issue.path) === undefined) return [{ loc, msg: 'Field required', type: 'missing' }];
  return [{ loc, msg: issue.message, type: issue.code }];
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = body;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}
