import { existsSync } from 'node:fs';
import type { Selectable } from 'kysely';
import type { RemoteDataExport } from '../../../../src-shared/contract/sync.ts';
import { PrintRoomError } from '../../../../src-shared/errors.ts';
import type { ArchiveFormat } from '../../../../src-shared/models/data-export.ts';
import type { Changes } from '../../changes.ts';
import type { Schema } from '../../db/schema.ts';
import { build, type WriteDb } from '../../db/write-db.ts';
import type { DataPaths } from '../../folder/paths.ts';
import { newId } from '../../new-id.ts';
import type { Ports } from '../../ports.ts';
import type { DataExportAnswer } from '../client/answers.ts';
import type { ClosientClient } from '../client/closient-client.ts';
import { columnsOf, type Followed, type FollowNote } from './follow.ts';
import type { Followers } from './followers.ts';
import { downloadPath, removeDownload, requireKind } from './received-file.ts';

export interface RemoteDataExportParts {
  readonly db: WriteDb;
  readonly ports: Ports;
  readonly changes: Changes;
  readonly paths: DataPaths;
  readonly followers: Followers;
  readonly clientFor: (organisation: number) => ClosientClient | null;
  /** Of the organisation over there; null where it is not connected. */
  readonly remoteOrganizationId: (organisation: number) => string | null;
}

type Row = Selectable<Schema['remote_data_exports']>;

const patienceMs = 10_000;

/** What Closient has of an organisation, as its archive. A request changes nothing there, so it may be made again. */
export class RemoteDataExports {
  readonly #parts: RemoteDataExportParts;

  constructor(parts: RemoteDataExportParts) {
    this.#parts = parts;
  }

  /** Takes up what the last process left. Call once. */
  start(): void {
    const { db, ports } = this.#parts;
    const lost = {
      status: 'failed',
      state: 'ended',
      sentence: lostSentence,
      finished_at: ports.now(),
    } as const;
    db.run(build.updateTable('remote_data_exports').set(lost).where('state', '=', 'submitting'));
    this.resume();
  }

  resume(): void {
    const { db, clientFor } = this.#parts;
    const open = db.all(
      build
        .selectFrom('remote_data_exports')
        .selectAll()
        .where('state', 'in', ['following', 'fetching'])
        .orderBy('seq'),
    );
    for (const row of open) if (clientFor(row.organisation_id)?.origin === row.origin) this.#follow(row);
  }

  /** @throws PrintRoomError `conflict` without a connection; ClosientFailure, and nothing is stored. */
  async request(organisation: number, format: ArchiveFormat): Promise<RemoteDataExport> {
    const { db, ports, clientFor, remoteOrganizationId } = this.#parts;
    const client = clientFor(organisation);
    const remote = remoteOrganizationId(organisation);
    if (!client || remote === null)
      throw new PrintRoomError('conflict', 'This organisation is not connected to Closient.');
    const { id: seq } = db.run(
      build.insertInto('remote_data_exports').values({
        id: newId(ports.now()),
        organisation_id: organisation,
        origin: client.origin,
        remote_organization_id: remote,
        archive_format: format,
        status: 'pending',
        state: 'submitting',
        created_at: ports.now(),
      }),
    );
    try {
      const answer = await client.requestDataExport(remote, format, { urgent: true, patienceMs });
      this.#update(seq, { remote_id: answer.job_id, state: 'following' });
    } catch (caught) {
      db.run(build.deleteFrom('remote_data_exports').where('seq', '=', seq));
      throw caught;
    }
    const row = this.#rowOf(seq);
    this.#follow(row);
    return describe(row);
  }

  /** The newest first. */
  list(organisation: number): RemoteDataExport[] {
    const rows = this.#parts.db.all(
      build
        .selectFrom('remote_data_exports')
        .selectAll()
        .where('organisation_id', '=', organisation)
        .orderBy('seq', 'desc')
        .limit(50),
    );
    return rows.map(describe);
  }

  /** @throws PrintRoomError `not_found`; `conflict` while there is no file. */
  file(
    organisation: number,
    id: string,
  ): { readonly path: string; readonly name: string; readonly bytes: number } {
    const row = this.#parts.db.first(
      build
        .selectFrom('remote_data_exports')
        .selectAll()
        .where('id', '=', id)
        .where('organisation_id', '=', organisation),
    );
    if (!row) throw new PrintRoomError('not_found', `There is no data export ${id} of Closient's.`);
    const path = this.#pathOf(row);
    if (row.status !== 'completed' || !existsSync(path))
      throw new PrintRoomError('conflict', `The data export ${id} has no file here.`);
    return { path, name: row.file_name ?? `${id}.${row.archive_format}`, bytes: row.bytes_here };
  }

  #follow(row: Row): void {
    const { ports, followers } = this.#parts;
    const path = this.#pathOf(row);
    const followed: Followed = {
      organisation: row.organisation_id,
      origin: row.origin,
      path,
      poll: async (client, options) => {
        const answer = await client.pollDataExport(row.remote_organization_id, row.remote_id ?? '', options);
        const status = answer.status === 'pending' ? 'pending' : 'processing';
        this.#update(row.seq, { status, sections: JSON.stringify(sectionsOf(answer)) });
        return answer;
      },
      note: (note) => this.#note(row.seq, note),
      finish: async ({ bytes, sha256 }) => {
        await requireKind(path, row.archive_format === 'zip' ? 'ZIP' : 'tar.gz');
        this.#update(row.seq, {
          status: 'completed',
          bytes,
          bytes_here: bytes,
          sha256,
          // Ours: theirs could be a path.
          file_name: `closient-export-${row.id.slice(0, 8)}.${row.archive_format}`,
          finished_at: ports.now(),
        });
        this.#note(row.seq, { state: 'here', sentence: null });
      },
      fail: async (sentence) => {
        await removeDownload(path);
        this.#update(row.seq, { status: 'failed', finished_at: ports.now() });
        this.#note(row.seq, { state: 'ended', sentence });
      },
    };
    followers.follow(`data export ${row.id}`, followed);
  }

  #note(seq: number, note: FollowNote): void {
    this.#update(seq, columnsOf(note));
    this.#parts.changes.emit('sync', this.#rowOf(seq).organisation_id);
  }

  #update(seq: number, values: Partial<Row>): void {
    if (Object.keys(values).length === 0) return;
    this.#parts.db.run(build.updateTable('remote_data_exports').set(values).where('seq', '=', seq));
  }

  #rowOf(seq: number): Row {
    const row = this.#parts.db.first(
      build.selectFrom('remote_data_exports').selectAll().where('seq', '=', seq),
    );
    if (!row) throw new Error(`Data export ${seq} has no row.`);
    return row;
  }

  #pathOf(row: Pick<Row, 'id' | 'archive_format'>): string {
    return downloadPath(this.#parts.paths.remote, `${row.id}.${row.archive_format}`);
  }
}

const lostSentence =
  'Print Room ended before Closient answered. Request it again; that changes nothing there.';

function sectionsOf({ sections }: DataExportAnswer): RemoteDataExport['sections'] {
  return sections.map(({ key, status, record_count, error }) => ({ key, status, record_count, error }));
}

function describe(row: Row): RemoteDataExport {
  return {
    job_id: row.id,
    status: row.status,
    sentence: row.sentence,
    archive_format: row.archive_format,
    output_filename: row.file_name,
    file_size_bytes: row.bytes,
    bytes_here: row.bytes_here,
    sha256: row.sha256,
    sections: JSON.parse(row.sections) as RemoteDataExport['sections'],
    created_at: new Date(row.created_at).toISOString(),
    finished_at: row.finished_at === null ? null : new Date(row.finished_at).toISOString(),
  };
}
