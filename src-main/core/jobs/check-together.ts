import { PrintRoomError, type FieldFault } from '../../../src-shared/errors.ts';

/**
 * Runs every check, so that a request learns of all its faults at once and not one per attempt.
 * @returns what each check returns.
 * @throws PrintRoomError `validation_error` with the faults of all of them; any other error as it is.
 */
export function checkTogether<T extends readonly unknown[]>(
  ...checks: { readonly [K in keyof T]: () => T[K] }
): T {
  const refused: PrintRoomError[] = [];
  const results = checks.map((check) => {
    try {
      return check();
    } catch (caught) {
      if (!(caught instanceof PrintRoomError) || caught.faults.length === 0) throw caught;
      refused.push(caught);
      return undefined;
    }
  });
  const [first] = refused;
  if (!first) return results as unknown as T;
  if (refused.length === 1) throw first;
  const faults: readonly FieldFault[] = refused.flatMap((error) => error.faults);
  throw new PrintRoomError('validation_error', 'Validation error.', { faults });
}
