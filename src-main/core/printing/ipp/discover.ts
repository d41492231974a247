import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { FoundPrinter } from '../drivers/driver.ts';
import { parseIppAddress } from './address.ts';

const run = promisify(execFile);
const lookForSeconds = 3;

/** Whether the system's own tool for it is there: macOS has it, Linux with the CUPS tools. */
export function hasIppFind(): boolean {
  return programs('ippfind').length > 0;
}

/** IPP printers that announce themselves in this network (DNS-SD). None where nothing announces, or nobody listens. */
export async function findIppPrinters(): Promise<FoundPrinter[]> {
  const [ippfind] = programs('ippfind');
  if (ippfind === undefined) return [];
  const each = ['--exec', 'printf', '%s\\t%s\\n', '{}', '{service_name}', ';'];
  const options = ['-T', String(lookForSeconds), '_ipp._tcp', '_ipps._tcp', ...each];
  // It ends with an error where it found nothing, and where no announcements can be heard.
  const listed = await run(ippfind, options, { timeout: lookForSeconds * 3_000 }).catch(
    (caught: { stdout?: string }) => ({ stdout: caught.stdout ?? '' }),
  );
  return parseFound(listed.stdout);
}

/** Lines of address, tab, name. A printer that offers both ways is listed once, without the certificate to compare. */
export function parseFound(listed: string): FoundPrinter[] {
  const found = new Map<string, FoundPrinter>();
  for (const line of listed.split('\n')) {
    const [uri = '', name = ''] = line.split('\t');
    if (name === '' || typeof parseIppAddress(uri) === 'string') continue;
    const known = found.get(name);
    if (!known || known.uri.startsWith('ipps:')) found.set(name, { name, driver: 'ipp', uri, note: null });
  }
  return [...found.values()];
}

function programs(name: string): string[] {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .filter((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
