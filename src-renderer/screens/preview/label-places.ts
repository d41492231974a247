import { cellOrigin, labelsPerSheet, type StockGeometry } from '../../../src-shared/stock-geometry.ts';

/** A part of a page in mm from its top left corner. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A label of a page: its place, from 1 along the rows; null where the geometry of the page is not known. */
export interface PickedLabel {
  readonly page: number;
  readonly place: number | null;
  readonly area: Area;
}

/** Around a tap on a page whose labels are not known: most labels fit, and their neighbours mostly do not. */
const aroundTap = 32;

/** The label whose middle is nearest to a point in mm. */
export function labelAt(geometry: StockGeometry, page: number, x: number, y: number): PickedLabel {
  const nearest = (at: number, start: number, pitch: number, size: number, count: number): number =>
    Math.min(count - 1, Math.max(0, Math.round((at - start - size / 2) / (pitch || size))));
  const { left, top, pitch, label, columns, rows } = geometry;
  const column = nearest(x, left, pitch.x, label.width, columns);
  const row = nearest(y, top, pitch.y, label.height, rows);
  return labelOf(geometry, page, row * columns + column + 1);
}

/** A label by its place on a page. */
export function labelOf(geometry: StockGeometry, page: number, place: number): PickedLabel {
  const { x, y } = cellOrigin(geometry, place - 1);
  return { page, place, area: { x, y, width: geometry.label.width, height: geometry.label.height } };
}

/** What is around a point of a page of which nobody knows the labels. @param size of the page in mm. */
export function aroundPoint(
  page: number,
  x: number,
  y: number,
  size: { readonly width: number; readonly height: number },
): PickedLabel {
  const side = Math.min(aroundTap, size.width, size.height);
  const within = (at: number, most: number): number => Math.min(most - side, Math.max(0, at - side / 2));
  return {
    page,
    place: null,
    area: { x: within(x, size.width), y: within(y, size.height), width: side, height: side },
  };
}

/** The label before or after another one, over the ends of pages; null where there is none. */
export function neighbour(
  geometry: StockGeometry,
  pages: number,
  { page, place }: PickedLabel,
  step: 1 | -1,
): PickedLabel | null {
  if (place === null) return null;
  const perPage = labelsPerSheet(geometry);
  const next = (page - 1) * perPage + (place - 1) + step;
  if (next < 0 || next >= pages * perPage) return null;
  return labelOf(geometry, Math.floor(next / perPage) + 1, (next % perPage) + 1);
}
