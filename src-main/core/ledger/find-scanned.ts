import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { normalizeGtin } from '../../../src-shared/gs1/index.ts';
import { readScan } from '../../../src-shared/scan.ts';
import { entityKinds } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import { findEntity, type Entity } from './find-entity.ts';

const namedEntities = 5;
const longestLot = 20;
const separatorHint =
  'The reader sent no separators, so nobody can say where a lot or serial ends: set it to send GS (ASCII 29) for FNC1, or AIM identifiers with it.';

/**
 * Whose label was scanned or typed. Plain text is a serial, a lot or a GTIN of the organisation, whichever there is.
 * @throws PrintRoomError `validation_error` where it is nobody's, or more than one thing's.
 */
export function findScanned(db: WriteDb, organisation: number, input: string): Entity {
  const scan = readScan(input);
  if (!scan.ok) {
    const split = withoutSeparator(db, organisation, input);
    if (split) return split;
    throw refuse(scan.message, scan.code);
  }
  if (scan.value.kind === 'label') {
    const { gtin, lot, serial } = scan.value.label;
    // The lot that a label of a serial names is that of the day it was printed.
    const found = findEntity(db, organisation, { gtin, lot: serial === null ? lot : null, serial });
    if (found.ok) return found.entity;
    const split = withoutSeparator(db, organisation, input);
    if (split) return split;
    throw refuse(hinted(`${found.fault.msg.replace(/\.$/, '')}.`, input), found.fault.type);
  }
  const { text } = scan.value;
  const split = withoutSeparator(db, organisation, text);
  if (split) return split;
  const found = named(db, organisation, text);
  const [only] = found;
  if (only && found.length === 1) return only;
  if (!only) {
    throw refuse(hinted(`There is no serial, lot or GTIN ${JSON.stringify(text)}.`, input), 'unknown_entity');
  }
  const names = found.slice(0, namedEntities).map(nameOfEntity).join(', ');
  throw refuse(
    `${JSON.stringify(text)} may be ${names}. Scan the symbol, or give the GTIN too.`,
    'ambiguous',
  );
}

/** An element string in one piece: readers that type may leave out what no key stands for. */
function hinted(sentence: string, input: string): string {
  const inPiece = /^\s*(?:\][A-Za-z]\d)?01\d{14}/.test(input) && !input.includes('\x1d');
  return inPiece ? `${sentence} ${separatorHint}` : sentence;
}

/** GTIN, perhaps a date, a lot, and a serial in one piece with it. */
const inOnePiece = /^\s*(?:\][A-Za-z]\d)?01(?<gtin>\d{14})(?:1[1357]\d{6})*10(?<rest>\S{4,})$/;

/**
 * The serial of a scan whose reader leaves the separator out, so that lot and serial are one text: the one cut of it
 * that gives a serial of that very lot. null where there is none, or more than one.
 */
function withoutSeparator(db: WriteDb, organisation: number, input: string): Entity | null {
  if (input.includes('\x1d')) return null;
  const { gtin, rest } = inOnePiece.exec(input)?.groups ?? {};
  if (gtin === undefined || rest === undefined) return null;
  const cuts: Entity[] = [];
  for (let at = rest.indexOf('21', 1); at !== -1 && at <= longestLot; at = rest.indexOf('21', at + 1)) {
    const found = findEntity(db, organisation, { gtin, lot: rest.slice(0, at), serial: rest.slice(at + 2) });
    if (found.ok) cuts.push(found.entity);
  }
  const [only] = cuts;
  return only && cuts.length === 1 ? only : null;
}

function named(db: WriteDb, organisation: number, text: string): Entity[] {
  if (text === '') return [];
  const serials = db
    .prepare(
      `SELECT ${entityKinds.serial} AS kind, s.id, p.gtin, nullif(s.lot, '') AS lot, s.serial FROM products p
       JOIN serials s ON s.product_id = p.id AND s.serial = ? WHERE p.organisation_id = ?`,
    )
    .all(text, organisation) as Entity[];
  if (serials.length > 0) return serials;
  const lots = db
    .prepare(
      `SELECT ${entityKinds.lot} AS kind, l.id, p.gtin, l.lot, NULL AS serial FROM products p
       JOIN lots l ON l.product_id = p.id AND l.lot = ? WHERE p.organisation_id = ?`,
    )
    .all(text, organisation) as Entity[];
  if (lots.length > 0) return lots;
  const gtin = normalizeGtin(text);
  const product = gtin.ok ? findEntity(db, organisation, { gtin: gtin.value }) : null;
  return product?.ok ? [product.entity] : [];
}

function refuse(msg: string, type: string): PrintRoomError {
  return new PrintRoomError('validation_error', msg, { faults: [{ loc: ['body', 'scan'], msg, type }] });
}
