import { success } from '../result.ts';
import { lookupAi, nameAi, needsSeparator } from './ai-table.ts';
import type { Element } from './ai-value.ts';
import { readBracketed } from './bracketed.ts';
import { areQualifiersInOrder, findPrimaryKey, isQualifierOf } from './digital-link-key.ts';
import { gs1Failure, type Gs1Result } from './errors.ts';
import { percentEncode } from './escape.ts';
import { findChangedRepeat } from './requisites.ts';

/** GS1's own resolver: with it a URI is canonical. */
const canonicalStem = 'https://id.gs1.org';
const stemForm = /^(?:https?|HTTPS?):\/\/[^/?#\s]+(?:\/[^?#\s]*)?$/;

/**
 * The GS1 Digital Link of a bracketed text (URI Syntax 1.7). The first primary key of the text becomes the
 * key, its qualifiers follow in the order of the standard, all other AIs become query attributes: those of
 * predefined length first, each group in the order of the text, repeats once. `stem` is scheme, host and an
 * optional path, by default `https://id.gs1.org`. Of the rules about AIs that stand together only the one on
 * repeats is applied, because a URI has room for one value; the others are `validateAis`.
 */
export function generateDigitalLink(bracketed: string, stem?: string | null): Gs1Result<string> {
  const base = stem ?? canonicalStem;
  if (!stemForm.test(base)) {
    return gs1Failure(
      'DL_STEM',
      `"${base}" cannot begin a Digital Link; write https://, the host and, if needed, a path.`,
    );
  }
  const read = readBracketed(bracketed, { permitUnknownAis: true });
  if (!read.ok) return read;
  const changed = findChangedRepeat(read.value);
  if (changed) return changed;
  const key = findPrimaryKey(read.value);
  if (!key) {
    return gs1Failure(
      'DL_NO_KEY',
      `"${bracketed}" has no AI that can be the key of a Digital Link, such as (01), (00) or (414); add one.`,
    );
  }
  // Repeats have equal values, so the first of each AI stands for all.
  const others = read.value.filter(
    (element, i) => element.ai !== key.ai && read.value.findIndex((e) => e.ai === element.ai) === i,
  );
  const qualifiers = others.filter((element) => isQualifierOf(key.entry, element.ai));
  const path = sortQualifiers(key.entry.dlQualifiers ?? [], qualifiers);
  if (
    !areQualifiersInOrder(
      key.entry,
      path.map((element) => element.ai),
    )
  ) {
    const names = path.map((element) => `(${element.ai})`).join(' ');
    return gs1Failure(
      'DL_QUALIFIERS',
      `The AIs ${names} cannot stand together behind the key ${nameAi(key.ai)} of a Digital Link; ` +
        'leave one out.',
    );
  }
  const attributes = others.filter((element) => !isQualifierOf(key.entry, element.ai));
  for (const { ai } of attributes) {
    if (lookupAi(ai)?.dlAttribute) continue;
    return gs1Failure(
      'DL_AI_NOT_AN_ATTRIBUTE',
      `AI ${nameAi(ai)} cannot be in a Digital Link with the key ${nameAi(key.ai)}; leave it out.`,
    );
  }
  return success(writeUri(base, [key, ...path], attributes));
}

function sortQualifiers(
  alternatives: readonly (readonly string[])[],
  qualifiers: readonly Element[],
): Element[] {
  const order = alternatives.flat();
  return qualifiers.toSorted((a, b) => order.indexOf(a.ai) - order.indexOf(b.ai));
}

function writeUri(base: string, path: readonly Element[], attributes: readonly Element[]): string {
  let uri = base.endsWith('/') ? base.slice(0, -1) : base;
  for (const { ai, value } of path) uri += `/${ai}/${percentEncode(value)}`;
  const query = [
    ...attributes.filter((element) => !needsSeparator(element.ai)),
    ...attributes.filter((element) => needsSeparator(element.ai)),
  ];
  return (
    uri + query.map(({ ai, value }, i) => `${i === 0 ? '?' : '&'}${ai}=${percentEncode(value)}`).join('')
  );
}
