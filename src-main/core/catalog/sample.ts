import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { entityKinds } from '../db/schema.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { setPrintState } from '../ledger/print-state.ts';
import type { Ports } from '../ports.ts';
import { operatorNumber } from '../printing/operators.ts';
import { builtInPrinter } from '../printing/printers.ts';
import type { Settings } from '../settings/settings.ts';
import { printStates } from '../../../src-shared/states/run-states.ts';
import { importFile } from './import/import-file.ts';
import { createOrganisation, listOrganisations } from './organisations.ts';
import { yieldToOthers } from '../yield.ts';

const description = z.strictObject({
  name: z.string(),
  color: z.string(),
  digital_link_host: z.string(),
  /** Lots whose serials were printed before anybody opened the application. */
  printed_lots: z.array(z.strictObject({ gtin: z.string(), lot: z.string() })),
});

/**
 * Makes the sample organisation that comes with the application: real import, real ledger. Its labels carry the
 * word SAMPLE and an example host, and files in the folder count as printed, so that a first try needs no printer.
 * @returns its row id.
 */
export async function loadSample(
  db: WriteDb,
  settings: Settings,
  ledger: Ledger,
  ports: Ports,
): Promise<number> {
  const folder = join(ports.resources, 'sample');
  const sample = description.parse(JSON.parse(readFileSync(join(folder, 'organisation.json'), 'utf8')));
  const id = createOrganisation(
    db,
    settings,
    { name: sample.name, color: sample.color, sample: true, host: sample.digital_link_host },
    ports.now(),
  );
  settings.set(id, 'file_counts_as_printed', { [builtInPrinter]: true });
  const report = await importFile(db, id, join(folder, 'serials.csv'), ports.now);
  const [bad] = report.rejected;
  if (bad) throw new Error(`Line ${bad.line} of the sample organisation: ${bad.reason}`);
  for (const { gtin, lot } of sample.printed_lots) {
    recordAsPrinted(db, ledger, id, gtin, lot, ports.now());
    await yieldToOthers();
  }
  return id;
}

/** The sample organisation of a folder that is open: the one that is there, or a new one. @returns its row id. */
export async function addSample(
  db: WriteDb,
  settings: Settings,
  ledger: Ledger,
  ports: Ports,
): Promise<number> {
  const known = listOrganisations(db).find((row) => row.sample === 1);
  return known?.id ?? loadSample(db, settings, ledger, ports);
}

function recordAsPrinted(
  db: WriteDb,
  ledger: Ledger,
  organisation: number,
  gtin: string,
  lot: string,
  now: number,
): void {
  const serials = db
    .prepare(
      'SELECT s.id, s.serial FROM serials s JOIN products p ON p.id = s.product_id WHERE p.organisation_id = ? AND p.gtin = ? AND s.lot = ? ORDER BY s.id',
    )
    .all(organisation, gtin, lot) as { id: number; serial: string }[];
  db.transaction(() => {
    const operator = operatorNumber(db, organisation, 'sample data');
    ledger.append(
      organisation,
      serials.map(({ id, serial }) => ({
        type: 'PRINTED',
        kind: entityKinds.serial,
        entityId: id,
        gtin,
        lot,
        serial,
        runId: null,
        quantity: 1,
        evidence: 'operator',
        reason: 'part of the sample organisation',
        operator,
      })),
      now,
    );
    for (const { id } of serials) setPrintState(db, entityKinds.serial, id, printStates.printed);
  });
}
