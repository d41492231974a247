import type { PrinterDriver } from '../../../../src-shared/models/printer-drivers.ts';
import type { Ports } from '../../ports.ts';
import { createCupsDriver } from './cups.ts';
import type { Driver } from './driver.ts';
import { folderDriver } from './folder.ts';
import { createIppDriver } from './ipp.ts';
import { createRawDriver } from './raw.ts';
import { refusingDriver } from './refusing.ts';
import { createWindowsDriver } from './windows.ts';

export type Drivers = Readonly<Record<PrinterDriver, Driver>>;

const limits = { silentAfterMs: 15 * 60_000, busyForMs: 15 * 60_000, givesBackWithinMs: 2 * 60_000 };

/** One driver of each kind, for all printers of a core. */
export function createDrivers(ports: Ports): Drivers {
  return {
    folder: folderDriver,
    cups: createCupsDriver(limits),
    ipp: createIppDriver(limits),
    raw: createRawDriver(),
    windows: ports.windows
      ? createWindowsDriver(ports.windows)
      : refusingDriver('Windows printers can be used on Windows only'),
  };
}
