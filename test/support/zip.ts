import { hash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';
import { manifestRow, type ManifestRow } from '../../src-shared/models/manifest.ts';

/** Every member of a ZIP by its name, in the order of its central directory. Names must be good ones. */
export async function membersOf(path: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(path, { strictFileNames: true, autoClose: false });
  const members = new Map<string, Buffer>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (members.has(entry.fileName)) throw new Error(`There are two members ${entry.fileName}.`);
      members.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
    }
  } finally {
    zip.close();
  }
  return members;
}

/** An archive of symbols: its files and the rows that describe them. Both must agree. */
export async function symbolArchive(
  path: string,
): Promise<{ files: Map<string, Buffer>; rows: ManifestRow[] }> {
  const files = await membersOf(path);
  const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '') as { files: unknown[] };
  const rows = manifest.files.map((row) => manifestRow.parse(row));
  files.delete('manifest.json');
  files.delete('manifest.csv');
  if (rows.length !== files.size) throw new Error(`${rows.length} rows describe ${files.size} files.`);
  for (const { file, sha256 } of rows) {
    const bytes = files.get(file);
    if (!bytes) throw new Error(`There is no member ${file}.`);
    if (hash('sha256', bytes) !== sha256) throw new Error(`${file} is not what its row says.`);
  }
  return { files, rows };
}
