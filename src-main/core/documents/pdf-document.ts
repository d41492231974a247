import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import printerModule from 'pdfmake/js/Printer.js';
import type { DocumentDefinition } from './pdf-content.ts';
import { fontFile } from '../render/sheet-font.ts';

const Printer = 'default' in printerModule ? printerModule.default : printerModule;

/** The family name under which documents know the label font, which has one weight and no italics. */
const family = 'Label';

/** What is used of pdfkit beyond its types. */
interface Internals {
  readonly _root: { readonly data: Record<string, unknown> };
}

/**
 * A document as PDF. The same definition gives the same bytes: no clock, no network, our own font. The viewer is told
 * to print at actual size and on one side.
 * @param resources folder with the fonts.
 */
export async function composePdf(definition: DocumentDefinition, resources: string): Promise<Buffer> {
  const font = await readFile(join(resources, fontFile));
  const name = basename(fontFile);
  const printer = new Printer(
    { [family]: { normal: name } },
    { existsSync: (wanted) => wanted === name, readFileSync: () => font },
    { resolve: () => undefined, resolved: () => Promise.resolve() },
    () => false,
  );
  const document = await printer.createPdfKitDocument({
    ...definition,
    version: '1.7',
    defaultStyle: { font: family, ...definition.defaultStyle },
    info: {
      ...definition.info,
      producer: 'Print Room',
      creator: 'Print Room',
      creationDate: new Date(Date.UTC(1980, 0, 1)),
    },
  });
  (document as unknown as Internals)._root.data['ViewerPreferences'] = document.ref({
    PrintScaling: 'None',
    Duplex: 'Simplex',
    PickTrayByPDFSize: true,
  });
  document.end();
  return buffer(document);
}
