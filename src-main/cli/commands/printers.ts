import { resolve } from 'node:path';
import type { PrinterDriver } from '../../../src-shared/contract/printing.ts';
import { organisation, withClient, write } from '../output.ts';
import type { CommonOptions } from '../common-options.ts';

export async function listPrinters(options: CommonOptions): Promise<void> {
  const printers = await withClient(options, (client) => client.printing.printers(organisation(options)));
  const result = {
    printers: printers.map(({ name, driver, state, reasons }) => ({ name, driver, state, reasons })),
  };
  write(
    options,
    result,
    result.printers.map((printer) =>
      [printer.name, printer.driver, printer.state, ...printer.reasons].join('  '),
    ),
  );
}

/** Says what is in a printer's tray now. */
export async function setPrinter(
  common: CommonOptions,
  name: string,
  options: { readonly stock: string },
): Promise<void> {
  const printer = await withClient(common, (client) =>
    client.printing.setStock({
      ...organisation(common),
      printer: name,
      stock: options.stock === 'any' ? null : options.stock,
    }),
  );
  const { driver, state, reasons, stock } = printer;
  write(common, { printers: [{ name: printer.name, driver, state, reasons, stock }] }, [
    `${printer.name} holds ${stock ?? 'any stock'}`,
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
  const { driver, state, reasons } = printer;
  const result = { printers: [{ name: printer.name, driver, state, reasons }] };
  write(common, result, [`added ${printer.name} (${driver}), ${state}`, ...reasons]);
}
