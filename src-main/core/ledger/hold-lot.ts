import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { WriteDb } from '../db/write-db.ts';
import { findEntity } from './find-entity.ts';
import type { Ledger } from './ledger.ts';
import { recordsOf, subjectOfLot } from './records.ts';

export interface LotKey {
  readonly gtin: string;
  readonly lot: string;
}

/** One turn in the history of a lot. */
export interface HoldTurn {
  readonly held: boolean;
  readonly reason: string;
  readonly operator: number;
  readonly at: number;
}

/**
 * Holds a lot or releases it. Runs of a held lot, and of its serials, stop and ask; nothing that comes from outside
 * releases it.
 * @throws PrintRoomError `validation_error` for an unknown lot, `conflict` where it is so already.
 */
export function holdLot(
  db: WriteDb,
  ledger: Ledger,
  organisation: number,
  named: LotKey,
  how: { readonly held: boolean; readonly reason: string; readonly operator: number },
  now: number,
): LotKey {
  return db.transaction(() => {
    const { id, ...key } = requireLot(db, organisation, named);
    const { held, reason, operator } = how;
    const changed = db
      .prepare('UPDATE lots SET held = ? WHERE id = ? AND held <> ?')
      .run(held ? 1 : 0, id, held ? 1 : 0);
    if (changed.changes === 0) {
      throw new PrintRoomError(
        'conflict',
        `Lot ${key.lot} of GTIN ${key.gtin} is ${held ? 'held already' : 'not held'}.`,
      );
    }
    ledger.record(
      organisation,
      { kind: held ? 'hold' : 'release', subject: subjectOfLot(key), body: { reason }, operator },
      now,
    );
    return key;
  });
}

/** @throws PrintRoomError `validation_error` naming what is not there. */
export function requireLot(
  db: WriteDb,
  organisation: number,
  named: LotKey,
): { readonly id: number; readonly gtin: string; readonly lot: string } {
  const found = findEntity(db, organisation, named);
  if (!found.ok) {
    const { field, msg, type } = found.fault;
    throw new PrintRoomError('validation_error', `${msg.replace(/\.$/, '')}.`, {
      faults: [{ loc: ['body', field], msg, type }],
    });
  }
  return { id: found.entity.id, gtin: found.entity.gtin, lot: named.lot };
}

/** The history of a lot, the oldest first. */
export function turnsOfLot(db: WriteDb, organisation: number, key: LotKey): HoldTurn[] {
  const of = (kind: 'hold' | 'release') =>
    recordsOf<{ reason: string }>(db, organisation, kind, subjectOfLot(key)).map((record) => ({
      id: record.id,
      turn: {
        held: kind === 'hold',
        reason: record.body.reason,
        operator: record.operator,
        at: record.at,
      },
    }));
  return [...of('hold'), ...of('release')].toSorted((a, b) => a.id - b.id).map(({ turn }) => turn);
}

/** Lots that are held now. */
export function heldLots(db: WriteDb, organisation: number): LotKey[] {
  return db
    .prepare(
      `SELECT p.gtin, l.lot FROM lots l JOIN products p ON p.id = l.product_id
       WHERE p.organisation_id = ? AND l.held = 1 ORDER BY p.gtin, l.lot`,
    )
    .all(organisation) as LotKey[];
}
