import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { ArchivePreview } from '../../../src-shared/contract/jobs.ts';
import { manifestRow, type ManifestRow } from '../../../src-shared/models/manifest.ts';

/** Longer pictures are no symbol of ours. */
const maxPictureBytes = 256 * 1024;
const pictureTypes = { svg: 'image/svg+xml', png: 'image/png' } as const;

/**
 * The first files of an archive, with their pictures where a page can show them. An archive of 100,000 is as quick
 * as a small one: its manifest is listed first, and the files after it are in the order of their rows.
 */
export async function previewArchive(path: string, count: number): Promise<ArchivePreview> {
  const zip = await openPromise(path, { autoClose: false });
  try {
    let rows: ManifestRow[] = [];
    const pictures = new Map<string, string>();
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName === 'manifest.json') rows = await firstRows(zip, entry, count);
      else if (rows.some(({ file }) => file === entry.fileName)) {
        const picture = await pictureOf(zip, entry);
        if (picture !== null) pictures.set(entry.fileName, picture);
      } else if (entry.fileName !== 'manifest.csv') break;
    }
    return rows.map((row) => ({ ...row, picture: pictures.get(row.file) ?? null }));
  } finally {
    zip.close();
  }
}

/** Each row is a line of its own. */
async function firstRows(zip: ZipFile, entry: Entry, count: number): Promise<ManifestRow[]> {
  const stream = await zip.openReadStreamPromise(entry);
  const rows: ManifestRow[] = [];
  for await (const line of createInterface({ input: stream })) {
    if (!line.startsWith('{"entity_id"')) continue;
    rows.push(manifestRow.parse(JSON.parse(line.replace(/,$/, ''))));
    if (rows.length === count) break;
  }
  stream.destroy();
  return rows;
}

async function pictureOf(zip: ZipFile, entry: Entry): Promise<string | null> {
  const type = entry.fileName.endsWith('.svg') ? pictureTypes.svg : pictureTypes.png;
  if (!/\.(?:svg|png)$/.test(entry.fileName) || entry.uncompressedSize > maxPictureBytes) return null;
  const bytes = await buffer(await zip.openReadStreamPromise(entry));
  return `data:${type};base64,${bytes.toString('base64')}`;
}
