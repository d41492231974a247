import type { Printer, PrinterDriver } from '../../src-shared/contract/printing.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

export interface NewPrinter {
  readonly name: string;
  readonly driver: PrinterDriver;
  readonly uri: string;
  readonly stock: string | null;
}

export interface PrintersSlice {
  readonly printers: readonly Printer[];
  readonly printersLoaded: boolean;
  readonly loadPrinters: () => Promise<Outcome<void>>;
  readonly addPrinter: (printer: NewPrinter) => Promise<Outcome<Printer>>;
  /** What is in the tray now; null = anything. */
  readonly setPrinterStock: (name: string, stock: string | null) => Promise<Outcome<Printer>>;
  /** Folder printers: whether a saved file counts as printed. */
  readonly setCountsAsPrinted: (name: string, counts: boolean) => Promise<Outcome<Printer>>;
  readonly forgetPrinters: () => void;
}

export const createPrintersSlice: Slice<PrintersSlice> = (set, get) => {
  /** Counts what we changed ourselves: a list asked for before that is older news when it arrives after. */
  let changes = 0;
  const keep = (work: () => Promise<Printer>): Promise<Outcome<Printer>> =>
    attempt(async () => {
      const here = sameOrganisation(get);
      const printer = await work();
      if (!here()) return printer;
      changes++;
      const others = get().printers.filter(({ name }) => name !== printer.name);
      const at = get().printers.findIndex(({ name }) => name === printer.name);
      set({ printers: at < 0 ? [...others, printer] : others.toSpliced(at, 0, printer) });
      return printer;
    });

  return {
    printers: [],
    printersLoaded: false,

    loadPrinters: () =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const asked = changes;
        const printers = await client.printing.printers(ofOrganisation(get()));
        if (here() && asked === changes) set({ printers, printersLoaded: true });
      }),

    addPrinter: (printer) => keep(() => client.printing.addPrinter({ ...ofOrganisation(get()), ...printer })),

    setPrinterStock: (name, stock) =>
      keep(() => client.printing.setStock({ ...ofOrganisation(get()), printer: name, stock })),

    setCountsAsPrinted: (name, counts) =>
      keep(() => client.printing.setCountsAsPrinted({ ...ofOrganisation(get()), printer: name, counts })),

    forgetPrinters: () => set({ printers: [], printersLoaded: false }),
  };
};
