import type { DoctorCheck } from '../../../src-shared/contract/system.ts';
import { listOrganisations } from '../catalog/organisations.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { readWitness } from '../ledger/witness.ts';
import { waitingRuns } from '../printing/waiting-runs.ts';
import type { Examined } from './check.ts';

const enoughDisk = 512 * 1024 * 1024;
/** A clock that is further off spoils dates on labels. */
const tolerableSkewMs = 5 * 60 * 1000;

export async function databaseCheck({ read }: Examined): Promise<DoctorCheck[]> {
  const [integrity] = await read.raw<{ quick_check: string }>('PRAGMA quick_check', []);
  const said = integrity?.quick_check ?? 'no answer';
  return [{ id: 'database', name: 'database', ok: said === 'ok', detail: `quick_check: ${said}` }];
}

export async function diskCheck({ ports, paths }: Examined): Promise<DoctorCheck[]> {
  const free = await ports.freeDisk(paths.folder);
  const detail = `${Math.floor(free / (1024 * 1024))} MiB free in ${paths.folder}`;
  return [{ id: 'disk', name: 'disk', ok: free > enoughDisk, detail }];
}

export function stationCheck({ station }: Examined): DoctorCheck[] {
  const { notice, id } = station;
  return [{ id: 'station', name: 'station', ok: notice === null, detail: notice ?? id }];
}

/** Of every organisation: its ledger, the runs that wait for somebody, and the labels nobody knows about. */
export async function ledgerChecks({ db, read, ports, paths }: Examined): Promise<DoctorCheck[]> {
  const checks: DoctorCheck[] = [];
  for (const organisation of listOrganisations(db)) {
    const secret = ports.secret();
    const ledger = await verifyLedger(read, organisation.id, secret, readWitness(paths.witness, secret));
    checks.push({
      id: 'ledger',
      name: `ledger of ${organisation.name}`,
      ok: ledger.ok,
      detail: ledger.ok ? `${ledger.events} events` : ledger.problems.slice(0, 5).join('; '),
    });
    const waiting = await waitingRuns(read, organisation.id);
    checks.push({ id: 'runs', name: `print runs of ${organisation.name}`, ...waiting });
    const [uncertain] = await read.raw<{ labels: number; runs: number }>(
      `SELECT ifnull(sum(c.labels - c.failed), 0) AS labels, count(DISTINCT r.seq) AS runs
       FROM chunks c JOIN runs r ON r.seq = c.run_seq
       WHERE r.organisation_id = ? AND c.status = 'uncertain'`,
      [organisation.id],
    );
    const labels = uncertain?.labels ?? 0;
    checks.push({
      id: 'uncertain',
      name: `uncertain labels of ${organisation.name}`,
      ok: labels === 0,
      detail: labels === 0 ? 'none' : `${labels} in ${uncertain?.runs} run(s), to be settled by a person`,
    });
  }
  return checks;
}

export function backupChecks({ backups }: Examined): DoctorCheck[] {
  return backups
    .health()
    .map(({ folder, ok, detail }) => ({ id: 'backups', name: `backups in ${folder}`, ok, detail }));
}

/** From an archive come people without badge and PIN: nobody can sign in, so nobody is asked to. */
export function peopleChecks({ db, people }: Examined): DoctorCheck[] {
  return listOrganisations(db).flatMap(({ id, name }) => {
    const count = people.list(id).length;
    if (count === 0 || people.isOn(id)) return [];
    const detail = `${count} without badge and PIN; nobody has to sign in until one has the role it`;
    return [{ id: 'people' as const, name: `people of ${name}`, ok: false, detail }];
  });
}

/** The clock puts dates on labels. What the ledger has already seen cannot be in the future. */
export async function clockCheck({ read, ports }: Examined): Promise<DoctorCheck[]> {
  const [newest] = await read.raw<{ at: number | null }>(
    'SELECT at FROM lifecycle_events ORDER BY id DESC LIMIT 1',
    [],
  );
  const now = ports.now();
  const at = newest?.at ?? null;
  const ok = at === null || at <= now + tolerableSkewMs;
  const told = `${new Date(now).toISOString()} (${Intl.DateTimeFormat().resolvedOptions().timeZone})`;
  const detail = ok
    ? told
    : `${told}, but the ledger has an event of ${new Date(at).toISOString()}: set the clock`;
  return [{ id: 'clock', name: 'clock', ok, detail }];
}
