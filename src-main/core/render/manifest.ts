import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import type { ManifestRow } from '../../../src-shared/models/manifest.ts';
import { csvCell } from '../csv-cell.ts';
import type { SymbolSpec } from './protocol.ts';

const columns = [
  'entity_id',
  'entity',
  'gtin',
  'lot',
  'serial',
  'file',
  'symbology',
  'content',
  'sha256',
] as const satisfies readonly (keyof ManifestRow)[];

/**
 * `manifest.json` and `manifest.csv` of an archive, written row by row to two temporary files beside it, so that a
 * hundred thousand rows are never in memory. The names end like those of other half-written files: a start clears
 * what a crash left.
 */
export class ManifestSpool {
  readonly json: string;
  readonly csv: string;
  readonly #streams: readonly [json: WriteStream, csv: WriteStream];
  #rows = 0;

  /** Call `open` to begin. @param path of the archive. */
  private constructor(path: string, spec: SymbolSpec) {
    this.json = `${path}.json.part`;
    this.csv = `${path}.csv.part`;
    this.#streams = [createWriteStream(this.json), createWriteStream(this.csv)];
    // A failed write is reported by `add` and `end`; without a listener it would end the process first.
    for (const stream of this.#streams) stream.on('error', () => undefined);
    const { type, format, dpi } = spec;
    const head = { format_version: 1, export_type: type, file_format: format, dpi };
    this.#streams[0].write(`${JSON.stringify(head).slice(0, -1)},"files":[`);
    this.#streams[1].write(`${columns.join(',')}\r\n`);
  }

  static async open(path: string, spec: SymbolSpec): Promise<ManifestSpool> {
    await mkdir(dirname(path), { recursive: true });
    return new ManifestSpool(path, spec);
  }

  /** Resolves when the disk has taken enough to go on. */
  async add(rows: readonly ManifestRow[]): Promise<void> {
    let json = '';
    let csv = '';
    for (const row of rows) {
      json += `${this.#rows++ === 0 ? '' : ','}\n${JSON.stringify(row)}`;
      csv += `${columns.map((column) => csvCell(row[column])).join(',')}\r\n`;
    }
    await Promise.all([write(this.#streams[0], json), write(this.#streams[1], csv)]);
  }

  /** The files are whole when it resolves. */
  async end(): Promise<void> {
    const [json, csv] = this.#streams;
    json.end('\n]}\n');
    csv.end();
    await Promise.all(this.#streams.map((stream) => finished(stream)));
  }

  async discard(): Promise<void> {
    for (const stream of this.#streams) {
      stream.destroy();
      if (!stream.closed) await once(stream, 'close');
    }
    await Promise.all([this.json, this.csv].map((path) => rm(path, { force: true })));
  }
}

async function write(stream: WriteStream, text: string): Promise<void> {
  if (stream.errored) throw stream.errored;
  if (stream.write(text)) return;
  await new Promise<void>((resolve) => {
    const settle = (): void => {
      stream.off('drain', settle);
      stream.off('close', settle);
      resolve();
    };
    stream.once('drain', settle);
    stream.once('close', settle);
  });
  if (stream.errored) throw stream.errored;
}
