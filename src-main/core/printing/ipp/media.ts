import type { DeviceCapabilities, Size } from '../drivers/driver.ts';
import { evidenceAttributes, isSpooler } from './evidence.ts';
import { collectionsOf, numberOf, numbersOf, textOf, textsOf, type IppAttributes } from './values.ts';

/** Sizes a printer takes, in mm. */
export interface Media {
  readonly sizes: readonly Size[];
  readonly custom: { readonly least: Size; readonly most: Size } | null;
}

/** Sizes that differ by no more are the same medium: points, inches and millimetres are all rounded somewhere. */
const sameSizeMm = 0.5;

/**
 * Sizes from the lists of whole media, of sizes and of names; a printer has one of them at the least, and an older
 * queue only names.
 */
export function mediaOf(attributes: IppAttributes): Media {
  const listed = [
    ...collectionsOf(attributes, 'media-col-database').flatMap((medium) =>
      collectionsOf(medium, 'media-size'),
    ),
    ...collectionsOf(attributes, 'media-size-supported'),
  ];
  const names = textsOf(attributes, 'media-supported').map(parseMediaName);
  const sizes: Size[] = [];
  for (const size of [...listed.map(sizeOf), ...names.map((named) => (named?.bound ? null : named?.size))]) {
    if (size && !sizes.some((known) => isSameSize(known, size, 0.01))) sizes.push(size);
  }
  const least = names.find((named) => named?.bound === 'min')?.size;
  const most = names.find((named) => named?.bound === 'max')?.size;
  const range = listed.map(rangeOf).find((found) => found !== null) ?? null;
  return { sizes, custom: range ?? (least && most ? { least, most } : null) };
}

/** The medium of a page: the listed one, else one made to measure; null where the printer has neither. */
export function mediumFor(media: Media, page: Size): Size | null {
  const listed = media.sizes
    .filter((size) => isSameSize(size, page, sameSizeMm))
    .sort((a, b) => distance(a, page) - distance(b, page))[0];
  if (listed) return listed;
  if (!media.custom) return null;
  const { least, most } = media.custom;
  const fits =
    page.width >= least.width - sameSizeMm &&
    page.height >= least.height - sameSizeMm &&
    page.width <= most.width + sameSizeMm &&
    page.height <= most.height + sameSizeMm;
  return fits ? page : null;
}

/** Attributes that `capabilitiesOf` reads. */
export const capabilityAttributes = [
  'media-col-database',
  'media-size-supported',
  'media-supported',
  'media-ready',
  'media-col-ready',
  'media-col-default',
  'media-source-supported',
  'media-left-margin-supported',
  'media-right-margin-supported',
  'media-top-margin-supported',
  'media-bottom-margin-supported',
  'printer-resolution-supported',
  'pwg-raster-document-resolution-supported',
  'printer-make-and-model',
  ...evidenceAttributes,
] as const;

/** What a printer tells of itself. @param tray the one whose medium is asked for; null = the first that is ready. */
export function capabilitiesOf(attributes: IppAttributes, tray: string | null): DeviceCapabilities {
  const { sizes, custom } = mediaOf(attributes);
  const ready = collectionsOf(attributes, 'media-col-ready');
  const loaded = tray === null ? ready[0] : ready.find((medium) => textOf(medium, 'media-source') === tray);
  const readyName = textOf(attributes, 'media-ready');
  const loadedSize =
    (loaded ? sizeOf(collectionsOf(loaded, 'media-size')[0]) : null) ??
    (tray === null && readyName !== null ? (parseMediaName(readyName)?.size ?? null) : null);
  const trays = textsOf(attributes, 'media-source-supported').filter((source) => source !== 'auto');
  return {
    media: sizes.length > 0 ? sizes : null,
    customMedia: custom,
    // A spooler calls its default medium ready; it cannot look into the tray.
    loaded: isSpooler(attributes) ? null : loadedSize,
    trays: trays.length > 0 ? trays : null,
    margins: marginsOf(attributes),
    dpi: resolutionsOf(attributes),
    model: textOf(attributes, 'printer-make-and-model'),
  };
}

/** The default medium's margins: the smallest on the list is borderless printing, which enlarges the page on many. */
function marginsOf(attributes: IppAttributes): DeviceCapabilities['margins'] {
  const standard = collectionsOf(attributes, 'media-col-default')[0];
  const margin = (side: string): number | null => {
    const own = standard ? numberOf(standard, `media-${side}-margin`) : null;
    if (own !== null) return own / 100;
    const supported = numbersOf(attributes, `media-${side}-margin-supported`);
    return supported.length === 0 ? null : Math.max(...supported) / 100;
  };
  const [left, right, top, bottom] = [margin('left'), margin('right'), margin('top'), margin('bottom')];
  if (left === null || right === null || top === null || bottom === null) return null;
  return { left, right, top, bottom };
}

function resolutionsOf(attributes: IppAttributes): number[] | null {
  const found = new Set<number>();
  for (const key of ['printer-resolution-supported', 'pwg-raster-document-resolution-supported']) {
    for (const value of attributes.get(key) ?? []) {
      if (value.kind !== 'resolution') continue;
      const perInch = Math.min(value.x, value.y) * (value.unit === 4 ? 2.54 : 1);
      if (perInch > 0) found.add(Math.round(perInch));
    }
    if (found.size > 0) return [...found].sort((a, b) => a - b);
  }
  return null;
}

/** `x-dimension` and `y-dimension` are in 1/100 mm. */
function sizeOf(collection: IppAttributes | undefined): Size | null {
  if (!collection) return null;
  const [width, height] = [numberOf(collection, 'x-dimension'), numberOf(collection, 'y-dimension')];
  return width === null || height === null ? null : { width: width / 100, height: height / 100 };
}

function rangeOf(collection: IppAttributes): Media['custom'] {
  const x = collection.get('x-dimension')?.[0];
  const y = collection.get('y-dimension')?.[0];
  if (!x || !y || (x.kind !== 'range' && y.kind !== 'range')) return null;
  const ends = (value: typeof x): readonly [number, number] | null =>
    value.kind === 'range'
      ? [value.from, value.to]
      : value.kind === 'number'
        ? [value.value, value.value]
        : null;
  const [across, down] = [ends(x), ends(y)];
  if (!across || !down) return null;
  return {
    least: { width: across[0] / 100, height: down[0] / 100 },
    most: { width: across[1] / 100, height: down[1] / 100 },
  };
}

/** A self-describing media name (PWG 5101.1): `class_name_WxHmm` or `...in`. */
function parseMediaName(text: string): { size: Size; bound: 'min' | 'max' | null } | null {
  const [, width, height, unit] = /_(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)$/.exec(text) ?? [];
  if (width === undefined || height === undefined) return null;
  const scale = unit === 'in' ? 25.4 : 1;
  const bound = /^custom_(min|max)_/.exec(text)?.[1] as 'min' | 'max' | undefined;
  return { size: { width: Number(width) * scale, height: Number(height) * scale }, bound: bound ?? null };
}

function isSameSize(a: Size, b: Size, tolerance: number): boolean {
  return Math.abs(a.width - b.width) <= tolerance && Math.abs(a.height - b.height) <= tolerance;
}

function distance(a: Size, b: Size): number {
  return Math.abs(a.width - b.width) + Math.abs(a.height - b.height);
}
