import type { Selectable } from 'kysely';
import type { ErrorCode } from '../../../src-shared/errors.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { canonicalJobId, jobIdPattern } from '../../../src-shared/ids.ts';
import {
  dataExportFormatVersion,
  type ArchiveFormat,
  type SectionReport,
} from '../../../src-shared/models/data-export.ts';
import type { JobState } from '../../../src-shared/states/job-states.ts';
import type { Schema } from '../db/schema.ts';
import { build, type WriteDb } from '../db/write-db.ts';

export type DataExportRow = Selectable<Schema['data_exports']>;

/** An organisation data export as its callers see it; instants as ISO 8601 in UTC. */
export interface DataExportJob {
  readonly job_id: string;
  readonly status: JobState;
  readonly archive_format: ArchiveFormat;
  readonly format_version: string;
  readonly include_artifacts: boolean;
  readonly include_people: boolean;
  /** Null until completed. */
  readonly output_filename: string | null;
  /** 0 until completed. */
  readonly file_size_bytes: number;
  readonly sha256: string | null;
  /** What is done so far, in the order of the archive. */
  readonly sections: readonly SectionReport[];
  readonly error: string | null;
  readonly error_code: ErrorCode | null;
  /** Whether the file is there to be fetched; retention takes it away. */
  readonly available: boolean;
  readonly created_at: string;
  readonly finished_at: string | null;
}

export function describeExport(row: DataExportRow): DataExportJob {
  const completed = row.status === 'completed';
  return {
    job_id: row.id,
    status: row.status,
    archive_format: row.format,
    format_version: dataExportFormatVersion,
    include_artifacts: row.include_artifacts === 1,
    include_people: row.include_people === 1,
    output_filename: completed ? row.file_name : null,
    file_size_bytes: completed ? row.bytes : 0,
    sha256: completed ? row.sha256 : null,
    sections: JSON.parse(row.sections) as SectionReport[],
    error: row.error,
    error_code: row.error_code as ErrorCode | null,
    available: completed && row.removed_at === null,
    created_at: new Date(row.created_at).toISOString(),
    finished_at: row.finished_at === null ? null : new Date(row.finished_at).toISOString(),
  };
}

/** @throws PrintRoomError `not_found` for a malformed, unknown or foreign id: the poll page knows no 422. */
export function requireExport(db: WriteDb, organisation: number, id: string): DataExportRow {
  const row = jobIdPattern.test(id)
    ? db.first(
        build
          .selectFrom('data_exports')
          .selectAll()
          .where('id', '=', canonicalJobId(id))
          .where('organisation_id', '=', organisation),
      )
    : undefined;
  if (!row) throw new PrintRoomError('not_found', `There is no data export ${id}.`);
  return row;
}

export function listExports(db: WriteDb, organisation: number, limit: number): DataExportRow[] {
  return db.all(
    build
      .selectFrom('data_exports')
      .selectAll()
      .where('organisation_id', '=', organisation)
      .orderBy('seq', 'desc')
      .limit(limit),
  );
}

/** Exports whose file is there and was finished at `oldest` or before. */
export function exportsUntil(db: WriteDb, organisation: number, oldest: number): DataExportRow[] {
  return db.all(
    build
      .selectFrom('data_exports')
      .selectAll()
      .where('organisation_id', '=', organisation)
      .where('status', '=', 'completed')
      .where('removed_at', 'is', null)
      .where('finished_at', '<=', oldest),
  );
}
