import { oc } from '@orpc/contract';
import { z } from 'zod';
import { deviceReasons } from '../states/device-reasons.ts';
import { inOrganisation } from './common.ts';
import { runsContract } from './runs.ts';
import { printerDrivers } from '../models/printer-drivers.ts';
import { enoughEvidences } from '../models/evidence.ts';

const size = z.object({ width: z.number(), height: z.number() });

export const printer = z.object({
  name: z.string(),
  driver: z.enum(printerDrivers),
  uri: z.string(),
  stock: z.string().nullable(),
  /** Input tray by the device's own name; null = the one it takes by itself. */
  tray: z.string().nullable(),
  /** Dots per inch; null = not known, then jobs of every resolution are taken. */
  dpi: z.union([z.literal(203), z.literal(300), z.literal(600)]).nullable(),
  enough: z.enum(enoughEvidences),
  /** What people wrote beside it: where it stands, whom to call. */
  remark: z.string().nullable(),
  state: z.enum(['idle', 'printing', 'stopped', 'unknown']),
  reasons: z.array(z.enum(deviceReasons)),
  /** What the device says beside it, in sentences. */
  notes: z.array(z.string()),
  /** What it said of itself last; null = it never told. Sizes in mm. */
  device: z
    .object({
      loaded: size.nullable(),
      trays: z.array(z.string()).nullable(),
      dpi: z.array(z.number()).nullable(),
      model: z.string().nullable(),
      asked_at: z.string(),
    })
    .nullable(),
  /** Folder printers: does a saved file count as printed here? null = nobody was asked yet. */
  counts_as_printed: z.boolean().nullable(),
});
export type Printer = z.infer<typeof printer>;

/** One line: it stands in lists, sentences and the spooler's names. */
export const printerName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u, 'a name is one line of text');

export const printingContract = {
  printers: oc.input(z.object(inOrganisation)).output(z.array(printer)),
  addPrinter: oc
    .input(
      z.object({
        ...inOrganisation,
        name: printerName,
        driver: z.enum(printerDrivers),
        uri: z.string().min(1).max(1000),
        stock: z.string().nullish(),
      }),
    )
    .output(printer),
  /** What is in the printer's tray now; null = anything. */
  setStock: oc
    .input(z.object({ ...inOrganisation, printer: z.string(), stock: z.string().max(64).nullable() }))
    .output(printer),
  setCountsAsPrinted: oc
    .input(z.object({ ...inOrganisation, printer: z.string(), counts: z.boolean() }))
    .output(printer),
  ...runsContract,
};
