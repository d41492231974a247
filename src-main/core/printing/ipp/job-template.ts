import { sizeWords } from '../../../../src-shared/size-words.ts';
import type { Size } from '../drivers/driver.ts';
import { mediaOf, mediumFor } from './media.ts';
import { collection, integer, keyword, textsOf, type IppAttributes, type IppValue } from './values.ts';

export const pdf = 'application/pdf';

/** Attributes that `jobTemplate` reads, beside those of media. */
export const templateAttributes = [
  'document-format-supported',
  'job-creation-attributes-supported',
  'media-col-supported',
  'print-scaling-supported',
  'sides-supported',
  'copies-supported',
  'number-up-supported',
  'job-sheets-supported',
  'operations-supported',
  'printer-is-accepting-jobs',
  'printer-state-message',
] as const;

/**
 * How a chunk is to be printed: its own medium, one side, one copy (copies are already in the file), nothing scaled
 * and nothing added. Only attributes the printer knows are sent, because with `ipp-attribute-fidelity` it refuses all
 * others.
 * @returns the attributes, or why this printer cannot print the page at its size.
 */
export function jobTemplate(
  printer: IppAttributes,
  page: Size,
  tray: string | null,
): Map<string, readonly IppValue[]> | string {
  const formats = textsOf(printer, 'document-format-supported');
  if (formats.length > 0 && !formats.includes(pdf)) {
    return `it takes no PDF, only ${formats.filter((format) => format !== 'application/octet-stream').join(', ')}. Add it to the print queues of this computer and print through that queue, which turns the sheets into what the printer takes`;
  }
  const scaling = textsOf(printer, 'print-scaling-supported');
  if (scaling.length > 0 && !scaling.includes('none')) {
    return `it cannot be told to print without scaling (it offers ${scaling.join(', ')})`;
  }
  const media = mediaOf(printer);
  const tellsSizes = media.sizes.length > 0 || media.custom !== null;
  const medium = tellsSizes ? mediumFor(media, page) : page;
  if (!medium) {
    const sizes = media.sizes.slice(0, 12).map(sizeWords).join(' or ');
    return `the sheet is ${sizeWords(page)}; it takes only ${sizes}${media.sizes.length > 12 ? ' or others' : ''}`;
  }
  const trays = textsOf(printer, 'media-source-supported');
  if (tray !== null && trays.length > 0 && !trays.includes(tray)) {
    return `it has no tray ${JSON.stringify(tray)}; its trays: ${trays.join(', ')}`;
  }
  const template = new Map<string, readonly IppValue[]>([
    [
      'media-col',
      [
        collection({
          'media-size': collection({
            'x-dimension': integer(Math.round(medium.width * 100)),
            'y-dimension': integer(Math.round(medium.height * 100)),
          }),
          ...(tray === null ? {} : { 'media-source': keyword(tray) }),
        }),
      ],
    ],
  ]);
  const creation = textsOf(printer, 'job-creation-attributes-supported');
  const knows = (key: string): boolean => printer.has(`${key}-supported`) || creation.includes(key);
  if (scaling.length > 0) template.set('print-scaling', [keyword('none')]);
  if (knows('sides')) template.set('sides', [keyword('one-sided')]);
  if (knows('copies')) template.set('copies', [integer(1)]);
  // What somebody set as the default of a queue must not reach a sheet of labels: four pages on one, a banner page.
  if (knows('number-up')) template.set('number-up', [integer(1)]);
  if (knows('job-sheets')) template.set('job-sheets', [keyword('none')]);
  return template;
}
