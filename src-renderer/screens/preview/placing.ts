/** How the labels of a file will lie on the sheets of an order. */
export interface Placing {
  /** First free place of the first sheet, from 1; those before it are used. */
  readonly start: number;
  /** Labels of each item, one behind the other. */
  readonly each: number;
  /** All labels of the order. */
  readonly labels: number;
  /** Items in the file, one label each. */
  readonly items: number;
  /** Places on a sheet. */
  readonly perSheet: number;
}

/** A place of a sheet: the label of the file that comes there (page and place from 1), used before, or left free. */
export type PlaceUse =
  | { readonly use: 'label'; readonly page: number; readonly place: number }
  | { readonly use: 'used' | 'free' };

/** What the file shows by itself is not put together anew. */
export function isAsInFile({ start, each, labels, items }: Placing): boolean {
  return start === 1 && each === 1 && labels === items;
}

export function sheetsOf({ start, labels, perSheet }: Placing): number {
  return Math.max(1, Math.ceil((labels + start - 1) / perSheet));
}

/** What lies on a place of a sheet, both from 1. */
export function whatLiesAt(placing: Placing, sheet: number, place: number): PlaceUse {
  const { start, each, labels, items, perSheet } = placing;
  const at = (sheet - 1) * perSheet + place - start;
  if (at < 0) return { use: 'used' };
  if (at >= labels) return { use: 'free' };
  // What fills the last sheet is more of the last item.
  const item = Math.min(items - 1, Math.floor(at / each));
  return { use: 'label', page: Math.floor(item / perSheet) + 1, place: (item % perSheet) + 1 };
}
