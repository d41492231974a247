import type { FoundPrinterEntry } from '../../src-shared/contract/printers.ts';
import type { Printer } from '../../src-shared/contract/printing.ts';
import type { EnoughEvidence } from '../../src-shared/models/evidence.ts';
import type { PrinterDriver } from '../../src-shared/models/printer-drivers.ts';
import type { PrinterQueue } from '../../src-shared/contract/runs.ts';
import type { Dpi } from '../../src-shared/units.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

export interface NewPrinter {
  readonly name: string;
  readonly driver: PrinterDriver;
  readonly uri: string;
  readonly stock: string | null;
}

export interface PrinterChange {
  readonly uri?: string;
  /** What people write beside it: where it stands, whom to call. */
  readonly remark?: string | null;
  readonly tray?: string | null;
  readonly dpi?: Dpi | null;
  readonly enough?: EnoughEvidence;
}

export interface Discovered {
  readonly printers: readonly FoundPrinterEntry[];
  readonly problems: readonly string[];
}

export interface PrintersSlice {
  readonly printers: readonly Printer[];
  readonly printersLoaded: boolean;
  readonly loadPrinters: () => Promise<Outcome<void>>;
  /** Who waits at which printer. */
  readonly queues: readonly PrinterQueue[];
  readonly loadQueues: () => Promise<Outcome<void>>;
  /** Nothing new goes to a paused printer. */
  readonly pausePrinter: (name: string, paused: boolean) => Promise<Outcome<void>>;
  readonly addPrinter: (printer: NewPrinter) => Promise<Outcome<Printer>>;
  /** What is in the tray now; null = anything. */
  readonly setPrinterStock: (name: string, stock: string | null) => Promise<Outcome<Printer>>;
  /** Folder printers: whether a saved file counts as printed. */
  readonly setCountsAsPrinted: (name: string, counts: boolean) => Promise<Outcome<Printer>>;
  /** Changes what is named and leaves the rest. */
  readonly changePrinter: (name: string, change: PrinterChange) => Promise<Outcome<Printer>>;
  /** Its record, queue and calibrations go with the new name. */
  readonly renamePrinter: (name: string, to: string) => Promise<Outcome<Printer>>;
  readonly removePrinter: (name: string) => Promise<Outcome<void>>;
  /** Prints the stock in the tray at its true size. */
  readonly printTestPage: (name: string) => Promise<Outcome<void>>;
  readonly discoverPrinters: () => Promise<Outcome<Discovered>>;
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

    queues: [],

    loadQueues: () =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const asked = changes;
        const queues = await client.printing.queues(ofOrganisation(get()));
        if (here() && asked === changes) set({ queues });
      }),

    pausePrinter: (name, paused) =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const order = { ...ofOrganisation(get()), printer: name };
        const queue = await (paused
          ? client.printing.pausePrinter(order)
          : client.printing.resumePrinter(order));
        if (!here()) return;
        changes++;
        set({ queues: [...get().queues.filter(({ printer }) => printer !== name), queue] });
      }),

    addPrinter: (printer) => keep(() => client.printing.addPrinter({ ...ofOrganisation(get()), ...printer })),

    setPrinterStock: (name, stock) =>
      keep(() => client.printing.setStock({ ...ofOrganisation(get()), printer: name, stock })),

    setCountsAsPrinted: (name, counts) =>
      keep(() => client.printing.setCountsAsPrinted({ ...ofOrganisation(get()), printer: name, counts })),

    changePrinter: (name, change) =>
      keep(() => client.printers.set({ ...ofOrganisation(get()), printer: name, ...change })),

    renamePrinter: (name, to) =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const printer = await client.printers.rename({ ...ofOrganisation(get()), printer: name, name: to });
        if (!here()) return printer;
        changes++;
        set({ printers: get().printers.map((one) => (one.name === name ? printer : one)) });
        void get().loadQueues();
        void get().loadCalibrations();
        return printer;
      }),

    removePrinter: (name) =>
      attempt(async () => {
        const here = sameOrganisation(get);
        await client.printers.remove({ ...ofOrganisation(get()), printer: name });
        if (!here()) return;
        changes++;
        set({ printers: get().printers.filter((printer) => printer.name !== name) });
      }),

    printTestPage: (name) =>
      attempt(async () => {
        await client.printers.testPage({ ...ofOrganisation(get()), printer: name });
      }),

    discoverPrinters: () => attempt(() => client.printers.discover(ofOrganisation(get()))),

    forgetPrinters: () => set({ printers: [], printersLoaded: false, queues: [], calibrations: [] }),
  };
};
