import { mkdirSync } from 'node:fs';
import { publicId } from '../../../src-shared/ids.ts';
import {
  dataExportSections,
  type DataExportSection,
  type SectionReport,
} from '../../../src-shared/models/data-export.ts';
import { ReadDb } from '../db/read-db.ts';
import type { FinishedFile } from '../render/file-sink.ts';
import { createArchive, type ArchiveWriter } from './archive-writer.ts';
import { addBinaries } from './binaries.ts';
import { requireDisk } from './disk-room.ts';
import type { ExportOrder } from './export-order.ts';
import { countedTables, emptyManifest, type Manifest, type ManifestFile } from './manifest.ts';
import { readTable, type TableOutcome, type TableQuestion } from './read-table.ts';
import { folderPrefix, manifestName, tableFiles } from './table-files.ts';

export interface ExportedOrganisation {
  /** Its name; null where it could not be read. */
  readonly organisation: string | null;
  readonly file: FinishedFile;
  readonly sections: readonly SectionReport[];
}

/**
 * Writes everything an organisation has into an archive, as it is at this moment: a reader of its own holds a
 * snapshot, so work goes on meanwhile, and nothing of it shows. A section that cannot be read is reported and leaves
 * the others alone.
 * @throws PrintRoomError `disk_full`, `folder_not_writable`; no half archive stays.
 */
export async function exportOrganisation(order: ExportOrder): Promise<ExportedOrganisation> {
  const { paths, ports, path, format } = order;
  mkdirSync(paths.exports, { recursive: true });
  const read = new ReadDb(paths.database, ports.threads.reader, { snapshot: true });
  try {
    await requireDisk(order, read);
    const at = ports.now();
    const archive = createArchive(format, path, at);
    try {
      return await writeArchive(order, read, archive, at);
    } catch (caught) {
      await archive.discard();
      throw caught;
    }
  } finally {
    await read.close();
  }
}

async function writeArchive(
  order: ExportOrder,
  read: ReadDb,
  archive: ArchiveWriter,
  at: number,
): Promise<ExportedOrganisation> {
  const { paths, organisation, people, signal, ports } = order;
  const question = {
    read,
    organisation,
    people,
    alone: await isAlone(read),
    folder: folderPrefix(paths.folder),
  };
  const files: ManifestFile[] = [];
  const sections: SectionReport[] = [];
  for (const section of dataExportSections) {
    sections.push(await writeSection(section, question, order, archive, files));
    order.onSection?.(sections);
  }
  signal.throwIfAborted();
  const name = await nameOf(read, organisation);
  const manifest: Manifest = {
    ...emptyManifest,
    app_version: ports.version,
    created_at: new Date(at).toISOString(),
    station: order.station,
    organization: { id: publicId('organisation', organisation), name },
    include_artifacts: order.artifacts,
    include_people: people,
    sections,
    files,
    sequences: await sequences(read),
  };
  await archive.add(manifestName, oneOf(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)));
  return { organisation: name, file: await archive.finish(), sections };
}

async function writeSection(
  section: DataExportSection,
  question: Omit<TableQuestion, 'file'>,
  order: ExportOrder,
  archive: ArchiveWriter,
  files: ManifestFile[],
): Promise<SectionReport> {
  const errors: string[] = [];
  let told = 0;
  let records = 0;
  for (const file of tableFiles.filter((table) => table.section === section)) {
    const outcome: TableOutcome = { records: 0, unread: 0, error: null };
    const lines = untilAborted(readTable({ ...question, file }, outcome), order.signal);
    const written = await archive.add(file.name, lines);
    files.push({ name: file.name, section, records: outcome.records, ...written });
    if (outcome.error !== null) errors.push(outcome.error);
    told += outcome.records;
    // The section's own file comes first; the others hang on it and have their counts in the manifest.
    if (file.name === `${section}.jsonl`) records = outcome.records;
  }
  let binaries: number | null = null;
  if (section === 'jobs' && order.artifacts) {
    binaries = await addBinaries(order, question.read, archive, files, errors);
  }
  return {
    key: section,
    status: errors.length > 0 ? (told > 0 ? 'partial' : 'error') : records > 0 ? 'ok' : 'empty',
    record_count: records,
    binary_count: binaries,
    error: errors.length > 0 ? `${errors.join('; ')}.` : null,
  };
}

async function* untilAborted<T>(pieces: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  for await (const piece of pieces) {
    signal.throwIfAborted();
    yield piece;
  }
}

async function* oneOf(piece: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(piece);
}

/** What is not known counts as "others are here": then nothing of theirs can slip in. */
async function isAlone(read: ReadDb): Promise<boolean> {
  try {
    const [row] = await read.raw<{ count: number }>('SELECT count(*) AS count FROM organisations', []);
    return row?.count === 1;
  } catch {
    return false;
  }
}

async function nameOf(read: ReadDb, organisation: number): Promise<string | null> {
  try {
    const [row] = await read.raw<{ name: string }>('SELECT name FROM organisations WHERE id = ?', [
      organisation,
    ]);
    return row?.name ?? null;
  } catch {
    return null;
  }
}

async function sequences(read: ReadDb): Promise<Manifest['sequences']> {
  const known = new Set<string>(countedTables);
  const rows = await read
    .raw<{ name: string; seq: number }>('SELECT name, seq FROM sqlite_sequence ORDER BY name', [])
    .catch(() => []);
  return Object.fromEntries(rows.filter(({ name }) => known.has(name)).map(({ name, seq }) => [name, seq]));
}
