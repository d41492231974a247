import { success } from '../result.ts';
import { needsSeparator } from './ai-table.ts';
import { isWebAddress, parseDigitalLink } from './digital-link-parse.ts';
import { parseElementString } from './element-string.ts';
import { gs1Failure, type Gs1Result } from './errors.ts';
import { gtinCheckDigit, hasCheckDigit } from './gtin.ts';
import {
  jointIdentifier,
  scanFormats,
  type ScanFormat,
  symbologies,
  type Symbology,
  type SymbologyRule,
} from './symbologies.ts';

/** What a reader sends where FNC1 separates two elements. */
const groupSeparator = '\x1d';

/**
 * A message as the GS1 Syntax Engine writes it: `data_caret` begins with `^` where it is an element string
 * (`^` is FNC1), `|` separates a linear symbol from its composite, and other data that begins with `^` has a
 * backslash before it. The names of the fields are those of GS1's test cases.
 */
export interface ScanMessage {
  readonly sym: Symbology;
  readonly data_caret: string;
}

type PrimaryRule = Extract<SymbologyRule, { kind: 'primary' }>;

/**
 * What a reader that reports symbology identifiers sends for a symbol with this data. Numbers may lack their
 * check digit, or be given as `^01` with 14 digits. A UPC-E is given by its 12 digits; whether they can be
 * compressed is not checked.
 */
export function generateScanData(symbology: string, caretText: string): Gs1Result<string> {
  const rule = Object.hasOwn(symbologies, symbology) ? symbologies[symbology as Symbology] : undefined;
  if (!rule) {
    return gs1Failure(
      'SYMBOLOGY_UNKNOWN',
      `There is no symbology "${symbology}"; the symbologies are ${Object.keys(symbologies).join(', ')}.`,
    );
  }
  switch (rule.kind) {
    case 'matrix':
      return caretText.startsWith('^')
        ? scanElements(rule.gs1, caretText)
        : success(rule.plain + caretText.replace(/^(\\*)\\\^/, '$1^'));
    case 'elements':
      return scanLinear(symbology, rule.identifier, caretText);
    case 'primary':
      return scanPrimary(symbology, rule, caretText);
  }
}

/** The message of a reader that reports symbology identifiers (`]d2...`), with its values checked. */
export function parseScanData(scan: string): Gs1Result<ScanMessage> {
  if (!scan.startsWith(']') || scan.length < 3) {
    return gs1Failure(
      'SCAN_IDENTIFIER_MISSING',
      'The scan does not begin with a symbology identifier such as ]d2; ' +
        'set the reader to send AIM symbology identifiers.',
    );
  }
  const identifier = scan.slice(0, 3);
  const format = Object.hasOwn(scanFormats, identifier) ? scanFormats[identifier] : undefined;
  if (!format) {
    return gs1Failure(
      'SCAN_IDENTIFIER_UNKNOWN',
      `A symbol with the identifier ${identifier} is not known here; ` +
        "scan one of GS1's symbols, QR or Data Matrix.",
    );
  }
  const message = scan.slice(3);
  switch (format.carries) {
    case 'anything':
      return readAnything(format.sym, message);
    case 'elements': {
      const elements = readElements(message);
      return elements.ok ? success({ sym: format.sym, data_caret: elements.value }) : elements;
    }
    case 'number':
      return readNumber(format, message);
  }
}

function scanElements(identifier: string, caretText: string): Gs1Result<string> {
  const elements = parseElementString(caretText);
  return elements.ok ? success(identifier + caretText.slice(1).replaceAll('^', groupSeparator)) : elements;
}

/**
 * GS1-128 and DataBar Expanded: with a composite both are one message, separated where the last AI needs it.
 */
function scanLinear(symbology: string, identifier: string, caretText: string): Gs1Result<string> {
  if (!caretText.startsWith('^')) {
    return gs1Failure(
      'SYMBOL_NEEDS_ELEMENT_STRING',
      `${symbology} carries GS1 data only; begin with ^ and an AI.`,
    );
  }
  const [linear = '', composite] = splitComposite(caretText);
  if (composite === undefined) return scanElements(identifier, linear);
  const elements = parseElementString(linear);
  if (!elements.ok) return elements;
  const second = scanElements('', composite);
  if (!second.ok) return second;
  const isOpen = needsSeparator(elements.value.at(-1)?.ai ?? '') && !linear.endsWith('^');
  return scanElements(jointIdentifier, linear + (isOpen ? '^' : '') + composite.slice(1));
}

function scanPrimary(symbology: string, rule: PrimaryRule, caretText: string): Gs1Result<string> {
  const [linear = '', composite] = splitComposite(caretText);
  const number = readPrimary(symbology, rule, linear);
  if (!number.ok) return number;
  const first = rule.identifier + rule.prefix + number.value;
  if (composite === undefined) return success(first);
  if (rule.composite === 'none') {
    return gs1Failure(
      'SYMBOL_TAKES_NO_COMPOSITE',
      `${symbology} cannot carry a composite; leave out "|" and the rest.`,
    );
  }
  const second = scanElements(rule.composite === 'second' ? `|${jointIdentifier}` : '', composite);
  return second.ok ? success(first + second.value) : second;
}

/** The number of an EAN, UPC, ITF-14 or DataBar symbol, with its check digit. */
function readPrimary(symbology: string, rule: PrimaryRule, text: string): Gs1Result<string> {
  const padding = '0'.repeat(14 - rule.digits);
  const gtin = `^01${padding}`;
  const digits = text.length === 17 && text.startsWith(gtin) ? text.slice(gtin.length) : text;
  if (!/^[0-9]+$/.test(digits) || (digits.length !== rule.digits && digits.length !== rule.digits - 1)) {
    return gs1Failure(
      'SYMBOL_NEEDS_DIGITS',
      `${symbology} carries ${rule.digits} digits (${rule.digits - 1} without check digit), not "${text}".`,
    );
  }
  const number = digits.length === rule.digits ? digits : digits + gtinCheckDigit(digits);
  if (!hasCheckDigit(number)) return wrongCheckDigit(symbology, number);
  if (rule.greatest !== undefined && number > rule.greatest) {
    return gs1Failure(
      'SYMBOL_NUMBER_TOO_LARGE',
      `${symbology} carries GTINs that begin with 0 or 1 only, not ${number}.`,
    );
  }
  return success(number);
}

function wrongCheckDigit(symbology: string, number: string) {
  const expected = gtinCheckDigit(number.slice(0, -1));
  return gs1Failure(
    'SYMBOL_CHECK_DIGIT',
    `${symbology} ${number} ends in ${number.slice(-1)}, but its check digit is ${expected}; ` +
      'compare the number.',
  );
}

function splitComposite(text: string): [linear: string, composite?: string] {
  const bar = text.indexOf('|');
  return bar === -1 ? [text] : [text.slice(0, bar), text.slice(bar + 1)];
}

/** Plain QR, Data Matrix and DotCode: anything, but what claims to be a Digital Link has to be one. */
function readAnything(sym: Symbology, message: string): Gs1Result<ScanMessage> {
  if (isWebAddress(message)) {
    const link = parseDigitalLink(message);
    if (!link.ok) return link;
  }
  return success({ sym, data_caret: message.replace(/^\\*\^/, '\\$&') });
}

function readElements(message: string): Gs1Result<string> {
  const caret = message.indexOf('^');
  if (caret !== -1) {
    return gs1Failure(
      'SCAN_DATA_HAS_CARET',
      `The scanned data has "^" at position ${caret + 1}, which GS1 data cannot contain.`,
    );
  }
  const text = `^${message.replaceAll(groupSeparator, '^')}`;
  const elements = parseElementString(text);
  return elements.ok ? success(text) : elements;
}

function readNumber(
  format: Extract<ScanFormat, { carries: 'number' }>,
  message: string,
): Gs1Result<ScanMessage> {
  const number = message.slice(0, format.digits);
  const rest = message.slice(format.digits);
  if (number.length < format.digits || !/^[0-9]+$/.test(number)) {
    return gs1Failure(
      'SYMBOL_NEEDS_DIGITS',
      `${format.sym} carries ${format.digits} digits, not "${message}".`,
    );
  }
  if (!hasCheckDigit(number)) return wrongCheckDigit(format.sym, number);
  if (rest === '') return success({ sym: format.sym, data_caret: number });
  const introduction = `|${jointIdentifier}`;
  const rule = symbologies[format.sym];
  if (!rest.startsWith(introduction) || rule.kind !== 'primary' || rule.composite === 'none') {
    return gs1Failure(
      'SCAN_COMPOSITE',
      `${format.sym} carries ${format.digits} digits; "${rest}" is too much.`,
    );
  }
  const composite = readElements(rest.slice(introduction.length));
  if (!composite.ok) return composite;
  return success({ sym: format.sym, data_caret: `${number}|${composite.value}` });
}
