import { statSync } from 'node:fs';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { ReadDb } from '../db/read-db.ts';
import type { ExportOrder } from './export-order.ts';

const bytesSpare = 16 * 1024 * 1024;
/** Packed, the lines of a database need less than half of it; a tar's longest member lies beside it unpacked. */
const shareOfDatabase = { zip: 0.5, 'tar.gz': 1.5 } as const;

/** @throws PrintRoomError `disk_full` before anything is written. */
export async function requireDisk(order: ExportOrder, read: ReadDb): Promise<void> {
  const { paths, ports, format } = order;
  const database = sizeOf(paths.database) + sizeOf(`${paths.database}-wal`);
  const artifacts = order.artifacts ? await artifactBytes(read, order.organisation) : 0;
  const needed = database * shareOfDatabase[format] + artifacts + bytesSpare;
  const free = await ports.freeDisk(paths.exports);
  if (free >= needed) return;
  const mib = (bytes: number): string => `${Math.ceil(bytes / (1024 * 1024))} MiB`;
  throw new PrintRoomError(
    'disk_full',
    `The disk is full: this data export needs up to ${mib(needed)} in ${paths.exports}, ${mib(free)} are free. ` +
      'Free some space and request it again.',
  );
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

async function artifactBytes(read: ReadDb, organisation: number): Promise<number> {
  const [row] = await read
    .raw<{ bytes: number | null }>(
      'SELECT sum(a.bytes) AS bytes FROM artifacts a JOIN jobs j ON j.seq = a.job_seq WHERE j.organisation_id = ? AND a.removed_at IS NULL',
      [organisation],
    )
    // What is damaged is reported with its section.
    .catch(() => []);
  return row?.bytes ?? 0;
}
