import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { filesPerItem, type SymbolFormat } from '../../../src-shared/models/export-types.ts';
import type { Shift } from '../../../src-shared/shift.ts';
import { labelsPerSheet } from '../../../src-shared/stock-geometry.ts';
import type { WriteDb } from '../db/write-db.ts';
import { EventLoopWatch } from '../event-loop.ts';
import { lotGroups, readItems } from '../jobs/items.ts';
import type { Ports } from '../ports.ts';
import type { FinishedFile } from './file-sink.ts';
import { impose, type Imposition, type ImpositionOptions } from './imposition.ts';
import type { ArchiveSpec, SheetSpec } from './job-spec.ts';
import type { renderArchive } from './render-archive.ts';
import type { SymbolRead } from './protocol.ts';
import type { RenderPool } from './render-pool.ts';
import type { renderSheets, SheetFile } from './render-sheets.ts';
import { fontFile } from './sheet-font.ts';

/** Room a job must find on the disk: what a label takes at most, and some for the database beside it. */
const bytesPerLabel = 2_048;
/** The same for a symbol in an archive: its member, its line of the directory, and its rows of both manifests. */
const bytesPerSymbol: Record<SymbolFormat, number> = { svg: 5_120, png: 4_096, eps: 7_168 };
const bytesSpare = 16 * 1024 * 1024;

/** What every order to draw a file says. */
interface Order {
  /** Row number of the job. */
  readonly job: number;
  readonly folder: string;
  readonly path: string;
  readonly urgent: boolean;
  readonly signal: AbortSignal;
  /** Gets the labels written so far. */
  readonly onProgress?: (labels: number) => void;
}

/** What draws sheets and archives: the threads are started with the first page that is asked for. */
export class Press {
  readonly #db: WriteDb;
  readonly #ports: Ports;
  readonly font: Buffer;
  /** How free the main thread stays while this draws. */
  readonly loop = new EventLoopWatch();
  #machinery: Promise<Machinery> | null = null;

  constructor(db: WriteDb, ports: Ports) {
    this.#db = db;
    this.#ports = ports;
    this.font = readFileSync(join(ports.resources, fontFile));
  }

  /** How the items of a job lie on sheets. */
  imposition(
    job: { readonly seq: number; readonly total_items: number },
    spec: SheetSpec,
    options: Omit<ImpositionOptions, 'groups' | 'labelsPerSheet'>,
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
  async print(
    order: Order & {
      readonly spec: SheetSpec;
      readonly imposition: Imposition;
      readonly firstSheet: number;
      readonly lastSheet: number;
      readonly leftOut?: ReadonlySet<number>;
      readonly shift?: Shift | null;
    },
  ): Promise<SheetFile> {
    const labels = (order.lastSheet - order.firstSheet + 1) * order.imposition.labelsPerSheet;
    await this.#requireDisk(order.folder, labels * bytesPerLabel);
    const { renderSheets, pool } = await this.#open();
    return this.loop.during(() =>
      renderSheets({ ...order, font: this.font, items: this.#itemsOf(order.job) }, pool),
    );
  }

  /**
   * Draws the symbols of a job's frozen items into an archive.
   * @throws PrintRoomError `disk_full`, `folder_not_writable`, `symbol_read_back_failed`, ...
   */
  async archive(
    order: Order & { readonly spec: ArchiveSpec; readonly total: number },
  ): Promise<FinishedFile> {
    const { symbols: spec } = order.spec;
    const symbols = order.total * filesPerItem(spec.type);
    await this.#requireDisk(order.folder, symbols * bytesPerSymbol[spec.format]);
    const { renderArchive, pool } = await this.#open();
    return this.loop.during(() => renderArchive({ ...order, spec, items: this.#itemsOf(order.job) }, pool));
  }

  /**
   * Reads pictures (PNG files) that somebody else has drawn, on the threads.
   * @returns in their order; null where no symbol could be read.
   */
  async readPictures(
    symbol: 'qr' | 'datamatrix',
    pictures: readonly Uint8Array[],
    signal: AbortSignal,
  ): Promise<readonly (SymbolRead | null)[]> {
    const { pool } = await this.#open();
    const result = await pool.render({ kind: 'read', symbol, pictures }, { urgent: false, signal });
    if (result.kind === 'read') return result.symbols;
    throw new PrintRoomError('render_failed', 'The pictures could not be read.');
  }

  async close(): Promise<void> {
    const machinery = await this.#machinery?.catch(() => null);
    await machinery?.pool.close();
  }

  #itemsOf(job: number) {
    return (first: number, last: number) => readItems(this.#db, job, first, last);
  }

  async #requireDisk(folder: string, bytes: number): Promise<void> {
    const needed = bytes + bytesSpare;
    const free = await this.#ports.freeDisk(folder);
    if (free >= needed) return;
    const mib = (size: number): string => `${Math.ceil(size / (1024 * 1024))} MiB`;
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
    const [{ glyphTable }, { renderSheets }, { renderArchive }, { RenderPool }] = await Promise.all([
      import('./glyph-table.ts'),
      import('./render-sheets.ts'),
      import('./render-archive.ts'),
      import('./render-pool.ts'),
    ]);
    const pool = new RenderPool({
      script: this.#ports.threads.render,
      data: { font: glyphTable(this.font) },
      threads: this.#ports.renderThreads,
      limits: this.#ports.renderLimits,
    });
    return { pool, renderSheets, renderArchive };
  }
}

interface Machinery {
  readonly pool: RenderPool;
  readonly renderSheets: typeof renderSheets;
  readonly renderArchive: typeof renderArchive;
}
