/**
 * A list that is loaded whole now and then and changed row by row in between. Each row remembers when it was
 * last told, so that a list that was asked for before a change does not undo it when it arrives after.
 */
export interface LiveList<T> {
  readonly rows: ReadonlyMap<string, { readonly value: T; readonly told: number }>;
  /** Counts every telling. */
  readonly clock: number;
}

export function emptyList<T>(): LiveList<T> {
  return { rows: new Map(), clock: 0 };
}

/** One row as it is now. */
export function tell<T>(list: LiveList<T>, id: string, value: T): LiveList<T> {
  const clock = list.clock + 1;
  return { rows: new Map(list.rows).set(id, { value, told: clock }), clock };
}

/**
 * Whether a row was told after `askedAt`. An answer to a question of that moment is then the older news: the stream
 * of changes can overtake it.
 */
export function toldSince<T>(list: LiveList<T>, id: string, askedAt: number): boolean {
  return (list.rows.get(id)?.told ?? 0) > askedAt;
}

/** The whole list, asked for at `askedAt` (the `clock` of that moment): rows told later stay as they are. */
export function replace<T>(
  list: LiveList<T>,
  values: readonly T[],
  idOf: (value: T) => string,
  askedAt: number,
): LiveList<T> {
  const rows = new Map(values.map((value) => [idOf(value), { value, told: askedAt }]));
  for (const [id, row] of list.rows) if (row.told > askedAt) rows.set(id, row);
  return { rows, clock: list.clock };
}

export function valuesOf<T>(list: LiveList<T>): T[] {
  return [...list.rows.values()].map(({ value }) => value);
}
