import type { LabelExportFilters } from '../../src-shared/models/label-export.ts';
import type { Scope } from '../../src-shared/models/export-types.ts';

export interface ChosenLot {
  readonly id: string;
  readonly gtin: string;
  readonly lot: string;
}

/** Which entities a job is made of, as the form holds it. */
export interface Choice {
  readonly scope: Scope;
  readonly gtins: readonly string[];
  /** Only these lots; none: all of them. */
  readonly lots: readonly ChosenLot[];
  /** Only the lots of this lot run. */
  readonly lotRun: { readonly id: string; readonly name: string } | null;
  /** Days as `YYYY-MM-DD`, both inclusive, empty for none. */
  readonly from: string;
  readonly to: string;
  readonly neverPrinted: boolean;
}

/** The filters of the API for a choice. A day is a day of this machine's time zone. */
export function filtersOf(choice: Choice): LabelExportFilters {
  return {
    gtins: choice.gtins.length > 0 ? [...choice.gtins] : null,
    lot_ids: choice.lots.length > 0 ? choice.lots.map(({ id }) => id) : null,
    lot_run_id: choice.lotRun?.id ?? null,
    never_printed: choice.neverPrinted || null,
    created_after: choice.from ? startOfDay(choice.from, 0).toISOString() : null,
    created_before: choice.to ? new Date(startOfDay(choice.to, 1).getTime() - 1).toISOString() : null,
  };
}

/** Whether two choices select the same, so that a change of stock or symbol alone counts nothing anew. */
export function sameChoice(a: Choice, b: Choice): boolean {
  return (
    a.scope === b.scope &&
    a.gtins === b.gtins &&
    a.lots === b.lots &&
    a.lotRun === b.lotRun &&
    a.from === b.from &&
    a.to === b.to &&
    a.neverPrinted === b.neverPrinted
  );
}

/** Midnight at the start of the day, or of the day `later` days after it (which a clock change may shift). */
function startOfDay(text: string, later: number): Date {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
  return new Date(year, month - 1, date + later);
}
