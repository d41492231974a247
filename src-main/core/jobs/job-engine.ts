import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { PrintRoomError, toErrorData } from '../../../src-shared/errors.ts';
import type { LabelExportAccepted, LabelExportSubmit } from '../../../src-shared/models/label-export.ts';
import { renderedTypes } from '../../../src-shared/models/label-export.ts';
import type { OrganisationRow } from '../catalog/organisations.ts';
import { countSelection } from '../catalog/selection/count.ts';
import { selectionOf } from '../catalog/selection/selection.ts';
import type { StockCatalog } from '../catalog/stocks.ts';
import type { Changes } from '../changes.ts';
import type { ReadDb } from '../db/read-db.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { newId } from '../new-id.ts';
import type { Ports } from '../ports.ts';
import type { FinishedFile } from '../render/file-sink.ts';
import type { SheetPress } from '../render/sheet-press.ts';
import type { Settings } from '../settings/settings.ts';
import { freezeSpec } from './freeze-spec.ts';
import { describeJob, jobsWithArtifact, requireJob, specOf, type JobRow } from './job-row.ts';
import { claimJob, heartbeatMs, nextOpenJob, releaseLeases, renewLease } from './lease.ts';
import { completeJob, failJob } from './finish.ts';
import { Progress } from './progress.ts';
import { resolveItems } from './resolve.ts';

/** Jobs that are worked on at once; their pages share the render threads anyway. */
const jobsAtOnce = 4;

export interface JobEngineParts {
  readonly db: WriteDb;
  readonly read: ReadDb;
  readonly ports: Ports;
  readonly settings: Settings;
  readonly stocks: StockCatalog;
  readonly press: SheetPress;
  readonly changes: Changes;
  readonly artifacts: string;
}

interface Running {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/**
 * The job engine: takes label export jobs from `pending` to `completed` or `failed`.
 *
 * A job is claimed by a lease; its items are resolved and frozen; its sheets are drawn into a file that appears
 * only when it is whole. A crash leaves the lease behind; the next start takes the job up again and draws anew, to
 * the same bytes.
 */
export class JobEngine {
  readonly #parts: JobEngineParts;
  readonly #owner: string;
  readonly #running = new Map<number, Running>();
  readonly #progress: Progress;
  readonly #rendering = new Map<number, Promise<void>>();
  #closing = false;

  constructor(parts: JobEngineParts) {
    this.#parts = parts;
    this.#owner = newId(parts.ports.now());
    this.#progress = new Progress((row, processed) => this.#announce(row, processed));
  }

  /** Takes up what the last process left. Call once; the data folder's lock makes every older lease a dead one. */
  start(): void {
    releaseLeases(this.#parts.db);
    this.#pump();
  }

  /**
   * Accepts a checked request. Up to the threshold the job runs inside this call, so the receipt may already say
   * `completed`.
   * @throws PrintRoomError `validation_error`, nothing stored.
   */
  async submit(organisation: OrganisationRow, submit: LabelExportSubmit): Promise<LabelExportAccepted> {
    const { db, read, ports, settings, stocks } = this.#parts;
    const selection = selectionOf(organisation.id, submit.scope, submit.filters);
    const spec = freezeSpec(submit, organisation, stocks, settings);
    const threshold = settings.get(organisation.id, 'sync_threshold');
    const count = await countSelection(read, selection, threshold + 1);
    const id = newId(ports.now());
    const { id: seq } = db.run(
      build.insertInto('jobs').values({
        id,
        organisation_id: organisation.id,
        scope: submit.scope,
        export_type: submit.export_type,
        file_format: submit.file_format,
        filters: JSON.stringify(submit.filters ?? {}),
        spec: JSON.stringify(spec),
        status: 'pending',
        created_at: ports.now(),
      }),
    );
    if (count <= threshold) await this.#run(seq);
    else this.#pump();
    const row = requireJob(db, organisation.id, id);
    return { job_id: id, status: row.status, poll_url: `/products/api/v1/labels/export/${id}/` };
  }

  get(organisation: number, id: string): Job {
    const row = requireJob(this.#parts.db, organisation, id);
    return describeJob(row, this.#progress.of(row.seq));
  }

  list(organisation: number, limit: number): Job[] {
    const rows = this.#parts.db.all(
      jobsWithArtifact()
        .where('jobs.organisation_id', '=', organisation)
        .orderBy('jobs.seq', 'desc')
        .limit(limit),
    );
    return rows.map((row) => describeJob(row, this.#progress.of(row.seq)));
  }

  /** Ends a job in any state; a finished one stays as it is. It ends as `failed`, "cancelled by ...". */
  async cancel(organisation: number, id: string, by: string): Promise<Job> {
    const row = requireJob(this.#parts.db, organisation, id);
    const reason = new PrintRoomError('cancelled', `cancelled by ${by}`);
    const running = this.#running.get(row.seq);
    if (running) {
      running.controller.abort(reason);
      await running.done;
    } else if (row.status === 'pending' || row.status === 'processing') {
      failJob(this.#parts.db, row.seq, reason, this.#parts.ports.now());
      this.#announceSeq(row.seq);
    }
    return this.get(organisation, id);
  }

  /**
   * The path of a completed job's file. A file that retention or a person removed is drawn again, to the same bytes.
   * @throws PrintRoomError `conflict` while the job has none.
   */
  async artifactPath(organisation: number, id: string): Promise<{ path: string; row: JobRow }> {
    const row = requireJob(this.#parts.db, organisation, id);
    if (row.status !== 'completed') {
      throw new PrintRoomError('conflict', `Job ${id} is ${row.status}; it has no file.`);
    }
    const path = this.#pathOf(row);
    if (row.removed_at !== null || !existsSync(path)) await this.#renderAgain(row);
    return { path, row: requireJob(this.#parts.db, organisation, id) };
  }

  /** Starts to draw a removed file again, without waiting for it. */
  restoreArtifact(row: JobRow): void {
    if (row.status !== 'completed' || (row.removed_at === null && existsSync(this.#pathOf(row)))) return;
    this.#renderAgain(row).catch((caught: unknown) => {
      this.#parts.ports.logger.error(
        { job: row.id, err: toErrorData(caught) },
        'a removed file could not be drawn',
      );
    });
  }

  /** Resolves when the job has ended. @param signal gives up waiting, not the job. */
  async waitForJob(organisation: number, id: string, signal?: AbortSignal): Promise<Job> {
    const ended = (job: Job): boolean => job.status === 'completed' || job.status === 'failed';
    const now = this.get(organisation, id);
    if (ended(now)) return now;
    return new Promise<Job>((resolve, reject) => {
      const stop = (): void => {
        this.#parts.changes.off('job', listen);
        signal?.removeEventListener('abort', abort);
      };
      const listen = (_organisation: number, job: Job): void => {
        if (job.job_id !== now.job_id || !ended(job)) return;
        stop();
        resolve(job);
      };
      const abort = (): void => {
        stop();
        reject(signal?.reason);
      };
      this.#parts.changes.on('job', listen);
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  /** Resolves when no job is pending or running. */
  async waitForIdle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  /** Stops; running jobs stay `processing` and are taken up by the next start. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const { controller } of this.#running.values()) controller.abort(new Error('closing'));
    await Promise.allSettled([...this.#running.values()].map(({ done }) => done));
    await Promise.allSettled(this.#rendering.values());
    releaseLeases(this.#parts.db);
  }

  #pump(): void {
    while (!this.#closing && this.#running.size < jobsAtOnce) {
      const seq = nextOpenJob(this.#parts.db, [...this.#running.keys()]);
      if (seq === null) return;
      void this.#run(seq);
    }
  }

  #run(seq: number): Promise<void> {
    const controller = new AbortController();
    const done = this.#work(seq, controller.signal).finally(() => {
      this.#running.delete(seq);
      this.#pump();
    });
    this.#running.set(seq, { controller, done });
    return done;
  }

  async #work(seq: number, signal: AbortSignal): Promise<void> {
    const { db, ports } = this.#parts;
    if (!claimJob(db, seq, this.#owner, ports.now())) return;
    this.#announceSeq(seq);
    const heartbeat = setInterval(() => {
      renewLease(db, seq, this.#owner, ports.now(), this.#progress.of(seq) ?? 0);
    }, heartbeatMs);
    heartbeat.unref();
    try {
      const row = await this.#resolve(seq, signal);
      const file = await this.#render(row, signal, (labels) => this.#progress.set(row, labels));
      completeJob(db, row, file, ports);
    } catch (caught) {
      if (!this.#closing) this.#fail(seq, signal.aborted ? signal.reason : caught);
    } finally {
      clearInterval(heartbeat);
      this.#progress.forget(seq);
      if (!this.#closing) this.#announceSeq(seq);
    }
  }

  async #resolve(seq: number, signal: AbortSignal): Promise<JobRow> {
    const { db, read } = this.#parts;
    const row = this.#rowOf(seq);
    if (!renderedTypes.includes(row.export_type)) {
      throw new PrintRoomError(
        'render_failed',
        `${row.export_type} archives are not rendered by this version of Print Room; ${renderedTypes.join(', ')} is.`,
      );
    }
    if (row.resolved === 0) {
      const selection = selectionOf(row.organisation_id, row.scope, JSON.parse(row.filters));
      await resolveItems(db, read, seq, selection, signal);
    }
    const resolved = this.#rowOf(seq);
    if (resolved.total_items === 0) {
      throw new PrintRoomError('nothing_to_print', `Nothing to print: no ${row.scope} match the filters.`);
    }
    return resolved;
  }

  #render(row: JobRow, signal: AbortSignal, onProgress: (labels: number) => void): Promise<FinishedFile> {
    const { press, settings, artifacts } = this.#parts;
    const spec = specOf(row);
    const imposition = press.imposition(row, spec, { copies: 1, startPosition: 1 });
    return press.print({
      job: row.seq,
      spec,
      imposition,
      firstSheet: 1,
      lastSheet: imposition.sheets,
      folder: artifacts,
      path: this.#pathOf(row),
      urgent: row.total_items <= settings.get(row.organisation_id, 'sync_threshold'),
      signal,
      onProgress,
    });
  }

  #renderAgain(row: JobRow): Promise<void> {
    const underway = this.#rendering.get(row.seq);
    if (underway) return underway;
    const again = (async () => {
      const { db, ports } = this.#parts;
      const file = await this.#render(row, new AbortController().signal, () => undefined);
      if (file.sha256 !== row.sha256 && row.app_version === ports.version) {
        throw new PrintRoomError(
          'render_failed',
          `The file of job ${row.id} was drawn again and is not the same: ${file.sha256} instead of ${row.sha256}.`,
        );
      }
      completeJob(db, row, file, ports);
    })().finally(() => this.#rendering.delete(row.seq));
    this.#rendering.set(row.seq, again);
    return again;
  }

  #fail(seq: number, caught: unknown): void {
    const error = toErrorData(caught);
    if (error.code === 'internal_error') {
      this.#parts.ports.logger.error({ job: seq, err: caught }, 'a job failed unexpectedly');
    }
    failJob(this.#parts.db, seq, error, this.#parts.ports.now());
  }

  #rowOf(seq: number): JobRow {
    const row = this.#parts.db.first(jobsWithArtifact().where('jobs.seq', '=', seq));
    if (!row) throw new Error(`Job ${seq} has no row.`);
    return row;
  }

  #announceSeq(seq: number): void {
    this.#announce(this.#rowOf(seq), this.#progress.of(seq));
  }

  #announce(row: JobRow, processed: number | undefined): void {
    this.#parts.changes.emit('job', row.organisation_id, describeJob(row, processed));
  }

  #pathOf(row: { readonly id: string }): string {
    return join(this.#parts.artifacts, `${row.id}.pdf`);
  }
}
