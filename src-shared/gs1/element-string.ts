import { success } from '../result.ts';
import { aiAt, needsSeparator } from './ai-table.ts';
import { checkValue, type Element, wrongLength } from './ai-value.ts';
import { gs1Failure, type Gs1Result } from './errors.ts';

/**
 * Reads an element string as it is encoded in a symbol, with `^` for FNC1: `^0109521234543213` + `10ABC` +
 * `^` + `21SN1`. FNC1 comes first, closes every element whose length is not predefined, and is tolerated
 * behind the others and at the end, as readers and printers have always done (GenSpecs 7.8). Every value is
 * checked; which AIs may stand together is not (`validateAis`).
 */
export function parseElementString(caretText: string): Gs1Result<readonly Element[]> {
  if (!caretText.startsWith('^')) {
    return gs1Failure(
      'FNC1_MISSING',
      `"${caretText}" does not begin with FNC1 (written ^), so it is not GS1 data.`,
    );
  }
  if (caretText.length === 1) {
    return gs1Failure('ELEMENT_STRING_EMPTY', 'There is no AI behind FNC1; add at least one.');
  }
  const elements: Element[] = [];
  let at = 1;
  while (at < caretText.length) {
    const entry = aiAt(caretText, at);
    if (!entry) {
      return gs1Failure(
        'AI_UNKNOWN',
        `No known AI begins with "${caretText.slice(at, at + 4)}" (position ${at + 1}); ` +
          'compare the data with the GS1 list of AIs.',
      );
    }
    const start = at + entry.ai.length;
    const separator = caretText.indexOf('^', start);
    const end = separator === -1 ? caretText.length : separator;
    if (entry.separator && end - start > entry.maxLength) {
      return wrongLength(entry, caretText.slice(start, end));
    }
    const value = caretText.slice(start, Math.min(end, start + entry.maxLength));
    const failure = checkValue(entry, value);
    if (failure) return failure;
    elements.push({ ai: entry.ai, value });
    at = start + value.length;
    if (caretText.charAt(at) === '^') at++;
  }
  return success(elements);
}

/** Writes elements with FNC1 (`^`) first and between them only where the reader needs it. Checks nothing. */
export function formatElementString(elements: readonly Element[]): string {
  let text = '^';
  elements.forEach((element, i) => {
    text += element.ai + element.value;
    if (i < elements.length - 1 && needsSeparator(element.ai)) text += '^';
  });
  return text;
}
