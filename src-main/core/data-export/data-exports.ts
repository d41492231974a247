import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PrintRoomError, toErrorData } from '../../../src-shared/errors.ts';
import type { DataExportRequest } from '../../../src-shared/models/data-export.ts';
import type { OrganisationRow } from '../catalog/organisations.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import type { DataPaths } from '../folder/paths.ts';
import { newId } from '../new-id.ts';
import type { Ports } from '../ports.ts';
import { keptSince } from '../settings/kept-since.ts';
import type { Settings } from '../settings/settings.ts';
import {
  describeExport,
  exportsUntil,
  listExports,
  requireExport,
  type DataExportJob,
  type DataExportRow,
} from './export-row.ts';
import { exportFileName } from './file-name.ts';
import { exportOrganisation } from './export-organisation.ts';
import { removeUnfinished } from '../render/file-sink.ts';

export interface DataExportParts {
  readonly db: WriteDb;
  readonly ports: Ports;
  readonly paths: DataPaths;
  readonly station: { readonly id: string };
}

/**
 * Organisation data exports: everything an organisation has in this folder, as one archive. One at a time; a
 * crash leaves a row that the next start begins again.
 */
export class DataExports {
  readonly #parts: DataExportParts;
  readonly #end = new AbortController();
  /** `ended` carries the seq of an export that has come to its end. */
  readonly #events = new EventEmitter<{ ended: [seq: number] }>();
  #active = false;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: DataExportParts) {
    this.#parts = parts;
    this.#events.setMaxListeners(100);
  }

  /** Takes up what the last process left. Call once. */
  start(): void {
    const { paths } = this.#parts;
    mkdirSync(paths.exports, { recursive: true });
    removeUnfinished(paths.exports);
    this.#pump();
  }

  /** Accepts a request; the work begins at once unless another export runs. */
  request(organisation: OrganisationRow, request: DataExportRequest): DataExportJob {
    const { db, ports } = this.#parts;
    this.#end.signal.throwIfAborted();
    const id = newId(ports.now());
    db.run(
      build.insertInto('data_exports').values({
        id,
        organisation_id: organisation.id,
        format: request.archive_format,
        include_artifacts: request.include_artifacts ? 1 : 0,
        include_people: request.include_people ? 1 : 0,
        status: 'pending',
        created_at: ports.now(),
      }),
    );
    const accepted = this.get(organisation.id, id);
    this.#pump();
    return accepted;
  }

  /** @throws PrintRoomError `not_found` for a malformed, unknown or foreign id. */
  get(organisation: number, id: string): DataExportJob {
    return describeExport(requireExport(this.#parts.db, organisation, id));
  }

  /** The newest first. */
  list(organisation: number, limit: number): DataExportJob[] {
    return listExports(this.#parts.db, organisation, limit).map(describeExport);
  }

  /**
   * The path of a completed export's file.
   * @throws PrintRoomError `not_found`; `conflict` while it has none, or where it was removed after its time: unlike
   * a label job's file it cannot be made again, since the data has moved on.
   */
  filePath(organisation: number, id: string): string {
    const row = requireExport(this.#parts.db, organisation, id);
    if (row.status !== 'completed') {
      throw new PrintRoomError('conflict', `The data export ${id} is ${row.status}; it has no file.`);
    }
    const path = this.#pathOf(row);
    if (row.removed_at !== null || !existsSync(path)) {
      throw new PrintRoomError(
        'conflict',
        `The file of the data export ${id} was removed. Request a new one.`,
      );
    }
    return path;
  }

  /** Resolves when the export has ended. @param signal gives up waiting, not the export. */
  async wait(organisation: number, id: string, signal?: AbortSignal): Promise<DataExportJob> {
    const row = requireExport(this.#parts.db, organisation, id);
    if (row.status !== 'completed' && row.status !== 'failed') {
      await new Promise<void>((resolve, reject) => {
        const stop = (): void => {
          this.#events.off('ended', listen);
          signal?.removeEventListener('abort', abort);
        };
        const listen = (seq: number): void => {
          if (seq !== row.seq) return;
          stop();
          resolve();
        };
        const abort = (): void => {
          stop();
          reject(signal?.reason);
        };
        this.#events.on('ended', listen);
        signal?.addEventListener('abort', abort, { once: true });
      });
    }
    return this.get(organisation, id);
  }

  /** Deletes files that are older than their organisation keeps finished files. Their rows stay. */
  async removeOld(settings: Settings): Promise<void> {
    const { db, ports } = this.#parts;
    for (const { organisation, since } of keptSince(db, settings, ports.now())) {
      for (const row of exportsUntil(db, organisation, since)) {
        await rm(this.#pathOf(row), { force: true });
        db.run(build.updateTable('data_exports').set({ removed_at: ports.now() }).where('seq', '=', row.seq));
      }
    }
  }

  /** Resolves when no export runs or waits. */
  async waitForIdle(): Promise<void> {
    while (this.#active) await this.#running;
  }

  /** Stops; a running export stays `processing` and is begun again by the next start. */
  async close(): Promise<void> {
    this.#end.abort(new PrintRoomError('conflict', 'Print Room is closing.'));
    await this.#running;
  }

  #pathOf(row: Pick<DataExportRow, 'id' | 'format'>): string {
    return join(this.#parts.paths.exports, `${row.id}.${row.format}`);
  }

  #pump(): void {
    if (this.#active || this.#end.signal.aborted) return;
    this.#active = true;
    this.#running = this.#workAll();
  }

  #next(): DataExportRow | undefined {
    if (this.#end.signal.aborted) return undefined;
    return this.#parts.db.first(
      build
        .selectFrom('data_exports')
        .selectAll()
        .where('status', 'in', ['pending', 'processing'])
        .orderBy('seq')
        .limit(1),
    );
  }

  /** Never rejects: an end that cannot be written down stops it until the next start or request. */
  async #workAll(): Promise<void> {
    try {
      for (let row = this.#next(); row; row = this.#next()) {
        await this.#work(row);
        if (!this.#end.signal.aborted) this.#events.emit('ended', row.seq);
      }
    } catch (caught) {
      this.#parts.ports.logger.error({ err: caught }, 'the end of a data export could not be written');
    } finally {
      this.#active = false;
    }
  }

  async #work(row: DataExportRow): Promise<void> {
    const { db, ports, paths, station } = this.#parts;
    const update = (values: Partial<DataExportRow>): void =>
      void db.run(build.updateTable('data_exports').set(values).where('seq', '=', row.seq));
    update({ status: 'processing', sections: '[]' });
    try {
      const { organisation, file, sections } = await exportOrganisation({
        paths,
        ports,
        station: station.id,
        organisation: row.organisation_id,
        format: row.format,
        people: row.include_people === 1,
        artifacts: row.include_artifacts === 1,
        path: this.#pathOf(row),
        signal: this.#end.signal,
        onSection: (done) => update({ sections: JSON.stringify(done) }),
      });
      update({
        status: 'completed',
        file_name: exportFileName(organisation ?? '', row.created_at, row.format),
        bytes: file.bytes,
        sha256: file.sha256,
        sections: JSON.stringify(sections),
        finished_at: ports.now(),
      });
    } catch (caught) {
      if (this.#end.signal.aborted) return;
      await rm(this.#pathOf(row), { force: true }).catch(() => undefined);
      const error = toErrorData(caught);
      if (error.code === 'internal_error')
        ports.logger.error({ err: caught }, 'a data export failed unexpectedly');
      update({ status: 'failed', error: error.message, error_code: error.code, finished_at: ports.now() });
    }
  }
}
