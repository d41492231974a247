import { parseBracketed, parseDigitalLink, parseElementString, parseScanData } from './gs1/index.ts';
import { isWebAddress } from './gs1/digital-link-parse.ts';
import { success, type Result } from './result.ts';

/** What a label says of itself, as far as its symbol says it. */
export interface ScannedLabel {
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
}

/** `text`: no GS1 data; a serial somebody typed, or a code that carries nothing else. */
export type Scan =
  | { readonly kind: 'label'; readonly label: ScannedLabel }
  | { readonly kind: 'text'; readonly text: string };

const groupSeparator = '\x1d';
/** A reader without AIM identifiers sends an element string bare, and our labels begin with the GTIN. */
const bareElements = /^01\d{14}(?:1[0157]|21)/;

/**
 * Reads what came out of a reader or was typed: an AIM prefix (`]d2...`), a Digital Link, an element string with or
 * without separators, brackets, or else plain text. Only what claims to be GS1 data and is not fails.
 */
export function readScan(input: string): Result<Scan> {
  const text = input.replaceAll(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  if (text.startsWith(']')) {
    const message = parseScanData(text);
    return message.ok ? readData(message.value.data_caret) : message;
  }
  if (isWebAddress(text)) {
    const link = parseDigitalLink(text);
    return link.ok ? readElements(link.value) : link;
  }
  if (bareElements.test(text)) {
    const elements = readElements(`^${text.replaceAll(groupSeparator, '^')}`);
    if (elements.ok) return elements;
  }
  if (text.startsWith('(01)')) {
    const bracketed = parseBracketed(text);
    if (bracketed.ok) return readElements(bracketed.value);
  }
  return plain(text);
}

function readData(data: string): Result<Scan> {
  const [linear = ''] = data.split('|');
  if (linear.startsWith('^')) return readElements(linear);
  if (isWebAddress(linear)) {
    const link = parseDigitalLink(linear);
    return link.ok ? readElements(link.value) : link;
  }
  return plain(linear.replace(/^\\(\\*\^)/, '$1'));
}

function readElements(caretText: string): Result<Scan> {
  const elements = parseElementString(caretText);
  if (!elements.ok) return elements;
  const valueOf = (ai: string): string | null =>
    elements.value.find((element) => element.ai === ai)?.value ?? null;
  const gtin = valueOf('01');
  if (gtin === null) return plain(caretText.slice(1).replaceAll('^', groupSeparator));
  return success({ kind: 'label', label: { gtin, lot: valueOf('10'), serial: valueOf('21') } });
}

function plain(text: string): Result<Scan> {
  return success({ kind: 'text', text });
}
