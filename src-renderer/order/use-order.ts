import { useEffect, useMemo } from 'react';
import type { PartSheet } from '../../src-shared/contract/runs.ts';
import type { Printer } from '../../src-shared/contract/printing.ts';
import type { StockChoice } from '../../src-shared/contract/system.ts';
import type { Scope } from '../../src-shared/models/export-types.ts';
import { usePrinters } from '../components/use-printers.ts';
import { currentOrganisation } from '../state/organisation.ts';
import { remember, remembered } from '../state/remembered.ts';
import type { RunOrder } from '../state/runs.ts';
import type { MovedSheet } from '../state/sheets.ts';
import { useStore } from '../state/store.ts';
import type { Range, Where } from '../state/where.ts';
import { choosePrinter, printerKey } from './choose-printer.ts';
import { codesKey } from './codes-lead-to.tsx';
import { fills, orderOf } from './order.ts';
import { labelsOfEach, labelsOfRange, sizeOf, within, type OrderSize } from './order-size.ts';
import { freeSheets, placeOfBegin, type BeginPlace } from './place-of-begin.ts';

/** What is to be printed. */
export interface OrderSubject {
  readonly scope: Scope;
  /** Counted; null while nobody knows. */
  readonly items: number | null;
  /** Labels by plan: undefined = copies decide, null = only the host knows. */
  readonly planned: number | null | undefined;
  /** Sheets of one label of each, where the host has counted them. */
  readonly ownSheets: number | null;
  readonly stockId: string | null;
  /** null: it is not there any more. */
  readonly stock: StockChoice | null;
  readonly perSheet: number;
  readonly oneLotPerSheet: boolean;
  /** DataMatrix symbols hold no address. */
  readonly qr: boolean;
}

/** An order that is being put together, with what follows from each choice. */
export interface Order {
  readonly subject: OrderSubject;
  readonly where: Where;
  readonly change: (change: Partial<Where>) => void;
  readonly printers: readonly Printer[];
  /** null: there is none, or the one that was asked for is gone. */
  readonly printer: Printer | null;
  /** Part-used ones that nobody has in hand, the newest first. */
  readonly sheets: readonly PartSheet[];
  readonly begin: BeginPlace;
  readonly roll: boolean;
  /** Of the whole order. */
  readonly size: OrderSize;
  /** No more than there is. */
  readonly range: Range;
  /** Labels of each item with its spare ones; null where only the host knows. */
  readonly each: number | null;
  /** Labels that go to the printer; null where only the host knows. */
  readonly labels: number | null;
  /** null without a printer. */
  readonly fields: Omit<RunOrder, 'job_id'> | null;
  /** The part-used sheet that loses the places before the chosen one. */
  readonly moved: MovedSheet | null;
  /** It was taken: what this machine does not have to be asked again. */
  readonly keep: () => void;
}

export function useOrder(
  subject: OrderSubject,
  where: Where,
  change: (change: Partial<Where>) => void,
): Order {
  const printers = usePrinters();
  const sheets = useFreeSheets(subject.stockId);
  const operator = useStore((state) => state.operator);
  const organisation = useStore(currentOrganisation);
  const { stockId, planned, perSheet } = subject;
  const begin = placeOfBegin(where, sheets);
  const printer = choosePrinter(printers, stockId, where.printer, remembered(printerKey(stockId)));
  const roll = perSheet === 1;
  const serials = subject.scope === 'serials';
  const copies = planned === undefined ? (serials ? 1 : where.copies) : planned;
  const shape = {
    ...subject,
    each: copies === null ? null : serials ? copies : labelsOfEach(copies, where.spare),
    start: roll ? 1 : begin.position,
    fill: fills(where, { serials, roll }),
  };
  const size = sizeOf(shape);
  const range = within(where.range, size);
  const said = { begin, range, serials, roll, operator, byPlan: planned !== undefined };
  const moved = begin.sheet !== null && begin.position > begin.sheet.first_free;
  return {
    subject,
    where,
    change,
    printers,
    printer,
    sheets,
    begin,
    roll,
    size,
    range,
    each: shape.each,
    labels: labelsOfRange(shape, range),
    fields: printer && orderOf(where, { ...said, printer: printer.name }),
    moved:
      begin.sheet && moved
        ? { stock: begin.sheet.stock, name: begin.sheet.name, first_free: begin.position }
        : null,
    keep: () => {
      if (printer) remember(printerKey(stockId), printer.name);
      if (organisation && subject.qr) remember(codesKey(organisation), 'seen');
    },
  };
}

function useFreeSheets(stock: string | null): readonly PartSheet[] {
  const partSheets = useStore((state) => state.partSheets);
  const load = useStore((state) => state.loadPartSheets);
  useEffect(() => {
    if (stock === null) return undefined;
    void load(stock);
    // A run that ends leaves a part-used sheet, and says so as a change of the catalogue.
    return useStore.subscribe((now, before) => {
      if (now.catalogChanges !== before.catalogChanges) void now.loadPartSheets(stock);
    });
  }, [load, stock]);
  return useMemo(() => freeSheets(partSheets, stock ?? ''), [partSheets, stock]);
}
