import { sizeWords } from '../../../src-shared/size-words.ts';
import type { DeviceCapabilities, Size } from './drivers/driver.ts';

/** Devices round their sizes to what their protocol counts in. */
const deviceTolerance = 0.5;
/** Two stocks whose pages differ by more are two sizes. */
const stockTolerance = 0.1;

/** A stock that somebody said is in the tray. */
export interface DeclaredStock {
  readonly id: string;
  readonly page: Size;
}

/** What is to be printed; `stock` is its name for people, where it has one. */
export interface WantedPage {
  readonly page: Size;
  readonly stock: string | null;
}

/**
 * Why sheets of a size cannot go to a printer, as a sentence with both sizes; null where they can. Of another size
 * they would be scaled or cut off, turned by a quarter they would be turned or cut off.
 * @param declared every stock that has the name of the one in the tray.
 */
export function mediaProblem(
  printer: string,
  wanted: WantedPage,
  declared: readonly DeclaredStock[],
  device: DeviceCapabilities,
): string | null {
  const other = declared.find(({ page }) => !isSame(page, wanted.page, stockTolerance));
  if (other)
    return sentence(printer, `has ${other.id} loaded (${sizeWords(other.page)})`, wanted, other.page);
  const { loaded, media, customMedia } = device;
  if (loaded) {
    if (isSame(loaded, wanted.page, deviceTolerance)) return null;
    return sentence(printer, `has ${sizeWords(loaded)} loaded`, wanted, loaded);
  }
  if (!media && !customMedia) return null;
  if (media?.some((size) => isSame(size, wanted.page, deviceTolerance))) return null;
  if (customMedia && isBetween(wanted.page, customMedia)) return null;
  return sentence(printer, `takes ${takes(device, wanted.page)}`, wanted, nearest(media ?? [], wanted.page));
}

function sentence(printer: string, has: string, { page, stock }: WantedPage, nearby: Size | null): string {
  const sheets = stock === null ? sizeWords(page) : `${stock} (${sizeWords(page)})`;
  const turned =
    nearby !== null && isSame({ width: nearby.height, height: nearby.width }, page, deviceTolerance);
  const way = turned
    ? ' It is the same size turned by a quarter; nothing is turned here, so choose a stock with the sides that way.'
    : '';
  return `${printer} ${has}; these sheets are ${sheets}.${way}`;
}

/** The sizes a device takes, for people: a few, those nearest to what is wanted first. */
function takes({ media, customMedia }: DeviceCapabilities, page: Size): string {
  const sizes = [...(media ?? [])].sort((a, b) => distance(a, page) - distance(b, page));
  const named = sizes.slice(0, 3).map(sizeWords);
  if (sizes.length > 3) named.push(`${sizes.length - 3} other sizes`);
  if (customMedia) named.push(`sizes from ${sizeWords(customMedia.least)} to ${sizeWords(customMedia.most)}`);
  return named.length === 0 ? 'no size at all' : named.join(' or ');
}

function nearest(sizes: readonly Size[], page: Size): Size | null {
  return (
    sizes.find(({ width, height }) => isSame({ width: height, height: width }, page, deviceTolerance)) ?? null
  );
}

function distance(a: Size, b: Size): number {
  return Math.hypot(a.width - b.width, a.height - b.height);
}

function isSame(a: Size, b: Size, tolerance: number): boolean {
  return Math.abs(a.width - b.width) <= tolerance && Math.abs(a.height - b.height) <= tolerance;
}

function isBetween(page: Size, { least, most }: { least: Size; most: Size }): boolean {
  return (
    page.width >= least.width - deviceTolerance &&
    page.width <= most.width + deviceTolerance &&
    page.height >= least.height - deviceTolerance &&
    page.height <= most.height + deviceTolerance
  );
}
