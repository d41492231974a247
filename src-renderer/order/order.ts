import type { RunOrder } from '../state/runs.ts';
import type { Range, Where } from '../state/where.ts';
import type { BeginPlace } from './place-of-begin.ts';

export interface OrderSaid {
  readonly printer: string;
  readonly begin: BeginPlace;
  /** No more than there is. */
  readonly range: Range;
  /** What is missing to the plan of each lot. */
  readonly byPlan: boolean;
  /** A serial is printed once: copies and spare have no meaning for it. */
  readonly serials: boolean;
  /** Rolls have no place to begin and no sheet to fill. */
  readonly roll: boolean;
  readonly operator: string;
}

/** The order to print, as the core takes it. */
export function orderOf(where: Where, said: OrderSaid): Omit<RunOrder, 'job_id'> {
  const { serials, roll, begin, range, byPlan } = said;
  const { count, percent } = where.spare;
  return {
    printer: said.printer,
    ...(begin.sheet ? { part_sheet: begin.sheet.name } : roll ? {} : { start_position: begin.position }),
    rest_as: where.restAs.trim() || null,
    copies: byPlan || serials ? 1 : where.copies,
    quantity: byPlan ? 'planned' : 'copies',
    spare: serials || count === 0 ? null : percent ? { percent: count } : { labels: count },
    fill_last_sheet: fills(where, said),
    first_sheet_then_release: where.proofFirst,
    sheets: range?.of === 'sheets' ? { first: range.first, last: range.last } : null,
    labels: range?.of === 'labels' ? { first: range.first, last: range.last } : null,
    operator: said.operator.trim() || null,
  };
}

/** A range prints what it names. */
export function fills(where: Where, { serials, roll }: Pick<OrderSaid, 'serials' | 'roll'>): boolean {
  return where.fillLastSheet && !serials && !roll && where.range === null;
}
