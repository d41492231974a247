import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { Ports } from '../ports.ts';
import { impose, type Imposition } from './imposition.ts';
import type { JobSpec } from './job-spec.ts';
import type { RenderPool } from './render-pool.ts';
import type { renderSheets, SheetFile } from './render-sheets.ts';
import { fontFile } from './sheet-font.ts';
import { labelsPerSheet } from './stock-geometry.ts';
import { lotGroups, readItems } from '../jobs/items.ts';

/** Room a job must find on the disk: what a label takes at most, and some for the database beside it. */
const bytesPerLabel = 2_048;
const bytesSpare = 16 * 1024 * 1024;

/** What draws sheets: the threads are started with the first page that is asked for. */
export class SheetPress {
  readonly #db: WriteDb;
  readonly #ports: Ports;
  readonly font: Buffer;
  #machinery: Promise<Machinery> | null = null;

  constructor(db: WriteDb, ports: Ports) {
    this.#db = db;
    this.#ports = ports;
    this.font = readFileSync(join(ports.resources, fontFile));
  }

  /** How the items of a job lie on sheets. */
  imposition(
    job: { readonly seq: number; readonly total_items: number },
    spec: JobSpec,
    options: { readonly copies: number; readonly startPosition: number },
  ): Imposition {
    return impose({
      groups: spec.oneLotPerSheet ? lotGroups(this.#db, job.seq) : [job.total_items],
      labelsPerSheet: labelsPerSheet(spec.stock),
      ...options,
    });
  }

  /**
   * Draws sheets of a job's frozen items into a file.
   * @throws PrintRoomError `disk_full`, `folder_not_writable`, `label_does_not_fit`, ...
   */
  async print(request: {
    readonly job: number;
    readonly spec: JobSpec;
    readonly imposition: Imposition;
    readonly firstSheet: number;
    readonly lastSheet: number;
    readonly leftOut?: ReadonlySet<number>;
    readonly folder: string;
    readonly path: string;
    readonly urgent: boolean;
    readonly signal: AbortSignal;
    readonly onProgress?: (labels: number) => void;
  }): Promise<SheetFile> {
    const labels = (request.lastSheet - request.firstSheet + 1) * request.imposition.labelsPerSheet;
    await this.#requireDisk(request.folder, labels);
    const machinery = await this.#open();
    return machinery.renderSheets(
      { ...request, font: this.font, items: (first, last) => readItems(this.#db, request.job, first, last) },
      machinery.pool,
    );
  }

  async close(): Promise<void> {
    const machinery = await this.#machinery?.catch(() => null);
    await machinery?.pool.close();
  }

  async #requireDisk(folder: string, labels: number): Promise<void> {
    const needed = labels * bytesPerLabel + bytesSpare;
    const free = await this.#ports.freeDisk(folder);
    if (free >= needed) return;
    const mib = (bytes: number): string => `${Math.ceil(bytes / (1024 * 1024))} MiB`;
    throw new PrintRoomError(
      'disk_full',
      `The disk is full: this job needs up to ${mib(needed)} in ${folder}, ${mib(free)} are free. ` +
        'Free some space and submit it again; nothing was printed.',
    );
  }

  /** pdfkit and the threads cost 0.2 s, so they are loaded with the first job and not with the application. */
  #open(): Promise<Machinery> {
    this.#machinery ??= this.#load();
    return this.#machinery;
  }

  async #load(): Promise<Machinery> {
    const [{ glyphTable }, { renderSheets }, { RenderPool }] = await Promise.all([
      import('./glyph-table.ts'),
      import('./render-sheets.ts'),
      import('./render-pool.ts'),
    ]);
    const pool = new RenderPool({
      script: this.#ports.threads.render,
      data: { font: glyphTable(this.font) },
      threads: this.#ports.renderThreads,
      limits: this.#ports.renderLimits,
    });
    return { pool, renderSheets };
  }
}

interface Machinery {
  readonly pool: RenderPool;
  readonly renderSheets: typeof renderSheets;
}
