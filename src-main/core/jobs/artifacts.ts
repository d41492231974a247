import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import type { Ports } from '../ports.ts';
import { removeUnfinished } from '../render/file-sink.ts';
import type { Press } from '../render/press.ts';
import type { Settings } from '../settings/settings.ts';
import { storedName } from './artifact-files.ts';
import { recordArtifact } from './finish.ts';
import type { JobFile } from './job-file.ts';
import { specOf, type JobRow } from './job-row.ts';

export interface ArtifactParts {
  readonly db: WriteDb;
  readonly ports: Ports;
  readonly settings: Settings;
  readonly press: Press;
  /** Where the files are. */
  readonly artifacts: string;
}

/** The finished files of jobs: draws them, and draws them again where retention or a person removed one. */
export class Artifacts {
  readonly #parts: ArtifactParts;
  readonly #restoring = new Map<number, Promise<void>>();
  readonly #end = new AbortController();

  constructor(parts: ArtifactParts) {
    this.#parts = parts;
  }

  /** Clears what a killed process left half written. Call before the first file is drawn. */
  open(): void {
    removeUnfinished(this.#parts.artifacts);
  }

  async close(): Promise<void> {
    this.#end.abort(new Error('Print Room is closing.'));
    await this.idle();
  }

  /** Resolves when no file is being drawn again. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#restoring.values());
  }

  pathOf(row: Pick<JobRow, 'id' | 'export_type'>): string {
    return join(this.#parts.artifacts, storedName(row));
  }

  /** Whether a completed job's file is where it belongs. */
  has(row: JobRow): boolean {
    return row.removed_at === null && existsSync(this.pathOf(row));
  }

  async remove(row: Pick<JobRow, 'id' | 'export_type'>): Promise<void> {
    await rm(this.pathOf(row), { force: true });
  }

  /** Draws a resolved job. @param onProgress gets the labels written so far. */
  async draw(row: JobRow, signal: AbortSignal, onProgress?: (labels: number) => void): Promise<JobFile> {
    const { press, settings, artifacts } = this.#parts;
    const order = {
      job: row.seq,
      folder: artifacts,
      path: this.pathOf(row),
      urgent: row.total_items <= settings.get(row.organisation_id, 'sync_threshold'),
      signal,
      ...(onProgress && { onProgress }),
    };
    const spec = specOf(row);
    if (spec.kind === 'remote') throw notHere(row);
    if (spec.kind === 'archive') {
      return { ...(await press.archive({ ...order, spec, total: row.total_items })), sheets: 0 };
    }
    const imposition = press.imposition(row, spec, { copies: 1, startPosition: 1 });
    return press.print({ ...order, spec, imposition, firstSheet: 1, lastSheet: imposition.sheets });
  }

  /** Draws a completed job's missing file, to the same bytes. Whoever asks meanwhile waits for the same file. */
  restore(row: JobRow): Promise<void> {
    const underway = this.#restoring.get(row.seq);
    if (underway) return underway;
    const restored = this.#drawAgain(row).finally(() => this.#restoring.delete(row.seq));
    this.#restoring.set(row.seq, restored);
    return restored;
  }

  async #drawAgain(row: JobRow): Promise<void> {
    const { db, ports } = this.#parts;
    const file = await this.draw(row, this.#end.signal);
    const { status } = db.first(build.selectFrom('jobs').select('status').where('seq', '=', row.seq)) ?? {};
    const same = file.sha256 === row.sha256 || row.app_version !== ports.version;
    if (same && status === 'completed') return recordArtifact(db, row, file, ports);
    await this.remove(row);
    if (same) throw new PrintRoomError('conflict', `Job ${row.id} was cancelled; it has no file.`);
    throw new PrintRoomError(
      'render_failed',
      `The file of job ${row.id} was drawn again and is not the same: ${file.sha256} instead of ${row.sha256}.`,
    );
  }
}

/** What Closient made cannot be drawn again here. */
function notHere({ id }: Pick<JobRow, 'id'>): PrintRoomError {
  return new PrintRoomError(
    'conflict',
    `The file of job ${id} was made at Closient and is not here any more. Fetch it there again.`,
  );
}
