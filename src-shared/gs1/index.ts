/** The GS1 rules of the project: pure functions over the AI table of the GS1 Barcode Syntax Dictionary. */
export { parseBracketed } from './bracketed.ts';
export { validateLot, validateSerial } from './cset.ts';
export { formatYymmdd, parseDate } from './dates.ts';
export { generateDigitalLink } from './digital-link.ts';
export { type DigitalLinkReading, parseDigitalLink } from './digital-link-parse.ts';
export type { Element } from './ai-value.ts';
export { parseElementString } from './element-string.ts';
export type { Gs1ErrorCode, Gs1Failure, Gs1Result } from './errors.ts';
export { escapePath, escapeQuery, unescapePath, unescapeQuery } from './escape.ts';
export { gtinCheckDigit, type GtinKind, gtinKind, normalizeGtin } from './gtin.ts';
export { digitalLinkFor, elementStringFor, type LabelDate, type LabelIdentity } from './label-strings.ts';
export { lint } from './lint.ts';
export { type AiRule, validateAis } from './requisites.ts';
export { generateScanData, parseScanData, type ScanMessage } from './scan-data.ts';
export type { Symbology } from './symbologies.ts';
