import { build, type WriteDb } from '../db/write-db.ts';

/**
 * The number of a person. The ledger's chain holds numbers only; names lie here, where they can be erased.
 * @param name null: whoever stands at the printer.
 */
export function operatorNumber(db: WriteDb, organisation: number, name: string | null): number {
  const wanted = name ?? 'operator';
  const known = db.first(
    build
      .selectFrom('operators')
      .select('number')
      .where('organisation_id', '=', organisation)
      .where('name', '=', wanted),
  );
  if (known) return known.number;
  return db.run(build.insertInto('operators').values({ organisation_id: organisation, name: wanted })).id;
}
