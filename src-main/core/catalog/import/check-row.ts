import { normalizeGtin, parseDate, validateLot, validateSerial } from '../../../../src-shared/gs1/index.ts';
import type { DateKind } from '../../db/schema.ts';
import type { Column } from './columns.ts';

/** A line that follows the rules, ready to be stored. Without serial it is a lot. */
export interface CheckedRow {
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
  /** YYMMDD; null = the line says nothing about it. */
  readonly date: string | null;
  readonly dateKind: DateKind | null;
  readonly productName: string | null;
  readonly lotRun: string | null;
  readonly createdAt: number | null;
}

export type RowCheck =
  | { readonly ok: true; readonly row: CheckedRow }
  | { readonly ok: false; readonly reason: string };

/**
 * What a spreadsheet makes of a long number. The digits it dropped are gone, so the line is refused. `3E12` alone is
 * no such number but a serial: spreadsheets write the plus sign.
 */
const spreadsheetNumber = /^[+-]?\d(?:[.,]\d+)?E\+\d{1,3}$|^[+-]?\d[.,]\d+E\d{1,3}$/i;
/** Control characters are never part of a name, and no font has a sign for them. U+FFFD stands where bytes were no text. */
const notText = /[\p{Cc}\ufffd]/u;
/** A zone is needed: another machine would read another instant. A date alone is midnight UTC. */
const instant = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}(?::?\d{2})?))?$/;

/** Applies the GS1 rules to one line. @param year the current year, for two-digit years. */
export function checkRow(value: (column: Column) => string, year: number): RowCheck {
  const gtin = normalizeGtin(value('gtin'));
  if (!gtin.ok) return refuse(gtin.message);

  const lotText = value('lot');
  const serialText = value('serial');
  if (lotText === '' && serialText === '') return refuse('a line needs a lot or a serial');
  for (const [name, text] of [
    ['lot', lotText],
    ['serial', serialText],
  ] as const) {
    if (spreadsheetNumber.test(text)) {
      return refuse(`the ${name} ${text} was rounded by Excel; export the column as text and import again`);
    }
  }
  const lot = lotText === '' ? null : validateLot(lotText);
  if (lot && !lot.ok) return refuse(lot.message);
  const serial = serialText === '' ? null : validateSerial(serialText);
  if (serial && !serial.ok) return refuse(serial.message);

  const expiry = value('expiry');
  const bestBefore = value('best_before');
  if (expiry !== '' && bestBefore !== '') {
    return refuse('a line has a use-by date (expiry) or a best-before date, not both');
  }
  const dateText = expiry === '' ? bestBefore : expiry;
  const date = dateText === '' ? null : parseDate(dateText, year);
  if (date && !date.ok) return refuse(date.message);

  const createdText = value('created_at');
  const createdAt = createdText === '' ? null : parseInstant(createdText);
  if (createdAt !== null && Number.isNaN(createdAt)) {
    return refuse(`created_at ${JSON.stringify(createdText)} needs the form 2026-11-30T08:00:00Z`);
  }
  // A name may stand on two lines of a cell; on a label it is one.
  const productName = value('product_name').replaceAll(/\s+/g, ' ');
  const lotRun = value('lot_run');
  for (const [name, text, limit] of [
    ['product name', productName, 200],
    ['lot run', lotRun, 128],
  ] as const) {
    if (text.length > limit) return refuse(`the ${name} is longer than ${limit} characters`);
    if (notText.test(text))
      return refuse(`the ${name} ${JSON.stringify(text)} has characters that are no text`);
  }
  if (lotRun !== '' && lotText === '') return refuse('a lot run belongs to a lot, and this line has none');

  return {
    ok: true,
    row: {
      gtin: gtin.value,
      lot: lot?.value ?? null,
      serial: serial?.value ?? null,
      date: date?.value ?? null,
      dateKind: expiry !== '' ? 'use_by' : bestBefore !== '' ? 'best_before' : null,
      productName: productName === '' ? null : productName,
      lotRun: lotRun === '' ? null : lotRun,
      createdAt,
    },
  };
}

/** @returns epoch milliseconds, or NaN. */
function parseInstant(text: string): number {
  const match = instant.exec(text);
  if (!match) return Number.NaN;
  const [, day = '', time = '00:00', seconds = ':00', zone = 'Z'] = match;
  // To the engine 30 February is 2 March.
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return Number.NaN;
  const offset = zone.replace(
    /^([+-]\d{2}):?(\d{2})?$/,
    (_, hours: string, minutes = '00') => `${hours}:${minutes}`,
  );
  return Date.parse(`${day}T${time}${seconds}${offset}`);
}

function refuse(reason: string): RowCheck {
  return { ok: false, reason };
}
