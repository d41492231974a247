import { oc } from '@orpc/contract';
import { z } from 'zod';
import { printedPage } from './calibration.ts';
import { inOrganisation } from './common.ts';
import { printer, printerName } from './printing.ts';
import { enoughEvidences } from '../models/evidence.ts';
import { printerDrivers } from '../models/printer-drivers.ts';

const named = { ...inOrganisation, printer: z.string() };

const foundPrinter = z.object({
  name: z.string(),
  driver: z.enum(printerDrivers),
  uri: z.string(),
  note: z.string().nullable(),
  /** Name under which it was added already. */
  added_as: z.string().nullable(),
});
export type FoundPrinterEntry = z.infer<typeof foundPrinter>;

export const printersContract = {
  /** Looks for printers with every driver that can; what took too long or failed is said in sentences. */
  discover: oc
    .input(z.object(inOrganisation))
    .output(z.object({ printers: z.array(foundPrinter), problems: z.array(z.string()) })),
  /** Changes what is named and leaves the rest. */
  set: oc
    .input(
      z.object({
        ...named,
        uri: z.string().min(1).max(1000).optional(),
        stock: z.string().max(64).nullable().optional(),
        tray: z.string().trim().min(1).max(127).nullable().optional(),
        dpi: z
          .union([z.literal(203), z.literal(300), z.literal(600)])
          .nullable()
          .optional(),
        enough: z.enum(enoughEvidences).optional(),
        remark: z.string().trim().max(500).nullable().optional(),
      }),
    )
    .output(printer),
  rename: oc.input(z.object({ ...named, name: printerName })).output(printer),
  remove: oc.input(z.object(named)).output(z.object({ name: z.string(), removed: z.literal(true) })),
  /** Asks the device anew what it can take. */
  ask: oc.input(z.object(named)).output(printer),
  /** Prints the stock in the tray, or another, at its true size with rulers. */
  testPage: oc.input(z.object({ ...named, stock: z.string().max(64).nullish() })).output(printedPage),
};
