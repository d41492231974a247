import { parseBracketed } from './bracketed.ts';
import type { Gs1Result } from './errors.ts';

/**
 * Checks every value of a bracketed text against its AI and returns the element string. A failure of a value
 * has the name that GS1's reference linters give it (`GS1_LINTER_...`). Which AIs may stand together is
 * `validateAis`.
 */
export function lint(bracketed: string): Gs1Result<string> {
  return parseBracketed(bracketed);
}
