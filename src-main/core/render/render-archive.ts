import { createReadStream } from 'node:fs';
import type { ManifestRow } from '../../../src-shared/models/manifest.ts';
import { publicId } from '../../../src-shared/ids.ts';
import { kindNames } from '../db/schema.ts';
import type { Item } from '../jobs/items.ts';
import { drawInOrder } from './draw-in-order.ts';
import { FileSink, type FinishedFile } from './file-sink.ts';
import { ManifestSpool } from './manifest.ts';
import { MemberNames } from './member-names.ts';
import type { SymbolFile, SymbolSpec } from './protocol.ts';
import type { RenderPool } from './render-pool.ts';
import { ZipWriter } from './zip-writer.ts';

export interface ArchiveRequest {
  readonly spec: SymbolSpec;
  /** Number of items of the job. */
  readonly total: number;
  /** The items at positions `first` to `last`, both included. */
  readonly items: (first: number, last: number) => readonly Item[];
  readonly path: string;
  readonly urgent: boolean;
  readonly signal: AbortSignal;
  /** Called after each slice with the items on disk so far. */
  readonly onProgress?: (items: number) => void;
}

/** Items a worker is given at a time, as many as labels lie on a sheet. */
const sliceItems = 64;

/**
 * Draws every item's symbols into a ZIP, with `manifest.json` and `manifest.csv` at its end. Streamed like sheets:
 * slices of items to the workers with a little room ahead, finished files into the archive in order.
 *
 * @throws PrintRoomError with all bad labels named, up to 100; there is no archive with a gap.
 */
export async function renderArchive(request: ArchiveRequest, pool: RenderPool): Promise<FinishedFile> {
  const sink = new FileSink(request.path);
  const manifest = await ManifestSpool.open(request.path, request.spec);
  try {
    await writeMembers(request, pool, new ZipWriter(sink), manifest);
    return await sink.commit();
  } catch (caught) {
    await sink.discard();
    throw caught;
  } finally {
    await manifest.discard();
  }
}

async function writeMembers(
  request: ArchiveRequest,
  pool: RenderPool,
  zip: ZipWriter,
  manifest: ManifestSpool,
): Promise<void> {
  const { spec } = request;
  const names = new MemberNames();
  let done = 0;
  await drawInOrder<readonly Item[]>(
    {
      parts: slicesOf(request),
      task: (labels) => ({ kind: 'symbols', spec, labels: labels.map(labelOf) }),
      async write(items, result) {
        if (result.kind !== 'symbols') throw new Error('Symbols were asked for, a page came.');
        const rows: ManifestRow[] = [];
        let offset = 0;
        const given = items.map((item) => names.nameOf(item));
        for (const file of result.files) {
          const item = items[file.index];
          if (!item) throw new Error(`A symbol came for label ${file.index} of ${items.length}.`);
          const name = `${given[file.index]}${endingOf(file, spec)}`;
          const bytes = result.bytes.subarray(offset, (offset += file.length));
          await zip.add(name, bytes, spec.format === 'png' ? 'store' : 'deflate');
          rows.push(rowOf(item, file, name));
        }
        await manifest.add(rows);
      },
      onDone(items) {
        done += items.length;
        request.onProgress?.(done);
      },
      cannot: (count) => `The symbols of ${count} entities cannot be made`,
    },
    pool,
    request,
  );
  await manifest.end();
  await zip.end([
    { name: 'manifest.json', open: () => createReadStream(manifest.json) },
    { name: 'manifest.csv', open: () => createReadStream(manifest.csv) },
  ]);
}

function* slicesOf({ items, total }: ArchiveRequest): Generator<readonly Item[]> {
  for (let first = 1; first <= total; first += sliceItems) {
    const last = Math.min(first + sliceItems - 1, total);
    const slice = items(first, last);
    if (slice.length !== last - first + 1)
      throw new Error(`Items ${first} to ${last} of the job are not all there.`);
    yield slice;
  }
}

/** Only what a worker needs: the rest would be copied to its thread for nothing. */
function labelOf({ gtin, lot, serial, date, dateAi, productName }: Item) {
  return { gtin, lot, serial, date, dateAi, productName };
}

/** An entity has one file, or a QR and a linear one. */
function endingOf({ symbology }: SymbolFile, { type, format }: SymbolSpec): string {
  if (type !== 'codes_combined') return `.${format}`;
  return symbology === 'qr_code' ? `_qr.${format}` : `_1d.${format}`;
}

function rowOf(item: Item, { symbology, content, sha256 }: SymbolFile, file: string): ManifestRow {
  const entity = kindNames[item.kind];
  return {
    entity_id: publicId(entity, item.entityId),
    entity,
    gtin: item.gtin,
    lot: item.lot,
    serial: item.serial,
    file,
    symbology,
    content,
    sha256,
  };
}
