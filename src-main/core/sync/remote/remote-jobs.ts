import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import type { Job } from '../../../../src-shared/contract/jobs.ts';
import { PrintRoomError } from '../../../../src-shared/errors.ts';
import type { LabelExportSubmit } from '../../../../src-shared/models/label-export.ts';
import type { OrganisationRow } from '../../catalog/organisations.ts';
import { selectionOf } from '../../catalog/selection/selection.ts';
import type { Changes } from '../../changes.ts';
import { build, type WriteDb } from '../../db/write-db.ts';
import type { DataPaths } from '../../folder/paths.ts';
import { storedName } from '../../jobs/artifact-files.ts';
import { requireCoherent } from '../../jobs/check-submit.ts';
import { checkTogether } from '../../jobs/check-together.ts';
import { completeJob, failJob, recordArtifact } from '../../jobs/finish.ts';
import { describeJob, jobsWithArtifact, requireJob, type JobRow } from '../../jobs/job-row.ts';
import { withdrawJob } from '../../jobs/withdraw.ts';
import { newId } from '../../new-id.ts';
import type { Ports } from '../../ports.ts';
import type { RemoteSpec } from '../../render/job-spec.ts';
import type { ClosientClient, ExportOrder } from '../client/closient-client.ts';
import type { ExportStatus } from '../client/answers.ts';
import { ClosientFailure } from '../client/failure.ts';
import { closientFilters } from './closient-filters.ts';
import { columnsOf, type Followed, type FollowNote } from './follow.ts';
import type { Followers } from './followers.ts';
import { downloadPath, moveFile, removeDownload, requireKind } from './received-file.ts';

export interface RemoteJobsParts {
  readonly db: WriteDb;
  readonly ports: Ports;
  readonly changes: Changes;
  readonly paths: DataPaths;
  readonly followers: Followers;
  /** null where the organisation is not connected. */
  readonly clientFor: (organisation: number) => ClosientClient | null;
}

/** An order for Closient's renderer: of `asset_config` it knows the stock only. */
export type RemoteOrder = Pick<LabelExportSubmit, 'scope' | 'export_type' | 'file_format' | 'filters'> & {
  readonly asset_config?: { readonly sheet_template?: string | null | undefined } | null | undefined;
};

/** How long somebody waits before the window for the quota of a submit. */
const submitPatienceMs = 10_000;

/**
 * Label export jobs that are made at Closient. Each has a row among the jobs of this folder, which follows what Closient
 * says of it, over restarts and weeks without a network; its file is fetched and then is like any other, except that
 * nobody here knows what is on its labels.
 */
export class RemoteJobs {
  readonly #parts: RemoteJobsParts;

  constructor(parts: RemoteJobsParts) {
    this.#parts = parts;
  }

  /** Takes up what the last process left. Call once. */
  start(): void {
    this.#parts.db.run(
      build
        .updateTable('remote_jobs')
        .set({ state: 'unknown', sentence: unknownSentence('Print Room ended before the answer came.') })
        .where('state', '=', 'submitting'),
    );
    this.resume();
  }

  /** Follows what is open and not followed, of every organisation that is connected. */
  resume(): void {
    const { db, clientFor } = this.#parts;
    const open = db.all(
      jobsWithArtifact().where('remote_jobs.state', 'in', ['following', 'fetching']).orderBy('jobs.seq'),
    );
    for (const row of open)
      if (clientFor(row.organisation_id)?.origin === row.remote_origin) this.#follow(row);
  }

  /**
   * Submits a job at Closient, once. Nothing is stored where Closient certainly has not taken it.
   * @throws PrintRoomError `conflict` without a connection; `validation_error`; ClosientFailure.
   */
  async submit(organisation: OrganisationRow, order: RemoteOrder): Promise<Job> {
    const { db, ports } = this.#parts;
    const client = this.#requireClient(organisation.id);
    const [, selection] = checkTogether(
      () => requireCoherent(order),
      () => selectionOf(organisation.id, order.scope, order.filters),
    );
    const filters = closientFilters(db, selection, order.filters);
    const sheet = order.export_type === 'sheet_pdf' ? (order.asset_config?.sheet_template ?? null) : null;
    const row = this.#insert(organisation.id, order, client.origin, sheet);
    const sent: ExportOrder = {
      scope: order.scope,
      export_type: order.export_type,
      file_format: order.file_format,
      ...(Object.keys(filters).length > 0 && { filters }),
      ...(sheet !== null && { asset_config: { sheet_template: sheet } }),
    };
    try {
      const accepted = await client.submitExport(sent, { urgent: true, patienceMs: submitPatienceMs });
      this.#keepRemoteId(row, accepted.job_id);
    } catch (caught) {
      if (!mayHaveBeenDone(caught)) {
        db.transaction(() => {
          db.run(build.deleteFrom('remote_jobs').where('job_seq', '=', row.seq));
          db.run(build.deleteFrom('jobs').where('seq', '=', row.seq));
        });
        throw caught;
      }
      const why = caught instanceof PrintRoomError ? caught.message : 'The answer could not be used.';
      ports.logger.warn({ job: row.seq, why }, 'nobody knows whether Closient took a job');
      this.#note(row, { state: 'unknown', sentence: unknownSentence(why) });
    }
    return this.get(organisation.id, row.id);
  }

  get(organisation: number, id: string): Job {
    return describeJob(this.#require(organisation, id));
  }

  /** Whether it is made at Closient. @throws PrintRoomError `not_found`, `validation_error`. */
  has(organisation: number, id: string): boolean {
    return requireJob(this.#parts.db, organisation, id).remote === 1;
  }

  /**
   * The way out of `unknown`: somebody found the job at Closient. Asked for there before it is believed.
   * @throws PrintRoomError `conflict` in every other state; ClosientFailure.
   */
  async adopt(organisation: number, id: string, remoteId: string): Promise<Job> {
    const client = this.#requireClient(organisation);
    const row = this.#require(organisation, id);
    if (row.remote_state !== 'unknown')
      throw new PrintRoomError('conflict', `Job ${id} is followed already, or has ended.`);
    if (client.origin !== row.remote_origin)
      throw new PrintRoomError('conflict', `Job ${id} was submitted at ${row.remote_origin}.`);
    await client.pollExport(remoteId, { urgent: true, patienceMs: submitPatienceMs });
    this.#keepRemoteId(row, remoteId);
    return this.get(organisation, id);
  }

  /**
   * Goes on with a job that is held, or fetches a file again that is not here any more.
   * @throws PrintRoomError `conflict` where there is nothing to fetch.
   */
  fetch(organisation: number, id: string): Job {
    this.#requireClient(organisation);
    const row = this.#require(organisation, id);
    if (row.remote_id === null || row.status === 'failed')
      throw new PrintRoomError('conflict', `Job ${id} has no file at Closient.`);
    const state = row.status === 'completed' ? 'fetching' : 'following';
    this.#note(row, { state, sentence: null, bytesHere: 0 });
    this.#follow(this.#rowOf(row.seq));
    this.#parts.followers.kick(organisation);
    return this.get(organisation, id);
  }

  /**
   * Stops following; Closient has no way to cancel, so the job may go on there. A completed one loses its file here.
   */
  async stop(organisation: number, id: string, by: string): Promise<Job> {
    const { db, ports, followers, paths } = this.#parts;
    const row = this.#require(organisation, id);
    await followers.stop(nameOf(row));
    const now = this.#rowOf(row.seq);
    if (now.status !== 'failed') {
      const goesOn =
        now.status === 'completed' ? '' : ' Closient has no way to cancel: the job may go on there.';
      withdrawJob(db, now, new PrintRoomError('cancelled', `cancelled by ${by}.${goesOn}`), ports.now());
      this.#note(row, { state: 'ended', sentence: null });
      await rm(join(paths.artifacts, storedName(row)), { force: true });
      await removeDownload(this.#pathOf(row));
    }
    return this.get(organisation, id);
  }

  /** Closient has it. Where somebody cancelled meanwhile, that stays. */
  #keepRemoteId(row: JobRow, remoteId: string): void {
    const kept = this.#parts.db.run(
      build
        .updateTable('remote_jobs')
        .set({ remote_id: remoteId, state: 'following', sentence: null })
        .where('job_seq', '=', row.seq)
        .where('state', 'in', ['submitting', 'unknown']),
    );
    if (kept.changes === 0) return;
    this.#note(row, {});
    this.#follow(this.#rowOf(row.seq));
  }

  #follow(row: JobRow): void {
    this.#parts.followers.follow(nameOf(row), this.#followed(row));
  }

  #followed(row: JobRow): Followed {
    const { ports, paths } = this.#parts;
    const path = this.#pathOf(row);
    return {
      organisation: row.organisation_id,
      origin: row.remote_origin ?? '',
      path,
      poll: async (client, options) => {
        const answer = await client.pollExport(row.remote_id ?? '', options);
        this.#keepProgress(row.seq, answer);
        return answer;
      },
      note: (note) => this.#note(row, note),
      finish: async (file) => {
        await requireKind(file.path, row.export_type === 'sheet_pdf' ? 'PDF' : 'ZIP');
        await moveFile(file.path, join(paths.artifacts, storedName(row)));
        const now = this.#rowOf(row.seq);
        const made = { bytes: file.bytes, sha256: file.sha256, sheets: 0 };
        // Retention had removed the file of a completed one.
        if (now.status === 'completed') recordArtifact(this.#parts.db, now, made, ports);
        else completeJob(this.#parts.db, now, made, ports);
        this.#note(row, { state: 'here', sentence: null, bytes: file.bytes, bytesHere: file.bytes });
      },
      fail: async (sentence) => {
        await removeDownload(path);
        if (this.#rowOf(row.seq).status === 'completed') return this.#note(row, { state: 'held', sentence });
        failJob(this.#parts.db, row.seq, { code: 'render_failed', message: sentence }, ports.now());
        this.#note(row, { state: 'ended', sentence: null });
      },
    };
  }

  /** Completed there is `processing` here until the file is here; nothing goes back to `pending`. */
  #keepProgress(seq: number, answer: ExportStatus): void {
    const { db, ports } = this.#parts;
    const { total_items, processed_items } = answer;
    const begun = { status: 'processing', started_at: ports.now() } as const;
    db.run(
      build
        .updateTable('jobs')
        .set({ total_items, processed_items: Math.min(processed_items, total_items) })
        .where('seq', '=', seq)
        .where('status', '!=', 'failed'),
    );
    if (answer.status !== 'pending')
      db.run(build.updateTable('jobs').set(begun).where('seq', '=', seq).where('status', '=', 'pending'));
  }

  #insert(organisation: number, order: RemoteOrder, origin: string, sheet: string | null): JobRow {
    const { db, ports } = this.#parts;
    const spec: RemoteSpec = { kind: 'remote', assetConfig: { sheet_template: sheet } };
    const seq = db.transaction(() => {
      const { id } = db.run(
        build.insertInto('jobs').values({
          id: newId(ports.now()),
          organisation_id: organisation,
          scope: order.scope,
          export_type: order.export_type,
          file_format: order.file_format,
          filters: JSON.stringify(order.filters ?? {}),
          spec: JSON.stringify(spec),
          status: 'pending',
          resolved: 1,
          remote: 1,
          created_at: ports.now(),
        }),
      );
      db.run(build.insertInto('remote_jobs').values({ job_seq: id, origin, state: 'submitting' }));
      return id;
    });
    return this.#rowOf(seq);
  }

  #note(row: JobRow, note: FollowNote): void {
    const { db, changes } = this.#parts;
    const columns = columnsOf(note);
    if (Object.keys(columns).length > 0)
      db.run(build.updateTable('remote_jobs').set(columns).where('job_seq', '=', row.seq));
    changes.emit('job', row.organisation_id, describeJob(this.#rowOf(row.seq)));
  }

  #pathOf(row: JobRow): string {
    return downloadPath(this.#parts.paths.remote, storedName(row));
  }

  #rowOf(seq: number): JobRow {
    const row = this.#parts.db.first(jobsWithArtifact().where('jobs.seq', '=', seq));
    if (!row) throw new Error(`Job ${seq} has no row.`);
    return row;
  }

  #require(organisation: number, id: string): JobRow {
    const row = requireJob(this.#parts.db, organisation, id);
    if (row.remote === 1) return row;
    throw new PrintRoomError('conflict', `Job ${id} is made here, not at Closient.`);
  }

  #requireClient(organisation: number): ClosientClient {
    const client = this.#parts.clientFor(organisation);
    if (client) return client;
    throw new PrintRoomError('conflict', 'This organisation is not connected to Closient.');
  }
}

function nameOf({ id }: Pick<JobRow, 'id'>): string {
  return `job ${id}`;
}

/** Where nothing says that it was not. */
function mayHaveBeenDone(caught: unknown): boolean {
  if (caught instanceof ClosientFailure) return caught.mayHaveBeenDone;
  return !(caught instanceof PrintRoomError) || caught.code === 'cancelled';
}

function unknownSentence(why: string): string {
  return `Nobody knows whether Closient took this job: ${why} It was not sent again, because what is exported twice may count twice. Look for it at Closient: enter its id to follow it, or cancel this one and submit again.`;
}
