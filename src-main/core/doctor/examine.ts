import type { DoctorCheck, DoctorReport } from '../../../src-shared/contract/system.ts';
import { examineSafely, type Examination, type Examined } from './check.ts';
import {
  backupChecks,
  clockCheck,
  databaseCheck,
  diskCheck,
  ledgerChecks,
  peopleChecks,
  stationCheck,
} from './folder-checks.ts';
import { networkChecks } from './network-checks.ts';
import { printerChecks, windowsChecks } from './printing-checks.ts';
import { fontChecks, loopCheck, policyCheck, programCheck } from './program-checks.ts';

const examinations: readonly (readonly [DoctorCheck['id'], Examination])[] = [
  ['program', programCheck],
  ['policy', policyCheck],
  ['database', databaseCheck],
  ['disk', diskCheck],
  ['station', stationCheck],
  ['clock', clockCheck],
  ['ledger', ledgerChecks],
  ['backups', backupChecks],
  ['people', peopleChecks],
  ['fonts', fontChecks],
  ['main_thread', loopCheck],
  ['printer', printerChecks],
  ['protected_print', windowsChecks],
  ['closient', networkChecks],
];

/** Looks at everything a label's way depends on. One line per check, in words; nothing is changed by looking. */
export async function examine(room: Examined): Promise<DoctorReport> {
  const checks: DoctorCheck[] = [];
  for (const [id, examination] of examinations) checks.push(...(await examineSafely(id, examination, room)));
  return {
    ok: checks.every((check) => check.ok),
    exit: exitCodeOf(checks),
    at: new Date(room.ports.now()).toISOString(),
    version: room.ports.version,
    station: room.station.id,
    checks,
  };
}

/**
 * For programs that only look at the code: 0 nothing was found; 3 the only thing that is missing is a person's answer
 * about labels; 4 a ledger is broken; 1 anything else.
 */
export function exitCodeOf(checks: readonly DoctorCheck[]): DoctorReport['exit'] {
  const bad = checks.filter((check) => !check.ok);
  if (bad.length === 0) return 0;
  if (bad.some(({ id }) => id === 'ledger')) return 4;
  return bad.every(({ id }) => id === 'uncertain' || id === 'runs') ? 3 : 1;
}
