import { fault, type Gs1LinterCode, type LintFault } from './codes.ts';

/** A coupon is read from left to right; every field says itself where it ends. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** Reads one field and moves the cursor behind it. */
export type Step = (cursor: Cursor) => LintFault | undefined;

/** One digit out of `allowed`. `invalid` may be missing where every digit is allowed. */
export function code(allowed: string, missing: Gs1LinterCode, invalid?: Gs1LinterCode): Step {
  return (cursor) => {
    const digit = cursor.text.charAt(cursor.at);
    if (digit === '') return fault(missing, cursor.at, 0);
    if (invalid && !allowed.includes(digit)) return fault(invalid, cursor.at, 1);
    cursor.at++;
    return undefined;
  };
}

/** A fixed number of digits. */
export function digits(count: number, truncated: Gs1LinterCode): Step {
  return (cursor) => {
    const rest = cursor.text.length - cursor.at;
    if (rest < count) return fault(truncated, cursor.at, rest);
    cursor.at += count;
    return undefined;
  };
}

/**
 * A field that begins with its length (VLI). The digit counts from `base`; where 9 is allowed it means that
 * the field is absent. `invalid` may be missing where every digit is allowed.
 */
export function sized(
  allowed: string,
  base: number,
  codes: { missing: Gs1LinterCode; invalid?: Gs1LinterCode; truncated: Gs1LinterCode },
): Step {
  const nineIsAbsent = codes.invalid !== undefined && allowed.includes('9');
  return (cursor) => {
    const digit = cursor.text.charAt(cursor.at);
    if (digit === '') return fault(codes.missing, cursor.at, 0);
    if (codes.invalid && !allowed.includes(digit)) return fault(codes.invalid, cursor.at, 1);
    const length = nineIsAbsent && digit === '9' ? 0 : base + Number(digit);
    const rest = cursor.text.length - cursor.at - 1;
    if (rest < length) return fault(codes.truncated, cursor.at, rest + 1);
    cursor.at += 1 + length;
    return undefined;
  };
}

export function run(steps: readonly Step[], cursor: Cursor): LintFault | undefined {
  for (const step of steps) {
    const found = step(cursor);
    if (found) return found;
  }
  return undefined;
}

/** Nothing may follow. */
export function end(cursor: Cursor): LintFault | undefined {
  const rest = cursor.text.length - cursor.at;
  return rest === 0 ? undefined : fault('GS1_LINTER_COUPON_EXCESS_DATA', cursor.at, rest);
}
