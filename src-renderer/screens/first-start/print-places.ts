import type { FoundPrinterEntry } from '../../../src-shared/contract/printers.ts';
import type { Printer } from '../../../src-shared/contract/printing.ts';

/** Where the first sheet can go: a printer that is set up, one that was found, or the folder. */
export type PrintPlace =
  | { readonly key: string; readonly kind: 'printer' | 'folder'; readonly printer: Printer }
  | { readonly key: string; readonly kind: 'found'; readonly found: FoundPrinterEntry };

/** Devices before the folder: who has a printer wants paper. */
export function placesOf(printers: readonly Printer[], found: readonly FoundPrinterEntry[]): PrintPlace[] {
  const known = new Set(printers.map(({ driver, uri }) => `${driver} ${uri}`));
  const own = printers.map((printer): PrintPlace => ({
    key: printer.name,
    kind: printer.driver === 'folder' ? 'folder' : 'printer',
    printer,
  }));
  return [
    ...own.filter(({ kind }) => kind === 'printer'),
    ...found
      .filter(({ driver, uri }) => !known.has(`${driver} ${uri}`))
      .map((entry): PrintPlace => ({ key: `${entry.driver} ${entry.uri}`, kind: 'found', found: entry })),
    ...own.filter(({ kind }) => kind === 'folder'),
  ];
}
