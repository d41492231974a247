import type { Preset } from '../../../src-shared/contract/presets.ts';
import { PrintRoomError, type FieldFault } from '../../../src-shared/errors.ts';
import { normalizeGtin } from '../../../src-shared/gs1/index.ts';
import { presetDefinition, type PresetDefinition } from '../../../src-shared/models/preset.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import type { Stocks } from './organisation-stocks.ts';
import { layoutsOf } from './stocks.ts';

/** More would be a list to search and no tiles to press. */
const mostPresets = 48;

/** The presets of an organisation in the order of the screen. */
export function listPresets(db: WriteDb, organisation: number): Preset[] {
  return rowsOf(db, organisation).map(({ id, definition }) => ({ ...definition, id: String(id) }));
}

/**
 * Makes a preset, or changes one.
 * @param id null: a new one, at the end.
 * @throws PrintRoomError `validation_error` (GTIN, stock or layout that there is not), `not_found`, `conflict` (name
 * taken, too many).
 */
export function savePreset(
  { db, stocks }: { readonly db: WriteDb; readonly stocks: Stocks },
  organisation: number,
  id: string | null,
  wanted: PresetDefinition,
  now: number,
): void {
  const definition = checked(stocks, organisation, wanted);
  db.transaction(() => {
    const rows = rowsOf(db, organisation);
    const own = id === null ? null : requireRow(rows, id);
    const same = rows.find((row) => row !== own && keyOf(row.definition.name) === keyOf(definition.name));
    if (same) {
      throw new PrintRoomError('conflict', `There is a preset of the name ${same.definition.name} already.`);
    }
    const values = { definition: JSON.stringify(definition), updated_at: now };
    if (own) {
      db.run(build.updateTable('presets').set(values).where('id', '=', own.id));
      return;
    }
    if (rows.length >= mostPresets) {
      throw new PrintRoomError(
        'conflict',
        `There are ${mostPresets} presets; remove one before you add another.`,
      );
    }
    const place = (rows.at(-1)?.place ?? 0) + 1;
    db.run(build.insertInto('presets').values({ organisation_id: organisation, place, ...values }));
  });
}

/** Moves a preset by places, to an end at the most. @throws PrintRoomError `not_found` */
export function movePreset(db: WriteDb, organisation: number, id: string, by: number): void {
  db.transaction(() => {
    const rows = rowsOf(db, organisation);
    const row = requireRow(rows, id);
    const from = rows.indexOf(row);
    const others = rows.toSpliced(from, 1);
    const to = Math.max(0, Math.min(others.length, from + by));
    others.toSpliced(to, 0, row).forEach(({ id: seq }, index) => {
      db.run(
        build
          .updateTable('presets')
          .set({ place: index + 1 })
          .where('id', '=', seq),
      );
    });
  });
}

/** @throws PrintRoomError `not_found` */
export function removePreset(db: WriteDb, organisation: number, id: string): void {
  db.transaction(() => {
    const row = requireRow(rowsOf(db, organisation), id);
    db.run(build.deleteFrom('presets').where('id', '=', row.id));
  });
}

interface Row {
  readonly id: number;
  readonly place: number;
  readonly definition: PresetDefinition;
}

function rowsOf(db: WriteDb, organisation: number): Row[] {
  const rows = db.all(
    build
      .selectFrom('presets')
      .select(['id', 'place', 'definition'])
      .where('organisation_id', '=', organisation)
      .orderBy('place')
      .orderBy('id'),
  );
  return rows.flatMap((row) => {
    // What an older version stored gets today's usual values. A restored archive may say anything; a preset that is
    // none must not take the others away.
    const definition = presetDefinition.safeParse(JSON.parse(row.definition));
    return definition.success ? { ...row, definition: definition.data } : [];
  });
}

function requireRow(rows: readonly Row[], id: string): Row {
  const row = rows.find((known) => String(known.id) === id);
  if (!row) throw new PrintRoomError('not_found', 'This preset is not there any more.');
  return row;
}

/** Two tiles that read alike would be pressed one for the other. */
function keyOf(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

function checked(stocks: Stocks, organisation: number, wanted: PresetDefinition): PresetDefinition {
  const faults: FieldFault[] = [];
  const refuse = (field: string, msg: string, type: string): void => {
    faults.push({ loc: ['body', 'preset', field], msg, type });
  };
  const gtins = wanted.gtins.map((text) => {
    const gtin = normalizeGtin(text);
    if (gtin.ok) return gtin.value;
    refuse('gtins', gtin.message, gtin.code);
    return text;
  });
  const catalog = stocks.of(organisation);
  const stock = wanted.stock === null ? null : catalog.stocks.get(wanted.stock);
  if (stock === undefined)
    refuse('stock', `There is no stock ${JSON.stringify(wanted.stock)}.`, 'unknown_stock');
  if (
    wanted.layout !== null &&
    !(stock
      ? layoutsOf(catalog, stock).some(({ id }) => id === wanted.layout)
      : catalog.layouts.has(wanted.layout))
  ) {
    refuse(
      'layout',
      `The layout ${JSON.stringify(wanted.layout)} is not there or has no room on this stock.`,
      'unknown_layout',
    );
  }
  if (wanted.scope === 'products' && (wanted.lots.length > 0 || wanted.lot_run !== null)) {
    refuse('lots', 'A product label has no lot; choose lots as what gets a label.', 'scope_mismatch');
  }
  if (faults.length > 0) {
    throw new PrintRoomError('validation_error', faults.map(({ msg }) => msg).join(' '), { faults });
  }
  return { ...wanted, gtins };
}
