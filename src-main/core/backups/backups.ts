import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { setInterval } from 'node:timers';
import { setTimeout as delay } from 'node:timers/promises';
import type { Backup } from '../../../src-shared/contract/backups.ts';
import { PrintRoomError, toErrorData } from '../../../src-shared/errors.ts';
import { listOrganisations } from '../catalog/organisations.ts';
import type { Changes } from '../changes.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import type { DataPaths } from '../folder/paths.ts';
import type { Ports } from '../ports.ts';
import type { Settings } from '../settings/settings.ts';
import type { BackupOrder } from './backup-protocol.ts';
import { lastDue, nextDue } from './due.ts';
import { runBackup } from './run-backup.ts';

export interface BackupParts {
  readonly db: WriteDb;
  readonly ports: Pick<Ports, 'now' | 'wait' | 'startBackup' | 'logger'>;
  readonly settings: Settings;
  readonly changes: Changes;
  readonly paths: DataPaths;
  /** Whose copies they are: several stations may share a folder. */
  readonly station: string;
}

/** What somebody has set: where to, when, how many. */
interface Plan {
  readonly folder: string;
  readonly time: string;
  readonly kept: number;
}

type BackupRow =
  | {
      readonly at: number;
      readonly folder: string;
      readonly file: string;
      readonly bytes: number;
      readonly problem: null;
    }
  | {
      readonly at: number;
      readonly folder: string;
      readonly file: null;
      readonly bytes: null;
      readonly problem: string;
    };

const lookEveryMs = 60_000;
/** After a failure: a disk is connected again, a network comes back. */
const retryAfterMs = 15 * 60_000;
const keptRows = 200;
/** A copy that is being made may end; whoever closes the app does not wait for a network that is gone. */
const closeWithinMs = 10_000;

/**
 * Daily copies of the database into folders that organisations have set; each folder gets the whole database, since
 * a data folder has one. A time that was missed is made up for.
 */
export class Backups {
  readonly #parts: BackupParts;
  readonly #stop = new AbortController();
  #closed = false;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<unknown> = Promise.resolve();

  constructor(parts: BackupParts) {
    this.#parts = parts;
  }

  /** Looks every minute whether a copy is due, for the first time at once. */
  start(): void {
    this.#look();
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
    this.#timer.unref();
  }

  /** Waits for a copy that is being made, but not for ever. */
  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#closed = true;
    const { ports } = this.#parts;
    const ended = new AbortController();
    const giveUp = async (): Promise<void> => {
      await (ports.wait?.(closeWithinMs, ended.signal) ??
        delay(closeWithinMs, null, { signal: ended.signal }));
      ports.logger.error('a backup was left behind unfinished: its folder does not answer');
      this.#stop.abort();
    };
    giveUp().catch(() => undefined);
    await this.#running;
    ended.abort();
  }

  /**
   * Puts the file into a folder that says it is meant for copies; without it none is made there.
   * @param folder as it is about to be set, looked at by nobody yet. @throws PrintRoomError `validation_error`,
   * `folder_not_writable`, `disk_full`.
   */
  async prepare(folder: unknown): Promise<void> {
    if (typeof folder !== 'string' || folder.trim() === '') return;
    const path = folder.trim();
    if (!isAbsolute(path)) {
      throw new PrintRoomError(
        'validation_error',
        `${path} is no whole path; it would mean another folder each time.`,
      );
    }
    await this.#run({ kind: 'mark', folder: resolve(path) });
  }

  /** Makes the copies that are due now. Ends when they are made, or could not be. */
  async makeDue(): Promise<void> {
    const { ports } = this.#parts;
    for (const plan of this.#plans()) {
      // Asked again when its turn comes: somebody may have made one meanwhile.
      await this.#inTurn(async () => {
        if (!this.#closed && this.#isDue(plan, ports.now())) await this.#make(plan);
      });
    }
  }

  /** One copy for an organisation now. @throws PrintRoomError `validation_error` where no folder is set. */
  async makeNow(organisation: number): Promise<Backup> {
    const plan = this.#planOf(organisation);
    if (!plan) {
      throw new PrintRoomError(
        'validation_error',
        'There is no folder for backups yet. Set one: `print-room settings set backup_folder FOLDER`.',
      );
    }
    return describe(await this.#inTurn(() => this.#make(plan)));
  }

  /** One copy under a name of somebody's choice. @throws PrintRoomError `conflict`, `folder_not_writable`, `disk_full`. */
  async copyTo(path: string): Promise<{ path: string; bytes: number }> {
    const { paths } = this.#parts;
    const order = {
      kind: 'copy',
      database: paths.database,
      folder: dirname(path),
      file: basename(path),
      series: null,
      kept: 0,
    } as const;
    return { path, bytes: await this.#inTurn(() => this.#run(order)) };
  }

  /** What was made and what comes. */
  status(organisation: number) {
    const { ports } = this.#parts;
    const plan = this.#planOf(organisation);
    const rows = plan ? this.#rows(plan.folder) : [];
    return {
      folder: plan?.folder ?? null,
      next_at: plan ? new Date(nextDue(plan.time, ports.now())).toISOString() : null,
      problem: rows[0]?.problem ?? null,
      backups: rows.map(describe),
    };
  }

  /** For the doctor: every folder that was set, and how its last copy went. */
  health(): { readonly folder: string; readonly ok: boolean; readonly detail: string }[] {
    return this.#plans().map(({ folder }) => {
      const [last] = this.#rows(folder);
      const detail = last ? (last.problem ?? `${last.file}, ${last.bytes} bytes`) : 'none made yet';
      return { folder, ok: last !== undefined && last.problem === null, detail };
    });
  }

  #look(): void {
    this.makeDue().catch((caught: unknown) => {
      this.#parts.ports.logger.error({ err: toErrorData(caught) }, 'backups could not be looked after');
    });
  }

  /** Of two organisations with one folder, the first one says when and how many. */
  #plans(): Plan[] {
    const plans = new Map<string, Plan>();
    for (const { id } of listOrganisations(this.#parts.db)) {
      const plan = this.#planOf(id);
      if (plan && !plans.has(plan.folder)) plans.set(plan.folder, plan);
    }
    return [...plans.values()];
  }

  #planOf(organisation: number): Plan | null {
    const { settings } = this.#parts;
    const folder = settings.get(organisation, 'backup_folder');
    if (folder === null) return null;
    return {
      folder: resolve(folder),
      time: settings.get(organisation, 'backup_time'),
      kept: settings.get(organisation, 'backups_kept'),
    };
  }

  #isDue({ folder, time }: Plan, now: number): boolean {
    const [last] = this.#rows(folder, 1);
    if (!last) return true;
    // Where the clock was set back, what was made is not of the future.
    if (last.at > now) return true;
    if (last.problem !== null) return now - last.at >= retryAfterMs;
    return last.at < lastDue(time, now);
  }

  async #make({ folder, kept }: Plan): Promise<BackupRow> {
    const { db, ports, paths, station, changes } = this.#parts;
    const at = ports.now();
    const series = `print-room-${station}-`;
    const file = `${series}${new Date(at).toISOString().replaceAll(/[-:.]/g, '')}.db`;
    let row: BackupRow;
    try {
      const order = { kind: 'copy', database: paths.database, folder, file, series, kept } as const;
      const bytes = await this.#run(order);
      row = { at, folder, file, bytes, problem: null };
    } catch (caught) {
      const { message } = toErrorData(caught);
      ports.logger.error({ folder, problem: message }, 'a backup failed');
      row = { at, folder, file: null, bytes: null, problem: message };
    }
    db.transaction(() => {
      db.run(build.insertInto('backups').values(row));
      db.prepare(
        'DELETE FROM backups WHERE id <= (SELECT id FROM backups ORDER BY id DESC LIMIT 1 OFFSET ?)',
      ).run(keptRows);
    });
    for (const { id } of listOrganisations(db)) changes.emit('backups', id, row.problem);
    return row;
  }

  #run(order: BackupOrder): Promise<number> {
    return runBackup(order, this.#parts.ports, this.#stop.signal);
  }

  #rows(folder: string, limit = 50): BackupRow[] {
    return this.#parts.db
      .prepare(
        'SELECT at, folder, file, bytes, problem FROM backups WHERE folder = ? ORDER BY id DESC LIMIT ?',
      )
      .all(folder, limit) as BackupRow[];
  }

  /** One after the other: two at once would only be slower. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#running.then(work, work);
    this.#running = turn.catch(() => undefined);
    return turn;
  }
}

function describe(row: BackupRow): Backup {
  return { ...row, at: new Date(row.at).toISOString() };
}
