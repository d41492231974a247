import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PrintRoomError, toErrorData } from '../../../src-shared/errors.ts';
import { organisation, withClient, write } from '../output.ts';
import type { CommonOptions } from '../common-options.ts';

/** What `stocks` and `layouts` have in common is what they do with files; the rest is the contract's. */
type Part = 'stocks' | 'layouts';

export async function listStocks(options: CommonOptions): Promise<void> {
  const entries = await withClient(options, (client) => client.stocks.list(organisation(options)));
  const stocks = entries.map((entry) => ({
    id: entry.stock.id,
    name: entry.stock.name,
    kind: entry.stock.kind,
    built_in: entry.built_in,
    default: entry.default,
    labels_per_sheet: entry.labels_per_sheet,
    layouts: entry.layouts,
  }));
  write(
    options,
    { stocks },
    stocks.map(({ id, name, built_in: builtIn }) => [id, name, builtIn ? 'built in' : 'own'].join('  ')),
  );
}

export async function showStock(options: CommonOptions, id: string): Promise<void> {
  const entry = await withClient(options, (client) => client.stocks.get({ ...organisation(options), id }));
  write(options, entry, [
    JSON.stringify(entry.stock, null, 2),
    `${entry.built_in ? 'built in' : 'own'}; layouts: ${entry.layouts.join(', ')}`,
  ]);
}

export async function listLayouts(options: CommonOptions): Promise<void> {
  const entries = await withClient(options, (client) => client.layouts.list(organisation(options)));
  const layouts = entries.map((entry) => ({
    id: entry.layout.id,
    name: entry.layout.name,
    symbol: entry.layout.symbol,
    built_in: entry.built_in,
    stocks: entry.stocks,
  }));
  write(
    options,
    { layouts },
    layouts.map(({ id, name, built_in: builtIn }) => [id, name, builtIn ? 'built in' : 'own'].join('  ')),
  );
}

export async function showLayout(options: CommonOptions, id: string): Promise<void> {
  const entry = await withClient(options, (client) => client.layouts.get({ ...organisation(options), id }));
  write(options, entry, [
    JSON.stringify(entry.layout, null, 2),
    `${entry.built_in ? 'built in' : 'own'}; stocks: ${entry.stocks.join(', ')}`,
  ]);
}

/** Brings a definition in; with `replace` it may change one that is there. */
export async function importDefinition(
  options: CommonOptions,
  part: Part,
  file: string,
  replace: boolean,
): Promise<void> {
  const json = readText(resolve(file));
  const id = await withClient(options, async (client) => {
    const input = { ...organisation(options), json, replace };
    return part === 'stocks'
      ? (await client.stocks.importJson(input)).stock.id
      : (await client.layouts.importJson(input)).layout.id;
  });
  write(options, { id }, [`${id} is there`]);
}

export async function exportDefinition(
  options: CommonOptions,
  part: Part,
  id: string,
  out: string,
): Promise<void> {
  const { json } = await withClient(options, (client) =>
    client[part].exportJson({ ...organisation(options), id }),
  );
  const path = save(out, json);
  write(options, { id, path }, [path]);
}

export async function removeDefinition(options: CommonOptions, part: Part, id: string): Promise<void> {
  const result = await withClient(options, (client) => client[part].remove({ ...organisation(options), id }));
  write(options, result, [`${id} is removed`]);
}

export async function proofStock(options: CommonOptions, id: string, out: string): Promise<void> {
  const bytes = await withClient(options, async (client) => {
    const { file } = await client.stocks.proof({ ...organisation(options), id });
    return new Uint8Array(await file.arrayBuffer());
  });
  const path = save(out, bytes);
  write(options, { id, path, bytes: bytes.length }, [`${path}: print it at actual size`]);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (caught) {
    throw new PrintRoomError('unreadable_file', `${path} cannot be read: ${toErrorData(caught).message}`, {
      cause: caught,
    });
  }
}

function save(out: string, content: string | Uint8Array): string {
  const path = resolve(out);
  try {
    writeFileSync(path, content);
  } catch (caught) {
    const { code, message } = toErrorData(caught);
    throw new PrintRoomError(
      code === 'disk_full' ? code : 'folder_not_writable',
      `${path} cannot be written: ${message}`,
      { cause: caught },
    );
  }
  return path;
}
