import { success } from '../result.ts';
import { type AiEntry, lookupAi, nameAi, unassignedAi } from './ai-table.ts';
import { checkValue, type Element } from './ai-value.ts';
import { describeCharacter } from './cset.ts';
import { convenienceAlphas } from './digital-link-alphas.ts';
import { areQualifiersInOrder, isQualifierOf } from './digital-link-key.ts';
import { formatElementString } from './element-string.ts';
import { type Gs1Failure, gs1Failure, type Gs1Result } from './errors.ts';
import { unescapePath, unescapeQuery } from './escape.ts';

/** What a reader tolerates beyond the standard. */
export interface DigitalLinkReading {
  /**
   * GTINs of 8, 12 or 13 digits, as before release 1.3 of the standard. Default: true; they are unambiguous.
   */
  readonly permitZeroSuppressedGtins?: boolean;
  /** Query attributes with an AI that GS1 has not assigned. Default: false. */
  readonly permitUnknownAis?: boolean;
  /** Words for AIs in the path (`/gtin/...`), as before release 1.3. Default: false. */
  readonly permitConvenienceAlphas?: boolean;
}

/** RFC 3986: everything that a URI can be made of. */
const illegal = /[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/u;
const schemes = ['https://', 'http://', 'HTTPS://', 'HTTP://'];

/** Whether the text claims to be a web address; the scheme is all lower or all upper case. */
export function isWebAddress(text: string): boolean {
  return schemes.some((scheme) => text.startsWith(scheme));
}

/**
 * Reads a GS1 Digital Link URI (URI Syntax 1.7) and returns its element string with `^` for FNC1: key,
 * qualifiers, then the query in its order. Any stem may precede the key. Query parameters that are not AIs,
 * and the fragment, are ignored. Every value is checked; which AIs may stand together is not (`validateAis`).
 */
export function parseDigitalLink(uri: string, reading: DigitalLinkReading = {}): Gs1Result<string> {
  const parts = splitUri(uri);
  if (!parts.ok) return parts;
  const path = readPath(uri, parts.value.path, reading);
  if (!path.ok) return path;
  const query = readQuery(parts.value.query, path.value.key, reading);
  if (!query.ok) return query;
  const elements = [...path.value.elements, ...query.value];
  const repeated = elements.find(({ ai }, i) => elements.findIndex((element) => element.ai === ai) !== i);
  if (repeated) {
    return gs1Failure(
      'DL_AI_REPEATED',
      `AI ${nameAi(repeated.ai)} is in the Digital Link more than once; it may appear only once.`,
    );
  }
  return success(formatElementString(elements));
}

function splitUri(uri: string): Gs1Result<{ path: string; query: string }> {
  const at = uri.search(illegal);
  if (at !== -1) {
    return gs1Failure(
      'DL_ILLEGAL_CHARACTER',
      `"${uri}": ${describeCharacter(uri, at)} at position ${at + 1} cannot be in a URI; percent-encode it.`,
    );
  }
  const scheme = schemes.find((each) => uri.startsWith(each));
  if (scheme === undefined) {
    return gs1Failure(
      'DL_SCHEME',
      `"${uri}" does not begin with https:// or http://, as a Digital Link does.`,
    );
  }
  const [withoutFragment = ''] = uri.slice(scheme.length).split('#', 1);
  const mark = withoutFragment.indexOf('?');
  const address = mark === -1 ? withoutFragment : withoutFragment.slice(0, mark);
  const slash = address.indexOf('/');
  if (slash < 1) {
    return gs1Failure(
      'DL_NO_PATH',
      `"${uri}" needs a host and a path, as https://example.com/01/09521234543213.`,
    );
  }
  return success({
    path: address.slice(slash + 1),
    query: mark === -1 ? '' : withoutFragment.slice(mark + 1),
  });
}

interface PathData {
  readonly key: AiEntry;
  readonly elements: readonly Element[];
}

/** From the end, because the stem may have any number of segments and may even look like AIs. */
function readPath(uri: string, path: string, reading: DigitalLinkReading): Gs1Result<PathData> {
  const segments = path.split('/');
  const pairs: { entry: AiEntry; escaped: string }[] = [];
  let key: AiEntry | undefined;
  for (let at = segments.length - 2; at >= 0 && !key; at -= 2) {
    const name = segments[at] ?? '';
    const entry = lookupAi(
      (reading.permitConvenienceAlphas ? convenienceAlphas.get(name) : undefined) ?? name,
    );
    if (!entry) break;
    pairs.unshift({ entry, escaped: segments[at + 1] ?? '' });
    if (entry.dlQualifiers) key = entry;
  }
  if (!key) {
    return gs1Failure(
      'DL_NO_KEY',
      `"${uri}" has no GS1 key in its path, as /01/ with a GTIN; ` +
        'after the key only its qualifiers may follow.',
    );
  }
  const qualifiers = pairs.slice(1).map(({ entry }) => entry.ai);
  if (!areQualifiersInOrder(key, qualifiers)) {
    return gs1Failure(
      'DL_QUALIFIERS',
      `"${uri}": ${qualifiers.map((ai) => `/${ai}/`).join(' ')} cannot follow the key ${nameAi(key.ai)} ` +
        'in this order; compare the path with the GS1 Digital Link standard.',
    );
  }
  const elements: Element[] = [];
  for (const { entry, escaped } of pairs) {
    const element = readValue(entry, unescapePath(escaped), reading);
    if (!element.ok) return element;
    elements.push(element.value);
  }
  return success({ key, elements });
}

function readQuery(query: string, key: AiEntry, reading: DigitalLinkReading): Gs1Result<readonly Element[]> {
  const elements: Element[] = [];
  for (const parameter of query.split('&')) {
    const equals = parameter.indexOf('=');
    const name = parameter.slice(0, Math.max(equals, 0));
    // Names with a letter are extensions; so is a bare number without a value.
    if (!/^[0-9]+$/.test(name)) continue;
    const entry = lookupAi(name) ?? (reading.permitUnknownAis ? unassignedAi(name) : undefined);
    if (!entry) {
      return gs1Failure(
        'AI_UNKNOWN',
        `"${parameter}": (${name}) is not an AI; other names of query parameters need a letter.`,
      );
    }
    const misplaced = findMisplaced(entry, key);
    if (misplaced) return misplaced;
    const element = readValue(entry, unescapeQuery(parameter.slice(equals + 1)), reading);
    if (!element.ok) return element;
    elements.push(element.value);
  }
  return success(elements);
}

function findMisplaced({ ai, dlAttribute }: AiEntry, key: AiEntry): Gs1Failure | undefined {
  if (isQualifierOf(key, ai)) {
    return gs1Failure(
      'DL_AI_BELONGS_IN_PATH',
      `AI ${nameAi(ai)} qualifies the key ${nameAi(key.ai)}; move it from the query into the path.`,
    );
  }
  if (dlAttribute) return undefined;
  return gs1Failure('DL_AI_NOT_AN_ATTRIBUTE', `AI ${nameAi(ai)} cannot be in the query of a Digital Link.`);
}

function readValue(
  entry: AiEntry,
  unescaped: Gs1Result<string>,
  reading: DigitalLinkReading,
): Gs1Result<Element> {
  if (!unescaped.ok) return unescaped;
  const text = unescaped.value;
  if (text === '') {
    return gs1Failure(
      'DL_VALUE_EMPTY',
      `AI ${nameAi(entry.ai)} has no value in the Digital Link; give it one.`,
    );
  }
  if (text.includes('\0')) {
    return gs1Failure(
      'DL_VALUE_HAS_NUL',
      `AI ${nameAi(entry.ai)} has %00 in its value, which GS1 data cannot.`,
    );
  }
  const value = entry.ai === '01' && reading.permitZeroSuppressedGtins !== false ? fillGtin(text) : text;
  return checkValue(entry, value) ?? success({ ai: entry.ai, value });
}

function fillGtin(text: string): string {
  return text.length === 8 || text.length === 12 || text.length === 13 ? text.padStart(14, '0') : text;
}
