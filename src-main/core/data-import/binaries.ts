import { mkdirSync, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Sqlite from 'better-sqlite3';
import type { ExportType } from '../../../src-shared/models/export-types.ts';
import { storedName } from '../jobs/artifact-files.ts';
import { FileSink } from '../render/file-sink.ts';
import { members, mostUnpacked } from './archive-reader.ts';
import { binaryName, type InspectedArchive } from './inspect-archive.ts';

/**
 * Unpacks the finished files of jobs beside the database that was built. Only what a job's record describes; every
 * other file is left out, and the job draws its own again when it is asked for.
 * @returns their names.
 */
export async function unpackBinaries(
  archive: InspectedArchive,
  database: string,
  folder: string,
): Promise<string[]> {
  if (!archive.manifest.files.some(({ records }) => records === null)) return [];
  const expected = expectedFiles(database);
  mkdirSync(folder, { recursive: true });
  const names: string[] = [];
  for await (const member of members(archive.format, archive.path, mostUnpacked(archive.bytes))) {
    const [, job, extension] = binaryName.exec(member.name) ?? [];
    if (job === undefined) continue;
    const name = `${job}.${extension}`;
    const sink = new FileSink(join(folder, name));
    await pipeline(member.pieces, sink);
    const { sha256 } = await sink.commit();
    if (expected.get(name) === sha256) names.push(name);
    else await rm(join(folder, name));
  }
  return names;
}

/** Puts them where jobs look for their files. */
export function placeBinaries(names: readonly string[], from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of names) renameSync(join(from, name), join(to, name));
}

function expectedFiles(database: string): Map<string, string> {
  const sqlite = new Sqlite(database, { readonly: true });
  try {
    const rows = sqlite
      .prepare(
        `SELECT j.id, j.export_type, a.sha256 FROM jobs j JOIN artifacts a ON a.job_seq = j.seq WHERE j.status = 'completed'`,
      )
      .all() as { id: string; export_type: ExportType; sha256: string }[];
    return new Map(rows.map((row) => [storedName(row), row.sha256]));
  } finally {
    sqlite.close();
  }
}
