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

/** Their name, or their number where it is not known or was erased. */
export function nameOfOperator(db: WriteDb, number: number): string {
  const row = db.prepare('SELECT name, erased_at FROM operators WHERE number = ?').get(number) as
    | { name: string | null; erased_at: number | null }
    | undefined;
  return row?.name ?? `operator ${number}${row?.erased_at == null ? '' : ' (erased)'}`;
}

/** The same as an expression over a row `p` of `operators`, where the number is `number`. */
export function nameInSql(number: string): string {
  return `coalesce(p.name, 'operator ' || ${number} || iif(p.erased_at IS NULL, '', ' (erased)'))`;
}

/** Sentences of jobs, runs and chunks that end with a name: "cancelled by NAME". */
export const namedSentences = ['cancelled', 'paused', 'first sheet released'] as const;
