import { setInterval } from 'node:timers';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { PrintRoomError, sentenceOf, toErrorData, type ErrorData } from '../../../src-shared/errors.ts';
import type { LabelExportAccepted, LabelExportSubmit } from '../../../src-shared/models/label-export.ts';
import type { OrganisationRow } from '../catalog/organisations.ts';
import { countSelection } from '../catalog/selection/count.ts';
import { selectionOf } from '../catalog/selection/selection.ts';
import type { Stocks } from '../catalog/organisation-stocks.ts';
import type { Changes } from '../changes.ts';
import type { ReadDb } from '../db/read-db.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { newId } from '../new-id.ts';
import { Artifacts, type ArtifactParts } from './artifacts.ts';
import { copyJob, type NewJob } from './copy-job.ts';
import { completeJob, failJob } from './finish.ts';
import { requireCoherent } from './check-submit.ts';
import { checkTogether } from './check-together.ts';
import { freezeSpec, type PrinterDpi } from './freeze-spec.ts';
import { removeItems } from './items.ts';
import { describeJob, jobsWithArtifact, requireJob, type JobRow } from './job-row.ts';
import { claimJob, heartbeatMs, nextOpenJob, releaseLeases, renewLease } from './lease.ts';
import { Progress } from './progress.ts';
import { resolveItems } from './resolve.ts';
import { withdrawJob } from './withdraw.ts';

/** Jobs that are worked on at once; their pages share the render threads anyway. */
const jobsAtOnce = 4;
/** So many more where they are small: a crash may leave some behind large ones. */
const smallBeside = 2;

export interface JobEngineParts extends ArtifactParts {
  readonly read: ReadDb;
  readonly stocks: Stocks;
  readonly changes: Changes;
  /** Resolution of sheets whose job names none. */
  readonly dpiFor: PrinterDpi;
}

interface Running {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/**
 * The job engine: takes label export jobs from `pending` to `completed` or `failed`.
 *
 * A job is claimed by a lease; its items are resolved and frozen; its sheets or symbols are drawn into a
 * file that appears only when it is whole. A crash leaves the lease behind; the next start takes the job up again and draws anew, to
 * the same bytes.
 */
export class JobEngine {
  readonly #parts: JobEngineParts;
  readonly #owner: string;
  readonly #artifacts: Artifacts;
  readonly #progress: Progress;
  readonly #running = new Map<number, Running>();
  /** How jobs ended that a full disk kept from being written down; tried again at every beat. */
  readonly #unwritten = new Map<number, ErrorData>();
  /** Aborts when the engine closes. Jobs it interrupts stay `processing` for the next start. */
  readonly #end = new AbortController();
  #heart: NodeJS.Timeout | null = null;

  constructor(parts: JobEngineParts) {
    this.#parts = parts;
    this.#owner = newId(parts.ports.now());
    this.#artifacts = new Artifacts(parts);
    this.#progress = new Progress((row) => this.#announce(row));
  }

  /** Takes up what the last process left. Call once; the data folder's lock makes every older lease a dead one. */
  start(): void {
    this.#artifacts.open();
    releaseLeases(this.#parts.db);
    this.#heart = setInterval(() => this.#beat(), heartbeatMs);
    this.#heart.unref();
    this.#pump();
  }

  /**
   * Accepts a checked request. Up to the threshold the job runs inside this call, so the receipt may already say
   * `completed`.
   * @param also done in the same transaction, before the job can begin. Gets its row number and its id.
   * @throws PrintRoomError `validation_error`, nothing stored.
   */
  async submit(
    organisation: OrganisationRow,
    submit: LabelExportSubmit,
    also?: (job: number, id: string) => void,
  ): Promise<LabelExportAccepted> {
    const { db, read, ports, settings, stocks, dpiFor } = this.#parts;
    const [, selection, spec] = checkTogether(
      () => requireCoherent(submit),
      () => selectionOf(organisation.id, submit.scope, submit.filters),
      () => freezeSpec(submit, organisation, stocks.of(organisation.id), settings, dpiFor),
    );
    const threshold = settings.get(organisation.id, 'sync_threshold');
    const count = await countSelection(read, selection, threshold + 1);
    this.#end.signal.throwIfAborted();
    const atOnce = count <= threshold;
    const id = newId(ports.now());
    const seq = db.transaction(() => {
      const { id: row } = db.run(
        build.insertInto('jobs').values({
          id,
          organisation_id: organisation.id,
          scope: submit.scope,
          export_type: submit.export_type,
          file_format: submit.file_format,
          filters: JSON.stringify(submit.filters ?? {}),
          spec: JSON.stringify(spec),
          status: 'pending',
          at_once: atOnce ? 1 : 0,
          created_at: ports.now(),
        }),
      );
      also?.(row, id);
      if (atOnce) claimJob(db, row, this.#owner, ports.now());
      return row;
    });
    if (atOnce) await this.#run(seq);
    else this.#beat();
    const { status } = this.get(organisation.id, id);
    return { job_id: id, status, poll_url: `/products/api/v1/labels/export/${id}/` };
  }

  /**
   * A job of items that were frozen before, drawn as their own job draws them: for labels that are made again.
   * Resolves when it has ended.
   * @param source row number of the job whose stock, layout and settings it takes.
   */
  async again(
    organisation: number,
    source: number,
    order: {
      readonly filters: object;
      readonly items: readonly { readonly job: number; readonly position: number }[];
    },
  ): Promise<Job> {
    const { db, ports } = this.#parts;
    this.#end.signal.throwIfAborted();
    const id = newId(ports.now());
    db.transaction(() => copyJob(db, source, { ...order, id, now: ports.now() }));
    this.#pump();
    return this.waitForJob(organisation, id, this.#end.signal);
  }

  /**
   * Another job from one that has ended.
   * @param copy writes its row, or refuses. @throws PrintRoomError `not_found`, and what `copy` throws.
   */
  from(organisation: number, id: string, copy: (db: WriteDb, source: JobRow, made: NewJob) => void): Job {
    const { db, ports } = this.#parts;
    const source = requireJob(db, organisation, id);
    const made = { id: newId(ports.now()), now: ports.now() };
    db.transaction(() => copy(db, source, made));
    this.#pump();
    return this.get(organisation, made.id);
  }

  get(organisation: number, id: string): Job {
    return this.#describe(requireJob(this.#parts.db, organisation, id));
  }

  list(organisation: number, limit: number): Job[] {
    const rows = this.#parts.db.all(
      jobsWithArtifact()
        .where('jobs.organisation_id', '=', organisation)
        .orderBy('jobs.seq', 'desc')
        .limit(limit),
    );
    return rows.map((row) => this.#describe(row));
  }

  /**
   * Ends a job in any state. It ends as `failed`, "cancelled by ..."; one that failed before keeps its own reason.
   * @throws PrintRoomError `conflict` where labels of it were already ordered from a printer.
   */
  async cancel(organisation: number, id: string, by: string): Promise<Job> {
    const { db, ports } = this.#parts;
    const row = requireJob(db, organisation, id);
    const reason = new PrintRoomError('cancelled', `cancelled by ${by}`);
    const running = this.#running.get(row.seq);
    if (running) {
      running.controller.abort(reason);
      await running.done;
    } else if (row.status !== 'failed') {
      withdrawJob(db, row, reason, ports.now());
      this.#announceSeq(row.seq);
      await this.#removeFile(row.seq);
      await removeItems(db, row.seq);
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
    if (!this.#artifacts.has(row)) await this.#artifacts.restore(row);
    return { path: this.#artifacts.pathOf(row), row: requireJob(this.#parts.db, organisation, id) };
  }

  /** Starts to draw a removed file again, without waiting for it. */
  restoreArtifact(row: JobRow): void {
    if (row.status !== 'completed' || row.remote === 1 || this.#artifacts.has(row)) return;
    this.#artifacts
      .restore(row)
      .catch((caught: unknown) => this.#log('a removed file could not be drawn again', row.seq, caught));
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

  /** Resolves when no job runs and no file is being drawn again. */
  async waitForIdle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all([...this.#running.values()].map(({ done }) => done));
    await this.#artifacts.idle();
  }

  /** Stops; running jobs stay `processing` and are taken up by the next start. */
  async close(): Promise<void> {
    if (this.#heart) clearInterval(this.#heart);
    this.#end.abort(new PrintRoomError('conflict', 'Print Room is closing.'));
    await Promise.all([...this.#running.values()].map(({ done }) => done));
    await this.#artifacts.close();
    try {
      releaseLeases(this.#parts.db);
    } catch (caught) {
      // On a full disk. The next start releases them anyway.
      this.#log('leases could not be given back', null, caught);
    }
  }

  /** Says that this process is alive, and tries again what a full disk prevented. Never throws: a timer calls it. */
  #beat(): void {
    const { db, ports } = this.#parts;
    try {
      for (const seq of this.#running.keys()) {
        renewLease(db, seq, this.#owner, ports.now(), this.#progress.of(seq) ?? 0);
      }
      for (const [seq, error] of this.#unwritten) {
        failJob(db, seq, error, ports.now());
        this.#unwritten.delete(seq);
      }
    } catch (caught) {
      this.#log('the database cannot be written', null, caught);
    }
    this.#pump();
  }

  #pump(): void {
    const { db, ports } = this.#parts;
    let seq: number | null = null;
    try {
      while (!this.#end.signal.aborted && this.#running.size < jobsAtOnce + smallBeside) {
        seq = nextOpenJob(db, this.#running.size >= jobsAtOnce);
        // One whose end could not be written down yet must not begin anew.
        if (seq === null || this.#unwritten.has(seq)) return;
        if (!claimJob(db, seq, this.#owner, ports.now())) return;
        void this.#run(seq);
      }
    } catch (caught) {
      this.#log('no job can be claimed', seq, caught);
      const error = toErrorData(caught);
      if (seq === null || error.code !== 'disk_full') return;
      // Accepted with the last bytes of the disk: it fails with its sentence instead of waiting for ever.
      this.#unwritten.set(seq, error);
      this.#announceSeq(seq);
    }
  }

  /** Works on a job that is claimed. The promise never rejects. */
  #run(seq: number): Promise<void> {
    const controller = new AbortController();
    const done = this.#work(seq, AbortSignal.any([controller.signal, this.#end.signal]))
      .catch((caught: unknown) => this.#log('a job came to no end', seq, caught))
      .finally(() => {
        this.#running.delete(seq);
        this.#pump();
      });
    this.#running.set(seq, { controller, done });
    return done;
  }

  async #work(seq: number, signal: AbortSignal): Promise<void> {
    const { db, ports } = this.#parts;
    this.#announceSeq(seq);
    try {
      const row = await this.#resolve(seq, signal);
      const file = await this.#artifacts.draw(row, signal, (labels) => this.#progress.set(row, labels));
      // Cancelled while the file was being put in its place: the person's word counts.
      signal.throwIfAborted();
      completeJob(db, row, file, ports);
    } catch (caught) {
      if (signal.aborted && signal.reason === this.#end.signal.reason) return;
      await this.#fail(seq, signal.aborted ? signal.reason : caught);
    } finally {
      this.#progress.forget(seq);
    }
    this.#announceSeq(seq);
  }

  async #resolve(seq: number, signal: AbortSignal): Promise<JobRow> {
    const { db, read } = this.#parts;
    const row = this.#rowOf(seq);
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

  async #fail(seq: number, caught: unknown): Promise<void> {
    const data = toErrorData(caught);
    if (data.code === 'internal_error') this.#log('a job failed unexpectedly', seq, caught);
    const error = { ...data, message: sentenceOf(data) };
    await this.#removeFile(seq);
    try {
      failJob(this.#parts.db, seq, error, this.#parts.ports.now());
      await removeItems(this.#parts.db, seq);
    } catch (unwritten) {
      this.#unwritten.set(seq, error);
      this.#log('the end of a job could not be written', seq, unwritten);
    }
  }

  /** Before the row says `failed`: on a full disk this is what makes room to say so. */
  async #removeFile(seq: number): Promise<void> {
    try {
      await this.#artifacts.remove(this.#rowOf(seq));
    } catch (caught) {
      this.#log('the file of a failed job could not be removed', seq, caught);
    }
  }

  #rowOf(seq: number): JobRow {
    const row = this.#parts.db.first(jobsWithArtifact().where('jobs.seq', '=', seq));
    if (!row) throw new Error(`Job ${seq} has no row.`);
    return row;
  }

  #describe(row: JobRow): Job {
    const error = this.#unwritten.get(row.seq);
    const known: JobRow = error
      ? { ...row, status: 'failed', error: error.message, error_code: error.code }
      : row;
    return describeJob(known, this.#progress.of(row.seq));
  }

  #announceSeq(seq: number): void {
    this.#announce(this.#rowOf(seq));
  }

  #announce(row: JobRow): void {
    this.#parts.changes.emit('job', row.organisation_id, this.#describe(row));
  }

  #log(what: string, job: number | null, caught: unknown): void {
    this.#parts.ports.logger.error({ ...(job !== null && { job }), err: caught }, what);
  }
}
