import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import printerModule from 'pdfmake/js/Printer.js';
import type { Content, DocumentDefinition } from './pdf-content.ts';
import { glyphTest } from '../render/glyph-table.ts';
import { fontFile } from '../render/sheet-font.ts';
import { WritableText } from './writable-text.ts';

const Printer = 'default' in printerModule ? printerModule.default : printerModule;

/** The family name under which documents know the label font, which has one weight and no italics. */
const family = 'Label';

/** What pdfmake says of the page it is composing. */
interface Page {
  readonly getFollowingNodesOnPage: () => readonly unknown[];
}

/** What is used of pdfkit beyond its types. */
interface Internals {
  readonly _root: { readonly data: Record<string, unknown> };
}

/**
 * A document as PDF. The same definition gives the same bytes: no clock, no network, our own font. The viewer is told
 * to print at actual size and on one side. What the font cannot write stands as Unicode numbers.
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
  const text = new WritableText(glyphTest(font));
  const { content, end, footer, ...more } = definition;
  const body = content.map((part) => written(part, text));
  const document = await printer.createPdfKitDocument({
    ...more,
    content: end ? [...body, written(end(text.note()), text)] : body,
    ...(footer && { footer: (page: number, pages: number) => written(footer(page, pages), text) }),
    pageBreakBefore: (node: { readonly headlineLevel?: 1 }, page: Page) =>
      node.headlineLevel === 1 && page.getFollowingNodesOnPage().length === 0,
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

function written(content: Content, text: WritableText): Content {
  if ('stack' in content) return { ...content, stack: content.stack.map((part) => written(part, text)) };
  if ('table' in content) {
    const body = content.table.body.map((row) => row.map((cell) => written(cell, text)));
    return { ...content, table: { ...content.table, body } };
  }
  if ('canvas' in content) return content;
  const words = content.text;
  if (typeof words === 'string') return { ...content, text: text.of(words) };
  return { ...content, text: words.map((run) => ({ ...run, text: text.of(run.text) })) };
}
