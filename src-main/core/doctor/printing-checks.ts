import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { DoctorCheck } from '../../../src-shared/contract/system.ts';
import { sizeWords } from '../../../src-shared/size-words.ts';
import { listOrganisations } from '../catalog/organisations.ts';
import { HelperClient } from '../printing/drivers/windows/helper-client.ts';
import { protectedPrintNote } from '../printing/drivers/windows/protected-print.ts';
import type { Examined } from './check.ts';
import { signatureOf } from './signature.ts';

/** SumatraPDF 3.4.6, 32 bit, as its authors delivered it. */
const sumatraPdfSha256 = '0b359fe7df53dada3ab823d7735ca048232ec05f0d14120938c7b020cb051b16';
const helperLimitMs = 10_000;

/** Every printer: its state, what lies in it, and how far it prints from where it should. */
export async function printerChecks(room: Examined): Promise<DoctorCheck[]> {
  const { db, printers, calibrations } = room;
  const checks: DoctorCheck[] = [];
  const [organisation] = listOrganisations(db);
  for (const row of printers.rows()) {
    const printer = await printers.describe(0, row);
    const loaded = printer.device?.loaded ?? null;
    const media = [
      row.stock === null ? 'no stock set' : `stock ${row.stock}`,
      ...(loaded === null ? [] : [`loaded ${sizeWords(loaded)}`]),
    ];
    checks.push({
      id: 'printer',
      name: `printer ${row.name}`,
      ok: printer.state !== 'stopped' && printer.state !== 'unknown',
      detail: [printer.state, ...printer.reasons, ...printer.notes, ...media].join('; '),
    });
    // A folder has no paper to print beside.
    if (row.driver === 'folder' || !organisation) continue;
    const measured = calibrations.list(organisation.id, row.name, false);
    const reminders = measured.flatMap(({ stock, reminders: why }) => why.map((one) => `${stock}: ${one}`));
    const sizes = measured.map(({ stock, remaining_mm: mm }) => `${stock} within ${mm.toFixed(2)} mm`);
    checks.push({
      id: 'true_size',
      name: `1:1 test of ${row.name}`,
      ok: reminders.length === 0,
      detail:
        measured.length === 0
          ? 'never measured: print a test sheet and enter its numbers'
          : [...sizes, ...reminders].join('; '),
    });
  }
  return checks;
}

/** What only Windows has: a mode that takes label printers away, and a program of somebody else that prints. */
export async function windowsChecks({ ports }: Examined): Promise<DoctorCheck[]> {
  const { windows } = ports;
  if (!windows) return [];
  const checks: DoctorCheck[] = [];
  const helper = new HelperClient(windows.startHelper, helperLimitMs);
  try {
    const note = protectedPrintNote(await helper.ask('protected_print', {}));
    checks.push({
      id: 'protected_print',
      name: 'Windows protected print mode',
      ok: note === null,
      detail: note ?? 'off',
    });
  } finally {
    helper.end();
  }
  checks.push(await helperProgramCheck(windows.sumatraPdf));
  return checks;
}

/** Known by its bytes; its signature is told beside, as a company's rules may go by that. */
async function helperProgramCheck(path: string): Promise<DoctorCheck> {
  const named = { id: 'helper', name: 'helper program SumatraPDF' } as const;
  if (!existsSync(path))
    return { ...named, ok: false, detail: `${path} is missing: install Print Room again` };
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  if (sha256 !== sumatraPdfSha256) {
    return { ...named, ok: false, detail: `${path} is another file than was delivered (SHA-256 ${sha256})` };
  }
  return { ...named, ok: true, detail: `as it was delivered; ${await signatureOf(path)}` };
}
