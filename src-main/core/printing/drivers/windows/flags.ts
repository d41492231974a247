import type { DeviceReason } from '../../../../../src-shared/states/device-reasons.ts';

/** JOB_STATUS_* of winspool.h. */
export const jobFlags = {
  paused: 0x1,
  error: 0x2,
  deleting: 0x4,
  spooling: 0x8,
  printing: 0x10,
  offline: 0x20,
  paperOut: 0x40,
  printed: 0x80,
  deleted: 0x100,
  blocked: 0x200,
  userIntervention: 0x400,
  restart: 0x800,
  complete: 0x1000,
  retained: 0x2000,
} as const;

const jobReasons: readonly (readonly [bit: number, reason: DeviceReason])[] = [
  [jobFlags.paperOut, 'media_empty'],
  [jobFlags.offline, 'offline'],
  [jobFlags.paused, 'paused'],
  [jobFlags.error, 'attention'],
  [jobFlags.blocked, 'attention'],
  [jobFlags.userIntervention, 'attention'],
];

/** PRINTER_STATUS_* of winspool.h. */
const printerReasons: readonly (readonly [bit: number, reason: DeviceReason])[] = [
  [0x10, 'media_empty'],
  [0x8, 'media_jam'],
  [0x20, 'media_needed'],
  [0x40, 'media_needed'],
  [0x40_0000, 'cover_open'],
  [0x4_0000, 'marker_empty'],
  [0x80, 'offline'],
  [0x1000, 'offline'],
  [0x200_0000, 'offline'],
  [0x1, 'paused'],
  [0x2, 'attention'],
  [0x800, 'attention'],
  [0x10_0000, 'attention'],
  [0x20_0000, 'attention'],
];
/** PRINTER_STATUS_PRINTING, _PROCESSING, _IO_ACTIVE, _BUSY. */
const printerBusy = 0x400 | 0x4000 | 0x100 | 0x200;
/** PRINTER_ATTRIBUTE_WORK_OFFLINE. */
const workOffline = 0x400;

/** What a job's flags say is in its way. */
export function reasonsOfJob(status: number): DeviceReason[] {
  return found(jobReasons, status);
}

/** What the queue's flags say is in its way. Most drivers say nothing here: no reason is no promise. */
export function reasonsOfPrinter(status: number, attributes: number): DeviceReason[] {
  const reasons = found(printerReasons, status);
  return attributes & workOffline && !reasons.includes('offline') ? [...reasons, 'offline'] : reasons;
}

export function isPrinterBusy(status: number): boolean {
  return (status & printerBusy) !== 0;
}

/** Flags after which a job that vanishes may not have been printed. */
export function isInTrouble(status: number): boolean {
  const { error, offline, paperOut, blocked, userIntervention, deleting, deleted, restart } = jobFlags;
  const trouble = error | offline | paperOut | blocked | userIntervention | deleting | deleted | restart;
  return (status & trouble) !== 0;
}

/** The spooler has given all of it to the port; a queue that keeps its documents shows the job for ever. */
export function isHandedOver(status: number): boolean {
  return (status & (jobFlags.printed | jobFlags.complete)) !== 0 && !isInTrouble(status);
}

function found(table: readonly (readonly [number, DeviceReason])[], status: number): DeviceReason[] {
  return [...new Set(table.filter(([bit]) => status & bit).map(([, reason]) => reason))];
}
