import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportType } from '../../../src-shared/models/export-types.ts';
import type { ReadDb } from '../db/read-db.ts';
import { storedName } from '../jobs/artifact-files.ts';
import type { ArchiveWriter } from './archive-writer.ts';
import type { ExportOrder } from './export-order.ts';
import type { ManifestFile } from './manifest.ts';
import { binaryFolder } from './table-files.ts';

const pageRows = 200;

interface Artifact {
  readonly seq: number;
  readonly id: string;
  readonly export_type: ExportType;
  readonly sha256: string;
}

/**
 * Puts the finished files of jobs into the archive, those that are on disk: what retention removed can be drawn again
 * from the job at any time.
 * @returns how many.
 */
export async function addBinaries(
  order: ExportOrder,
  read: ReadDb,
  archive: ArchiveWriter,
  files: ManifestFile[],
  errors: string[],
): Promise<number> {
  let added = 0;
  try {
    for await (const artifact of artifactsOf(read, order.organisation)) {
      order.signal.throwIfAborted();
      const name = storedName(artifact);
      const file = await openOrNull(join(order.paths.artifacts, name));
      if (!file) continue;
      try {
        const { size } = await file.stat();
        const written = await archive.add(
          binaryFolder + name,
          file.createReadStream({ autoClose: false, end: Math.max(0, size - 1) }) as AsyncIterable<Buffer>,
          size,
        );
        files.push({ name: binaryFolder + name, section: 'jobs', records: null, ...written });
        added++;
        if (written.sha256 !== artifact.sha256) {
          errors.push(`the file of job ${artifact.id} is not the one its record describes`);
        }
      } finally {
        await file.close();
      }
    }
  } catch (caught) {
    if (!(caught instanceof UnreadableList)) throw caught;
    errors.push(`the list of files could not be read: ${caught.message}`);
  }
  return added;
}

/** A damaged table, and not a disk that is full. */
class UnreadableList extends Error {}

async function* artifactsOf(read: ReadDb, organisation: number): AsyncGenerator<Artifact> {
  let after = 0;
  for (;;) {
    let page: Artifact[];
    try {
      page = await read.raw<Artifact>(
        `SELECT j.seq, j.id, j.export_type, a.sha256 FROM jobs j JOIN artifacts a ON a.job_seq = j.seq
         WHERE j.seq > ? AND j.organisation_id = ? AND j.status = 'completed' AND a.removed_at IS NULL
         ORDER BY j.seq LIMIT ?`,
        [after, organisation, pageRows],
      );
    } catch (caught) {
      throw new UnreadableList(caught instanceof Error ? caught.message : String(caught));
    }
    yield* page;
    const last = page[page.length - 1];
    if (!last) return;
    after = last.seq;
  }
}

async function openOrNull(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch {
    return null;
  }
}
