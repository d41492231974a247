import type { Range, Spare } from '../state/where.ts';

/** What decides how many labels an order has and on how many sheets they lie. */
export interface OrderShape {
  /** Products, lots or serials; null while nobody has counted. */
  readonly items: number | null;
  /** Labels of each item with its spare ones; null where the plan of each lot decides. */
  readonly each: number | null;
  readonly perSheet: number;
  /** First free place of the first sheet, from 1. */
  readonly start: number;
  /** The free places of the last sheet become spare labels. */
  readonly fill: boolean;
  readonly oneLotPerSheet: boolean;
  /** Sheets of one label of each from the first place on, where the host has counted them. */
  readonly ownSheets: number | null;
}

export interface OrderSize {
  /** null: only the host knows. */
  readonly labels: number | null;
  /** The least where `exact` is false. */
  readonly sheets: number | null;
  readonly exact: boolean;
}

/** Labels of each item with its spare ones, as the host counts them. */
export function labelsOfEach(copies: number, { count, percent }: Spare): number {
  if (copies === 0) return 0;
  // Rounded first: 7 % of 100 is 7.000000000000001 here.
  return copies + (percent ? Math.ceil(Math.round(copies * count * 1e4) / 1e6) : count);
}

/** Labels and sheets of an order, as far as they can be known without asking. */
export function sizeOf(shape: OrderShape): OrderSize {
  const { items, each, perSheet, start } = shape;
  if (items === null || each === null) return { labels: null, sheets: null, exact: false };
  const ordered = items * each;
  const counted = each === 1 && start === 1 ? shape.ownSheets : null;
  const sheets = counted ?? (ordered === 0 ? 0 : Math.ceil((ordered + start - 1) / perSheet));
  const exact = counted !== null || isOneRow(shape);
  if (!shape.fill || ordered === 0) return { labels: ordered, sheets, exact };
  return { labels: isOneRow(shape) ? sheets * perSheet - (start - 1) : null, sheets, exact };
}

/** Labels of a range of an order; null where only the host knows. */
export function labelsOfRange(shape: OrderShape, range: Range): number | null {
  const { labels } = sizeOf(shape);
  if (range === null || labels === null) return labels;
  if (range.of === 'labels') return Math.max(0, range.last - range.first + 1);
  if (!isOneRow(shape)) return null;
  const upTo = (sheet: number): number =>
    Math.min(labels, Math.max(0, sheet * shape.perSheet - (shape.start - 1)));
  return Math.max(0, upTo(range.last) - upTo(range.first - 1));
}

/** Fewer labels mean fewer sheets: a range typed before must not reach beyond them. */
export function within(range: Range, { labels, sheets, exact }: OrderSize): Range {
  const most = range?.of === 'labels' ? labels : exact ? sheets : null;
  if (range === null || most === null || most === 0) return null;
  const last = Math.min(range.last, most);
  return { ...range, first: Math.min(range.first, last), last };
}

/** No label waits for a new sheet. Where each lot begins one, only the host knows how large each lot is. */
function isOneRow({ oneLotPerSheet, items }: OrderShape): boolean {
  return !oneLotPerSheet || (items ?? 0) <= 1;
}
