import { parseIppAddress, type IppAddress } from './address.ts';
import { textOf, type IppAttributes } from './values.ts';

/** What `job-state` completed proves: paper, where the device itself says it; else that all bytes have gone on. */
export type Completed = 'printed' | 'sent';

/** A program that stands for a printer tells where it sends its bytes: CUPS, and printer applications (PAPPL). */
const deviceAddresses = ['device-uri', 'smi55357-device-uri', 'smi2699-device-uri'] as const;

/** Attributes that the functions here read. */
export const evidenceAttributes = ['cups-version', 'printer-type', ...deviceAddresses] as const;

/** A queue of CUPS, on this machine or another one. */
export function isSpooler(printer: IppAttributes): boolean {
  return printer.has('cups-version') || printer.has('printer-type');
}

/**
 * A queue waits for the end of a job only at a printer that speaks IPP, and passes on what that one says; over every
 * other way (USB, port 9100, LPD) completed means that the bytes were taken.
 */
export function completedProves(printer: IppAttributes): Completed {
  if (deviceUri(printer) === null) return isSpooler(printer) ? 'sent' : 'printed';
  return deviceBehind(printer) ? 'printed' : 'sent';
}

/** The device that a queue sends its jobs to, where that can be asked itself; null, too, where this is the device. */
export function deviceBehind(printer: IppAttributes): IppAddress | null {
  const uri = deviceUri(printer);
  if (uri === null || /[?&]waitjob=(?:false|no|off)\b/i.test(uri)) return null;
  const device = parseIppAddress(uri.replace(/[?#].*$/, ''));
  // Behind /printers/ and /classes/ is another spooler, behind /ipp/print/NAME a printer application.
  if (typeof device === 'string' || /^\/(?:printers|classes|ipp\/print)\/./i.test(device.path)) return null;
  return device;
}

function deviceUri(printer: IppAttributes): string | null {
  return deviceAddresses.map((key) => textOf(printer, key)).find((uri) => uri !== null) ?? null;
}
