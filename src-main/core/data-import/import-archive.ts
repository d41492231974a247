import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PrintRoomError, toErrorData } from '../../../src-shared/errors.ts';
import type { LedgerReport } from '../../../src-shared/contract/system.ts';
import type { ArchiveFormat, SectionReport } from '../../../src-shared/models/data-export.ts';
import { ReadDb } from '../db/read-db.ts';
import { replaceDatabase } from '../folder/backup.ts';
import { lockFolder } from '../folder/lock.ts';
import { dataPaths, type DataPaths } from '../folder/paths.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { forgetWitness } from '../ledger/witness.ts';
import type { Ports } from '../ports.ts';
import { placeBinaries, unpackBinaries } from './binaries.ts';
import { buildDatabase } from './build-database.ts';
import { requireEmpty } from './empty-folder.ts';
import { inspectArchive, type InspectedArchive } from './inspect-archive.ts';
import { clearRestoring } from './restoring.ts';

export interface ArchiveImport {
  readonly organization_id: string;
  readonly name: string | null;
  /** The moment of which the data is; until it is confirmed, older labels are asked about before they are printed. */
  readonly restored_from: string;
  readonly sections: readonly SectionReport[];
  readonly binaries: number;
  readonly ledger: LedgerReport;
  /** Where the empty database is kept that was there before. */
  readonly kept: string | null;
}

type ImportPorts = Pick<Ports, 'now' | 'secret' | 'freeDisk' | 'threads'>;

const bytesSpare = 64 * 1024 * 1024;
/** A database is about as large as its lines, indexes included. */
const databasePerLines = 1.5;

/**
 * Restores an archive of the data export into an empty data folder: all or nothing. Everything is built beside the
 * folder's database and takes its place at the end, so after a crash the folder is as empty as before.
 *
 * Like a restored backup the folder goes on as a new station with its ledger sealed by its own key. The organisation
 * is marked as restored: what was free in the archive may have been printed elsewhere since.
 * @throws PrintRoomError `unreadable_file`, `conflict` where the folder is not empty, `folder_in_use`, `disk_full`,
 * `folder_not_writable`.
 */
export async function importArchive(
  path: string,
  format: ArchiveFormat,
  dataFolder: string,
  ports: ImportPorts,
): Promise<ArchiveImport> {
  const paths = dataPaths(dataFolder);
  const lock = lockFolder(paths);
  if (!lock) {
    throw new PrintRoomError(
      'folder_in_use',
      `The data folder ${dataFolder} is in use. An archive is restored into a folder that is not: close Print Room there first, or name another with --data.`,
    );
  }
  try {
    clearRestoring(paths);
    const printers = requireEmpty(dataFolder, paths.database);
    const archive = await inspectArchive(path, format);
    await requireDisk(archive, paths, ports);
    mkdirSync(paths.restoring, { recursive: true });
    const database = join(paths.restoring, 'print-room.db');
    const binaries = join(paths.restoring, 'artifacts');
    await buildDatabase({ archive, path: database, dataFolder: paths.folder, printers, ports });
    const names = await unpackBinaries(archive, database, binaries);
    const ledger = await ledgerOf(database, archive, ports);
    placeBinaries(names, binaries, paths.artifacts);
    forgetWitness(paths.witness);
    const kept = replaceDatabase(paths.database, database, ports.now());
    const { manifest } = archive;
    return {
      organization_id: manifest.organization.id,
      name: manifest.organization.name,
      restored_from: manifest.created_at,
      sections: manifest.sections,
      binaries: names.length,
      ledger,
      kept,
    };
  } catch (caught) {
    throw explained(caught, path);
  } finally {
    clearRestoring(paths);
    lock.release();
  }
}

async function requireDisk(archive: InspectedArchive, paths: DataPaths, ports: ImportPorts): Promise<void> {
  const needed = archive.bytes * databasePerLines + bytesSpare;
  const free = await ports.freeDisk(paths.folder);
  if (free >= needed) return;
  const mib = (bytes: number): string => `${Math.ceil(bytes / (1024 * 1024))} MiB`;
  throw new PrintRoomError(
    'disk_full',
    `The disk is full: this archive needs up to ${mib(needed)} in ${paths.folder}, ${mib(free)} are free. Nothing was restored.`,
  );
}

/** What the archive's own chain says; an archive that was made of a broken ledger keeps its breaks. */
async function ledgerOf(
  database: string,
  archive: InspectedArchive,
  ports: ImportPorts,
): Promise<LedgerReport> {
  const read = new ReadDb(database, ports.threads.reader);
  try {
    return await verifyLedger(read, archive.organisation, ports.secret());
  } finally {
    await read.close();
  }
}

/** Whatever is wrong with an archive is a sentence about it; a disk and a folder have sentences of their own. */
function explained(caught: unknown, path: string): PrintRoomError {
  if (caught instanceof PrintRoomError) return caught;
  const { code, message } = toErrorData(caught);
  if (code === 'disk_full' || code === 'folder_not_writable') {
    return new PrintRoomError(code, message, { cause: caught });
  }
  return new PrintRoomError(
    'unreadable_file',
    `${path} cannot be restored: ${message.replace(/\.$/, '')}. Nothing was changed.`,
    { cause: caught },
  );
}
