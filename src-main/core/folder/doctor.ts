import type { DoctorReport } from '../../../src-shared/contract/system.ts';
import { listOrganisations } from '../catalog/organisations.ts';
import type { Backups } from '../backups/backups.ts';
import type { People } from '../people/people.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { ReadDb } from '../db/read-db.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { readWitness } from '../ledger/witness.ts';
import type { Ports } from '../ports.ts';
import type { Printers } from '../printing/printers.ts';
import { waitingRuns } from '../printing/waiting-runs.ts';
import type { DataPaths } from './paths.ts';
import type { Station } from './station.ts';

/** Looks at everything a label's way depends on. One line per check, in words. */
export async function examine(parts: {
  readonly db: WriteDb;
  readonly read: ReadDb;
  readonly ports: Ports;
  readonly printers: Printers;
  readonly paths: DataPaths;
  readonly station: Station;
  readonly people: People;
  readonly backups: Backups;
}): Promise<DoctorReport> {
  const { db, read, ports, printers, paths, station, people, backups } = parts;
  const checks: DoctorReport['checks'] = [];
  const add = (name: string, ok: boolean, detail: string): number => checks.push({ name, ok, detail });

  const [integrity] = await read.raw<{ quick_check: string }>('PRAGMA quick_check', []);
  add('database', integrity?.quick_check === 'ok', `quick_check: ${integrity?.quick_check ?? 'no answer'}`);
  const free = await ports.freeDisk(paths.folder);
  add('disk', free > 512 * 1024 * 1024, `${Math.floor(free / (1024 * 1024))} MiB free in ${paths.folder}`);
  add('station', station.notice === null, station.notice ?? station.id);
  for (const organisation of listOrganisations(db)) {
    const ledger = await verifyLedger(
      read,
      organisation.id,
      ports.secret(),
      readWitness(paths.witness, ports.secret()),
    );
    const detail = ledger.ok ? `${ledger.events} events` : ledger.problems.slice(0, 5).join('; ');
    add(`ledger of ${organisation.name}`, ledger.ok, detail);
    const waiting = await waitingRuns(read, organisation.id);
    add(`print runs of ${organisation.name}`, waiting.ok, waiting.detail);
  }
  for (const { folder, ok, detail: how } of backups.health()) add(`backups in ${folder}`, ok, how);
  for (const { id, name } of listOrganisations(db)) {
    const count = people.list(id).length;
    // From an archive come people without badge and PIN: nobody can sign in, so nobody is asked to.
    if (count > 0 && !people.isOn(id)) {
      add(
        `people of ${name}`,
        false,
        `${count} without badge and PIN; nobody has to sign in until one has the role it`,
      );
    }
  }
  for (const row of printers.rows()) {
    const printer = await printers.describe(0, row);
    add(
      `printer ${row.name}`,
      printer.state !== 'stopped' && printer.state !== 'unknown',
      [printer.state, ...printer.reasons, ...printer.notes].join('; '),
    );
  }
  return { ok: checks.every((check) => check.ok), checks };
}
