import type { z } from 'zod';
import type { FieldFault } from './errors.ts';

/** A body of nothing but unknown fields would be answered with ten times its size. */
const mostFaults = 1_000;

/**
 * Issues of a zod schema in the words of the API pages: a missing field is `missing`, an unknown one is named by its
 * own path.
 * @param part of the request, which begins every path. @param input what was parsed.
 */
export function faultsOfIssues(
  issues: readonly z.core.$ZodIssue[],
  part: string,
  input: unknown,
): FieldFault[] {
  return issues.flatMap((issue) => faultsOfIssue(issue, part, input)).slice(0, mostFaults);
}

function faultsOfIssue(issue: z.core.$ZodIssue, part: string, input: unknown): FieldFault[] {
  const loc = [part, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      loc: [...loc, key],
      msg: `Unknown field ${key}`,
      type: 'extra_forbidden',
    }));
  }
  if (valueAt(input, issue.path) === undefined) return [{ loc, msg: 'Field required', type: 'missing' }];
  return [{ loc, msg: issue.message, type: issue.code }];
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}
