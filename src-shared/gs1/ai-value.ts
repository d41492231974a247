import { type AiEntry, nameAi } from './ai-table.ts';
import { describeCharacter } from './cset.ts';
import { type Gs1Failure, gs1Failure } from './errors.ts';
import { linterSentences, type LintFault } from './linters/codes.ts';
import { characterSetLinter, linterNamed } from './linters/registry.ts';

/** One AI with its value, as taken from any of the notations. */
export interface Element {
  readonly ai: string;
  readonly value: string;
}

/**
 * Whether a value suits its AI: the overall length, then for each component its length, its character set and
 * its linters, in the order of the GS1 Syntax Engine. `undefined` means that it does.
 */
export function checkValue(entry: AiEntry, value: string): Gs1Failure | undefined {
  if (value === '') {
    return gs1Failure(
      'AI_VALUE_EMPTY',
      `AI ${nameAi(entry.ai)} has no value; give it one or leave the AI out.`,
    );
  }
  if (value.includes('^')) {
    return gs1Failure(
      'AI_VALUE_HAS_CARET',
      `AI ${nameAi(entry.ai)} "${value}": "^" at position ${value.indexOf('^') + 1} stands for FNC1 ` +
        'and cannot be part of a value.',
    );
  }
  if (value.length < entry.minLength || value.length > entry.maxLength) return wrongLength(entry, value);
  let at = 0;
  for (const component of entry.components) {
    const part = value.slice(at, at + component.maxLength);
    if (part === '' && component.optional) break;
    if (part.length < component.minLength) return wrongLength(entry, value);
    const found = characterSetLinter(component.set)(part);
    if (found) return valueFault(entry, value, at, found);
    for (const name of component.linters) {
      const fault = linterNamed(name)(part);
      if (fault) return valueFault(entry, value, at, fault);
    }
    at += part.length;
  }
  return undefined;
}

/** Too short or too long, with the lengths that the AI takes. */
export function wrongLength(entry: AiEntry, value: string): Gs1Failure {
  const { ai, minLength, maxLength } = entry;
  const fixed = minLength === maxLength;
  const range = fixed ? `exactly ${maxLength}` : `${minLength} to ${maxLength}`;
  // A value between the two has the wrong length within: an optional component that is incomplete.
  const tooLong = value.length > maxLength;
  const detail = !tooLong && value.length >= minLength ? ', and its last part is incomplete' : '';
  return gs1Failure(
    tooLong ? 'AI_VALUE_TOO_LONG' : 'AI_VALUE_TOO_SHORT',
    `AI ${nameAi(ai)} "${value}" has ${value.length} characters${detail}; the AI takes ${range}.`,
  );
}

function valueFault(entry: AiEntry, value: string, start: number, found: LintFault): Gs1Failure {
  const at = start + found.at;
  const bad = value.slice(at, at + found.length);
  let where = '';
  if (found.length === 1) where = ` (position ${at + 1}, ${describeCharacter(value, at)})`;
  else if (found.length > 1 && bad !== value) where = ` (position ${at + 1}, "${bad}")`;
  return gs1Failure(found.code, `AI ${nameAi(entry.ai)} "${value}" ${linterSentences[found.code]}${where}.`);
}
