import type { z } from 'zod';
import { faultsOfIssues } from '../../src-shared/faults.ts';
import { PrintRoomError } from '../../src-shared/errors.ts';

/**
 * A part of a request as its schema wants it.
 * @throws PrintRoomError `validation_error` with every field at fault.
 */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  part: 'path' | 'query' | 'body',
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new PrintRoomError('validation_error', 'Validation error.', {
    faults: faultsOfIssues(parsed.error.issues, part, value),
  });
}

/** The query as values: digits are numbers where the schema wants one. Of a name that comes twice the last counts. */
export function queryValues(schema: z.ZodObject, query: URLSearchParams): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const text = query.getAll(name).at(-1);
    if (text === undefined) continue;
    values[name] = /^-?\d{1,15}$/.test(text) && field.safeParse(1).success ? Number(text) : text;
  }
  return values;
}
