import { join } from 'node:path';
import { temporaryFolder } from '../../support/room.ts';
import type { HandsOptions } from './hands.ts';
import { beginAtLine, line, type Line } from './line.ts';

export const gtin = '09521234000013';

/** `count` serials SN000001... of lot L2411. */
export function serialsOfLot(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, index) => `${gtin},L2411,SN${String(index + 1).padStart(6, '0')},2027-12-31,"Oat biscuits, 250 g"`,
  );
  return ['gtin,lot,serial,expiry,product_name', ...rows].join('\n');
}

/** A GS1 DataMatrix of one of them, as a reader that says what it read sends it. */
export function symbolOf(serial: string): string {
  return `]d201${gtin}1727123110L2411\x1d21${serial}`;
}

/**
 * The line with all of its serials on their way to paper, sent by Ana of the shift before. `run` ends with the run,
 * and fails where it leaves something uncertain. @param steps what the printer does meanwhile.
 */
export async function lineAfterShift(
  count: number,
  options: HandsOptions,
  ...steps: string[]
): Promise<Line & { readonly run: Promise<Record<string, unknown>> }> {
  const here = await beginAtLine(serialsOfLot(count), options);
  const sheets = ['--scope', 'serials', '--export-type', 'sheet_pdf', '--file-format', 'pdf'];
  const out = join(temporaryFolder(), 'sheets.pdf');
  const { job_id: job } = await here.command('export', ...sheets, '--out', out);
  here.printer.plan(...steps);
  const run = here.command('print', '--job', String(job), '--printer', line, '--operator', 'Ana');
  return { ...here, run };
}
