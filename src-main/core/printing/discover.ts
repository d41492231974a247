import { setTimeout as wait } from 'node:timers/promises';
import { printerDrivers } from '../../../src-shared/models/printer-drivers.ts';
import { toErrorData } from '../../../src-shared/errors.ts';
import type { FoundPrinter } from './drivers/driver.ts';
import type { Drivers } from './drivers/index.ts';

/** Somebody waits in front of the list. */
const limitMs = 8_000;

/** Looks for printers with every driver that can look, all at once. A slow or broken one does not hide the others. */
export async function discoverPrinters(
  drivers: Drivers,
): Promise<{ readonly found: FoundPrinter[]; readonly problems: string[] }> {
  const found: FoundPrinter[] = [];
  const problems: string[] = [];
  await Promise.all(
    printerDrivers.map(async (name) => {
      const { discover } = drivers[name];
      if (!discover) return;
      const late = new AbortController();
      try {
        const printers = await Promise.race([discover(), wait(limitMs, null, { signal: late.signal })]);
        if (printers) found.push(...printers);
        else problems.push(`Looking for ${name} printers took longer than ${limitMs / 1000} s.`);
      } catch (caught) {
        problems.push(`${name} printers cannot be looked for: ${toErrorData(caught).message}`);
      } finally {
        late.abort();
      }
    }),
  );
  return { found: found.sort((a, b) => a.name.localeCompare(b.name, 'en')), problems };
}
