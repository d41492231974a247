import { resolve } from 'node:path';
import type { Printer } from '../../../src-shared/contract/printing.ts';
import type { EnoughEvidence } from '../../../src-shared/models/evidence.ts';
import type { PrinterDriver } from '../../../src-shared/models/printer-drivers.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { Dpi } from '../../../src-shared/units.ts';
import { organisation, withClient, write } from '../output.ts';
import type { CommonOptions } from '../common-options.ts';

/** What programs have always got of a printer: what is in its way is one list, words of the device behind our own. */
function brief({ name, driver, state, reasons, notes }: Printer) {
  return { name, driver, state, reasons: [...reasons, ...notes] };
}

/** Everything of it. */
function shown({ name, driver, state, reasons, notes, stock, tray, dpi, enough }: Printer) {
  return { name, driver, state, reasons, notes, stock, tray, dpi, enough };
}

export async function listPrinters(options: CommonOptions, all: boolean): Promise<void> {
  const printers = await withClient(options, (client) => client.printing.printers(organisation(options)));
  write(
    options,
    { printers: printers.map(all ? shown : brief) },
    printers.map((printer) =>
      [
        printer.name,
        printer.driver,
        printer.state,
        ...(printer.stock === null ? [] : [printer.stock]),
        ...(printer.tray === null ? [] : [`tray ${printer.tray}`]),
        ...(printer.dpi === null ? [] : [`${printer.dpi} dpi`]),
        ...printer.reasons.map((reason) => reason.replaceAll('_', ' ')),
        ...printer.notes,
      ].join('  '),
    ),
  );
}

export async function discoverPrinters(common: CommonOptions): Promise<void> {
  const found = await withClient(common, (client) => client.printers.discover(organisation(common)));
  const lines = found.printers.map(({ name, driver, uri, note, added_as: known }) =>
    [
      name,
      driver,
      uri,
      ...(note === null ? [] : [note]),
      ...(known === null ? [] : [`added as ${known}`]),
    ].join('  '),
  );
  write(common, found, [
    ...(lines.length > 0 ? lines : ['No printer was found; printers add takes its address.']),
    ...found.problems,
  ]);
}

export async function addPrinter(
  common: CommonOptions,
  name: string,
  options: { readonly driver: PrinterDriver; readonly uri: string; readonly stock?: string },
): Promise<void> {
  const printer = await withClient(common, (client) =>
    client.printing.addPrinter({
      ...organisation(common),
      name,
      driver: options.driver,
      uri: options.driver === 'folder' ? resolve(options.uri) : options.uri,
      stock: options.stock ?? null,
    }),
  );
  const { driver, state, reasons, notes } = printer;
  write(common, { printers: [brief(printer)] }, [
    `added ${printer.name} (${driver}), ${state}`,
    ...reasons.map((reason) => reason.replaceAll('_', ' ')),
    ...notes,
  ]);
}

export interface SetOptions {
  readonly stock?: string;
  readonly tray?: string;
  readonly dpi?: string;
  readonly enough?: EnoughEvidence;
  readonly remark?: string;
  readonly uri?: string;
  readonly name?: string;
}

/** Changes what is named; "any" stands for nothing in particular. */
export async function setPrinter(common: CommonOptions, name: string, options: SetOptions): Promise<void> {
  const { stock, tray, dpi, enough, remark, uri } = options;
  const named = [stock, tray, dpi, enough, remark, uri, options.name];
  if (named.every((value) => value === undefined)) {
    throw new PrintRoomError(
      'validation_error',
      'Name what to change: --stock, --tray, --dpi, --enough, --remark, --uri or --name.',
    );
  }
  const or = (value: string): string | null => (value === 'any' ? null : value);
  const printer = await withClient(common, async (client) => {
    const owner = organisation(common);
    const changed = await client.printers.set({
      ...owner,
      printer: name,
      ...(stock !== undefined && { stock: or(stock) }),
      ...(tray !== undefined && { tray: or(tray) }),
      ...(dpi !== undefined && { dpi: dpi === 'any' ? null : (Number(dpi) as Dpi) }),
      ...(enough !== undefined && { enough }),
      ...(remark !== undefined && { remark }),
      ...(uri !== undefined && { uri }),
    });
    return options.name === undefined
      ? changed
      : client.printers.rename({ ...owner, printer: name, name: options.name });
  });
  write(common, { printers: [shown(printer)] }, [
    [
      `${printer.name} holds ${printer.stock ?? 'any stock'}`,
      printer.tray === null ? 'any tray' : `tray ${printer.tray}`,
      printer.dpi === null ? 'any resolution' : `${printer.dpi} dpi`,
      `enough: ${printer.enough}`,
    ].join(', '),
  ]);
}

export async function removePrinter(common: CommonOptions, name: string): Promise<void> {
  const removed = await withClient(common, (client) =>
    client.printers.remove({ ...organisation(common), printer: name }),
  );
  write(common, removed, [`removed ${removed.name}`]);
}

export async function printTestPage(
  common: CommonOptions,
  name: string,
  options: { readonly stock?: string },
): Promise<void> {
  const page = await withClient(common, (client) =>
    client.printers.testPage({ ...organisation(common), printer: name, stock: options.stock ?? null }),
  );
  write(common, page, [page.saved_as ?? page.status, ...(page.message === null ? [] : [page.message])]);
}
