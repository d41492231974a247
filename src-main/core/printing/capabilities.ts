import { setTimeout as wait } from 'node:timers/promises';
import { build, type WriteDb } from '../db/write-db.ts';
import { unknownCapabilities, type Device, type DeviceCapabilities, type Driver } from './drivers/driver.ts';

/** A device that takes longer to describe itself counts as silent now. */
const limitMs = 5_000;

/** What a device said of itself, and when. */
export interface RememberedCapabilities {
  readonly capabilities: DeviceCapabilities;
  readonly at: number;
}

/** Asks a device what it can take. It tells nothing where it does not answer in time. */
export async function askDevice(driver: Driver, device: Device): Promise<DeviceCapabilities> {
  const late = new AbortController();
  try {
    return await Promise.race([
      driver.capabilities(device),
      wait(limitMs, unknownCapabilities, { signal: late.signal }),
    ]);
  } finally {
    late.abort();
  }
}

/**
 * Keeps what a device said. What it is silent about now stays as it was said before, but for the medium in it: that
 * changes without a word.
 * @returns what is known of it now.
 */
export function rememberCapabilities(
  db: WriteDb,
  printer: string,
  said: DeviceCapabilities,
  now: number,
): DeviceCapabilities {
  if (Object.values(said).every((value) => value === null)) {
    return rememberedCapabilities(db, printer)?.capabilities ?? unknownCapabilities;
  }
  const before = rememberedCapabilities(db, printer)?.capabilities ?? unknownCapabilities;
  const known: DeviceCapabilities = {
    media: said.media ?? before.media,
    customMedia: said.customMedia ?? (said.media ? null : before.customMedia),
    loaded: said.loaded,
    trays: said.trays ?? before.trays,
    margins: said.margins ?? before.margins,
    dpi: said.dpi ?? before.dpi,
    model: said.model ?? before.model,
  };
  db.run(
    build
      .updateTable('printers')
      .set({ capabilities: JSON.stringify(known), capabilities_at: now })
      .where('name', '=', printer),
  );
  return known;
}

/** What a device said last; null where it never told anything. */
export function rememberedCapabilities(db: WriteDb, printer: string): RememberedCapabilities | null {
  const row = db.first(
    build.selectFrom('printers').select(['capabilities', 'capabilities_at']).where('name', '=', printer),
  );
  if (!row || row.capabilities === null || row.capabilities_at === null) return null;
  const stored = JSON.parse(row.capabilities) as Partial<DeviceCapabilities>;
  return { capabilities: { ...unknownCapabilities, ...stored }, at: row.capabilities_at };
}

/** Forgets it: the printer has another address or tray now. */
export function forgetCapabilities(db: WriteDb, printer: string): void {
  db.run(
    build
      .updateTable('printers')
      .set({ capabilities: null, capabilities_at: null })
      .where('name', '=', printer),
  );
}
