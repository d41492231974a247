import { success } from '../result.ts';
import { lookupAi, unassignedAi } from './ai-table.ts';
import { checkValue, type Element } from './ai-value.ts';
import { formatElementString } from './element-string.ts';
import { gs1Failure, type Gs1Result } from './errors.ts';

/**
 * Reads the notation that people write, `(01)09521234543213(10)ABC`, and returns the element string with `^`
 * for FNC1. A `(` within a value is written `\(`. Every value is checked; which AIs may stand together is not
 * (`validateAis`). Values from a data base never go this way: a serial may contain `(10)`; see
 * `elementStringFor`.
 */
export function parseBracketed(text: string): Gs1Result<string> {
  const elements = readBracketed(text);
  return elements.ok ? success(formatElementString(elements.value)) : elements;
}

/** The elements of a bracketed text, with values checked. Unassigned AIs are refused unless permitted. */
export function readBracketed(
  text: string,
  options: { readonly permitUnknownAis?: boolean } = {},
): Gs1Result<readonly Element[]> {
  const elements: Element[] = [];
  let at = 0;
  if (text === '')
    return gs1Failure('AI_SYNTAX', 'The text is empty; write AIs in brackets: (01)09521234543213.');
  while (at < text.length) {
    const close = text.indexOf(')', at);
    if (text.charAt(at) !== '(' || close === -1) {
      return gs1Failure(
        'AI_SYNTAX',
        `"${text}": an AI in brackets is missing at position ${at + 1}; write (01)09521234543213(10)ABC.`,
      );
    }
    const ai = text.slice(at + 1, close);
    const entry = lookupAi(ai) ?? (options.permitUnknownAis ? unassignedAi(ai) : undefined);
    if (!entry) {
      return gs1Failure('AI_UNKNOWN', `(${ai}) is not an AI; compare it with the GS1 list of AIs.`);
    }
    const { value, end } = readValue(text, close + 1);
    const failure = checkValue(entry, value);
    if (failure) return failure;
    elements.push({ ai, value });
    at = end;
  }
  return success(elements);
}

/** Up to the next `(` that no backslash announces. */
function readValue(text: string, start: number): { value: string; end: number } {
  let value = '';
  let from = start;
  for (;;) {
    const open = text.indexOf('(', from);
    if (open === -1) return { value: value + text.slice(from), end: text.length };
    if (open === from || text.charAt(open - 1) !== '\\')
      return { value: value + text.slice(from, open), end: open };
    value += `${text.slice(from, open - 1)}(`;
    from = open + 1;
  }
}
