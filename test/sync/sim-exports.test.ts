import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fromBuffer, type Entry } from 'yauzl';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { identityOf } from '../closient-sim/catalog/catalog.ts';
import type { Identity, Row } from '../closient-sim/catalog/rows.ts';
import type { Sim } from '../closient-sim/sim.ts';
import { readSymbols } from '../support/raster.ts';
import { ask, openSim, post } from './sim-support.ts';

const exportPath = '/products/api/v1/labels/export/';

interface Status {
  readonly status: string;
  readonly total_items: number;
  readonly processed_items: number;
  readonly progress_percent: number;
  readonly download_url: string | null;
  readonly expires_at: string | null;
  readonly output_filename: string | null;
  readonly file_size_bytes: number;
  readonly error: string | null;
}

async function submit(sim: Sim, body: object): Promise<string> {
  const answer = await post(sim, exportPath, body);
  expect(answer.status).toBe(202);
  return ((await answer.json()) as { poll_url: string }).poll_url;
}

async function poll(sim: Sim, url: string): Promise<Status> {
  return (await (await ask(sim, url)).json()) as Status;
}

/** Polls to the end. */
async function finish(sim: Sim, url: string): Promise<Status[]> {
  const seen = [await poll(sim, url)];
  while (!/completed|failed/.test(seen.at(-1)?.status ?? '')) seen.push(await poll(sim, url));
  return seen;
}

async function download(status: Status): Promise<Buffer> {
  const answer = await fetch(status.download_url ?? '');
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

async function unzip(archive: Buffer): Promise<Map<string, Buffer>> {
  const members = new Map<string, Buffer>();
  await new Promise<void>((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('error', reject).on('end', resolve);
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error) return reject(error);
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('error', reject).on('end', () => {
            members.set(entry.fileName, Buffer.concat(parts));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
  return members;
}

let prepared: Promise<unknown> | null = null;

/** What an independent reader finds in a picture. */
async function decodePng(file: Buffer): Promise<string[]> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepared ??= readFile(wasm).then((bytes) =>
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(bytes).buffer }, fireImmediately: true }),
  );
  await prepared;
  const found = await readBarcodes(new Uint8Array(file), { textMode: 'Plain' });
  return found.map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
}

/** Squares of the one path of an SVG, drawn and read. */
async function decodeSvg(file: Buffer): Promise<string[]> {
  const text = file.toString();
  const side = Number(/viewBox="0 0 (\d+)/.exec(text)?.[1]);
  const scale = 4;
  const pixels = new Uint8Array((side * scale) ** 2).fill(255);
  for (const [, x, y, length] of text.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      const from = row * side * scale + Number(x) * scale;
      pixels.fill(0, from, from + Number(length) * scale);
    }
  }
  return (await readSymbols({ width: side * scale, height: side * scale, pixels })).map(({ text }) => text);
}

const gs = '\x1d';

function elements({ gtin, lot, serial, expiry, bestBefore }: Identity): string {
  const date = expiry === null ? (bestBefore === null ? '' : `15${bestBefore}`) : `17${expiry}`;
  const tail = [lot === null ? '' : `10${lot}`, serial === null ? '' : `21${serial}`].filter(
    (part) => part !== '',
  );
  return `01${gtin}${date}${tail.join(gs)}`;
}

/** Members in the order of their names, which is the order of the items. */
async function decodeAll(members: Map<string, Buffer>, decode: (file: Buffer) => Promise<string[]>) {
  const texts: string[] = [];
  for (const name of [...members.keys()].sort())
    texts.push(...(await decode(members.get(name) ?? Buffer.alloc(0))));
  return texts;
}

test('a DataMatrix export is pending, runs, completes, and every symbol of its ZIP says its serial', async () => {
  const sim = await openSim({ serials: 120, lotlessEvery: 11 });
  const url = await submit(sim, { scope: 'serials', export_type: 'datamatrix', file_format: 'png' });
  const polls = await finish(sim, url);
  expect(
    polls.map(({ status, total_items: total, progress_percent: percent }) => [status, total, percent]),
  ).toEqual([
    ['pending', 0, 0],
    ['processing', 120, 25],
    ['processing', 120, 50],
    ['completed', 120, 100],
  ]);
  const last = polls.at(-1) as Status;
  expect(last.output_filename).toMatch(/^datamatrix-serials-\w{8}-120\.zip$/);
  const archive = await download(last);
  expect(archive).toHaveLength(last.file_size_bytes);
  const texts = await decodeAll(await unzip(archive), decodePng);
  expect(texts).toEqual([...sim.data.rows('serials')].map((row) => elements(identityOf(row))));
});

test('SVG and QR exports say the same lots', async () => {
  const sim = await openSim({ lots: 12, settings: { digitalLinkStem: 'https://id.example.com' } });
  const lots = [...sim.data.rows('lots')].map(identityOf);
  const make = async (type: string, format: string): Promise<Map<string, Buffer>> => {
    const url = await submit(sim, { scope: 'lots', export_type: type, file_format: format });
    return unzip(await download(await poll(sim, url)));
  };
  expect(await decodeAll(await make('datamatrix', 'svg'), decodeSvg)).toEqual(lots.map(elements));
  const links = lots.map(({ gtin, lot, expiry, bestBefore }) => {
    const date = expiry === null ? (bestBefore === null ? '' : `?15=${bestBefore}`) : `?17=${expiry}`;
    return `https://id.example.com/01/${gtin}/10/${encodeURIComponent(lot ?? '')}${date}`;
  });
  expect(await decodeAll(await make('qr_codes', 'png'), decodePng)).toEqual(links);
  expect(await decodeAll(await make('qr_codes', 'svg'), decodeSvg)).toEqual(links);
  expect((await make('codes_combined', 'svg')).size).toBe(24);
  expect((await make('barcodes_1d', 'eps')).size).toBe(12);
});

test('filters leave the active rows that they name', async () => {
  const sim = await openSim({ products: 5, lots: 40, serials: 400 });
  const lots = [...sim.data.rows('lots')];
  const select = async (filters: object, scope = 'lots'): Promise<number> => {
    const url = await submit(sim, { scope, export_type: 'datamatrix', file_format: 'svg', filters });
    return (await poll(sim, url)).total_items;
  };
  const createdOf = (n: number): string => String(lots[n]?.['created']);
  expect(await select({ created_after: createdOf(30) })).toBe(10);
  expect(await select({ created_after: createdOf(30), created_before: createdOf(31) })).toBe(2);
  expect(await select({ gtins: [lots[2]?.gtin] })).toBe(8);
  expect(await select({ product_id: lots[2]?.['product_id'] })).toBe(8);
  expect(await select({ lot_run_id: lots[0]?.['lot_run_id'] })).toBe(10);
  expect(await select({ lot_ids: [lots[1]?.id, 'unknown'] })).toBe(1);
  sim.data.change('lots', 1, { is_active: false });
  sim.data.markPrinted('lots', 2, 3);
  expect(await select({ never_printed: true })).toBe(37);
  sim.advance(86_400_000);
  const since = new Date(sim.now()).toISOString();
  sim.data.add('lots', 3);
  expect(await select({ created_after: since })).toBe(3);
  for (const filters of [{ gtins: 'x' }, { created_after: 'soon' }, { lot_ids: Array(5_001).fill('x') }]) {
    const body = { scope: 'lots', export_type: 'datamatrix', file_format: 'svg', filters };
    expect((await post(sim, exportPath, body)).status).toBe(422);
  }
  const incoherent = { scope: 'lots', export_type: 'sheet_pdf', file_format: 'png' };
  expect((await post(sim, exportPath, incoherent)).status).toBe(422);
});

test('whether an export counts as printing can be chosen, and what fails says so', async () => {
  const sim = await openSim({ lots: 9 });
  const body = {
    scope: 'lots',
    export_type: 'datamatrix',
    file_format: 'svg',
    filters: { never_printed: true },
  };
  const totals = async () => {
    const { status, total_items: total, error } = await poll(sim, await submit(sim, body));
    return { status, total, error };
  };
  expect(await totals()).toMatchObject({ total: 9 });
  expect(await totals()).toMatchObject({ total: 9 });
  sim.settings.exportMarksPrinted = true;
  expect(await totals()).toMatchObject({ total: 9 });
  expect(await totals()).toEqual({ status: 'failed', total: 0, error: 'The filters match nothing.' });
  sim.settings.exportError = 'The worker was lost.';
  expect(await totals()).toMatchObject({ status: 'failed', error: 'The worker was lost.' });
  expect((await ask(sim, `${exportPath}bad/`)).status).toBe(422);
  expect((await ask(sim, `${exportPath}${'x'.repeat(22)}/`)).status).toBe(404);
});

test('a signed URL serves parts, expires, is fresh at the next poll, and takes no key', async () => {
  const sim = await openSim({ lots: 5 });
  const url = await submit(sim, { scope: 'lots', export_type: 'datamatrix', file_format: 'png' });
  const first = await poll(sim, url);
  expect(new URL(first.download_url ?? '').origin).toBe(sim.filesUrl);
  expect(first.expires_at).toBe(new Date(sim.now() + 900_000).toISOString());
  const whole = await download(first);
  const part = async (range: string, more: Record<string, string> = {}): Promise<Response> =>
    fetch(first.download_url ?? '', { headers: { Range: range, ...more } });
  const middle = await part('bytes=100-199');
  expect([middle.status, middle.headers.get('Content-Range')]).toEqual([
    206,
    `bytes 100-199/${whole.length}`,
  ]);
  expect(Buffer.from(await middle.arrayBuffer())).toEqual(whole.subarray(100, 200));
  expect(Buffer.from(await (await part('bytes=200-')).arrayBuffer())).toEqual(whole.subarray(200));
  expect((await part(`bytes=${whole.length}-`)).status).toBe(416);
  expect((await part('bytes=5-', { 'If-Range': '"other"' })).status).toBe(200);
  sim.faults.next({ origin: 'files' }, { kind: 'ignore_range' });
  expect((await part('bytes=5-')).status).toBe(200);
  sim.faults.next({ origin: 'files' }, { kind: 'cut', where: 'within', bytes: 10 });
  await expect((await part('bytes=0-')).arrayBuffer()).rejects.toThrow('terminated');
  expect((await fetch((first.download_url ?? '').replace('/exports', '/exports/x'))).status).toBe(403);
  sim.faults.next({ origin: 'files' }, { kind: 'expired' });
  expect((await fetch(first.download_url ?? '')).status).toBe(403);
  expect(sim.seen.violations).toEqual([]);

  const refused = await fetch(first.download_url ?? '', { headers: { 'X-API-Key': sim.key } });
  expect(refused.status).toBe(400);
  expect(sim.seen.violations.map(({ kind }) => kind)).toEqual(['key_at_other_origin']);
  expect(JSON.stringify(sim.seen.requests)).not.toContain('Signature');
  sim.advance(900_001);
  expect((await fetch(first.download_url ?? '')).status).toBe(403);
  const second = await poll(sim, url);
  expect(await download(second)).toEqual(whole);
  sim.files.expireAll();
  expect((await fetch(second.download_url ?? '')).status).toBe(403);
  expect(await download(await poll(sim, url))).toEqual(whole);
});

test('a sheet is a PDF, and a data export an archive of both kinds', async () => {
  const sim = await openSim({ lots: 64 });
  const url = await submit(sim, { scope: 'lots', export_type: 'sheet_pdf', file_format: 'pdf' });
  const sheet = await download((await finish(sim, url)).at(-1) as Status);
  expect(sheet.toString('latin1')).toMatch(/^%PDF-1\.4[\s\S]*\/Count 2 [\s\S]*%%EOF\n$/);

  for (const format of ['zip', 'tar.gz']) {
    const path = `/dashboard/api/v1/data-export/${sim.organizationId}`;
    const requested = await ask(sim, `${path}?archive_format=${format}`, { method: 'POST' });
    const { job_id: job } = (await requested.json()) as { job_id: string };
    const last = (await finish(sim, `${path}/${job}`)).at(-1) as Status;
    expect(last).toMatchObject({ status: 'completed', archive_format: format, format_version: '1.0' });
    const file = await download(last);
    if (format === 'zip') expect([...(await unzip(file)).keys()]).toContain('manifest.yaml');
    else expect(gunzipSync(file).toString('latin1')).toContain('organization.yaml');
  }
  const foreign = `/dashboard/api/v1/data-export/${'2'.repeat(22)}`;
  expect((await ask(sim, foreign, { method: 'POST' })).status).toBe(403);
});

test('one QR code shows which host stands on labels', async () => {
  const sim = await openSim({ settings: { digitalLinkStem: 'https://acme.gtin.one' } });
  const body = { gtin: '614141123452', lot: 'LOT1', serial: 'SN/1', expiry: '261231', format: 'png' };
  const answer = await post(sim, '/products/api/v1/qr/', body);
  expect(answer.headers.get('Content-Type')).toBe('image/png');
  const file = Buffer.from(await answer.arrayBuffer());
  expect(await decodePng(file)).toEqual([
    'https://acme.gtin.one/01/00614141123452/10/LOT1/21/SN%2F1?17=261231',
  ]);
  const etag = answer.headers.get('ETag') ?? '';
  const again = await ask(sim, '/products/api/v1/qr/', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'If-None-Match': etag },
  });
  expect(again.status).toBe(304);
  expect((await post(sim, '/products/api/v1/qr/', { ...body, lot: 'A B' })).status).toBe(422);
});

test('events are kept once by id and in order, and refused whole where one is wrong', async () => {
  const sim = await openSim({ serials: 20 });
  const path = '/products/api/v1/lifecycle-events';
  const event = (id: string, row: number, more: object = {}): object => {
    const { gtin, serial } = sim.data.identity('serials', row);
    return { client_event_id: id, event_type: 'PRINTED', gtin, serial, ...more };
  };
  const send = async (...events: object[]) => {
    const answer = await post(sim, path, { events });
    return { status: answer.status, body: (await answer.json()) as { data?: object[]; error_code?: string } };
  };
  expect((await send(event('a.1', 0), event('a.2', 1))).body.data).toMatchObject([
    { client_event_id: 'a.1', recorded: true },
    { client_event_id: 'a.2', recorded: true },
  ]);
  expect((await send(event('a.2', 1), event('a.3', 2))).body.data).toMatchObject([
    { recorded: false },
    { recorded: true },
  ]);
  expect((await send(event('a.4', 3), event('a.5', 0))).body.error_code).toBe('needs_reason');
  expect((await send(event('a.4', 3), event('a.4b', 3))).body.error_code).toBe('needs_reason');
  expect((await send(event('a.1', 5))).body.error_code).toBe('conflict');
  expect((await send(event('a.4', 3), event('a.6', 4, { serial: 'NONE' }))).status).toBe(422);
  expect((await send(event('a.4', 3, { colour: 'red' }))).status).toBe(422);
  expect(sim.lifecycle.events.map(({ client_event_id: id }) => id)).toEqual(['a.1', 'a.2', 'a.3']);
  expect((await send(event('a.5', 0, { reason: 'torn' }))).status).toBe(200);
  sim.lifecycle.addFromStation({ station: 'Line 2', kind: 'serials', number: 7 });
  const listed = (await (await ask(sim, path)).json()) as { data: object[] };
  expect(listed.data.slice(-2)).toMatchObject([
    { client_event_id: 'a.5', event_type: 'REPRINTED', reason: 'torn' },
    { event_type: 'PRINTED', station: 'Line 2', serial: sim.data.identity('serials', 7).serial },
  ]);
  const serials = (await (await ask(sim, '/products/api/v1/serials?page_size=8')).json()) as { data: Row[] };
  expect(serials.data.map((row) => row['print_state'])).toEqual([
    'printed',
    'printed',
    'printed',
    'free',
    'free',
    'free',
    'free',
    'printed',
  ]);
});

test('EPCIS capture takes an event once, says which one is wrong, and keeps what came before it', async () => {
  const sim = await openSim();
  const event = (id: string, more: object = {}): object => ({
    type: 'ObjectEvent',
    eventID: id,
    eventTime: '2026-10-01T10:00:00Z',
    eventTimeZoneOffset: '+00:00',
    action: 'OBSERVE',
    bizStep: 'encoding',
    epcList: ['https://id.gs1.org/01/00614141123452/21/1', 'b'],
    ...more,
  });
  const send = async (...eventList: object[]) => {
    const answer = await post(sim, '/epcis/api/2.0/capture', {
      type: 'EPCISDocument',
      epcisBody: { eventList },
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const first = await send(event('urn:1'));
  expect(first).toMatchObject({
    status: 201,
    body: { createdEvents: 1, captureID: expect.any(String) as string },
  });
  expect((await send(event('urn:1'))).status).toBe(409);
  expect(
    (await send(event('urn:other', { epcList: ['b', 'https://id.gs1.org/01/00614141123452/21/1'] }))).status,
  ).toBe(409);
  const partly = await send(event('urn:2', { epcList: ['c'] }), event('urn:3', { eventTime: 'soon' }));
  expect([partly.status, partly.body['detail']]).toEqual([400, 'urn:3: eventTime is no date-time']);
  expect(sim.epcis.size).toBe(2);
  expect((await send()).status).toBe(400);
  sim.settings.role = 'editor';
  expect((await send(event('urn:4', { epcList: ['d'] }))).status).toBe(403);
});
