import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { normalizeGtin, parseDate, validateLot, validateSerial } from '../../src-shared/gs1/index.ts';
import { ask, openSim, page, pass, post, wide } from './sim-support.ts';

test('a pass over each list sees every row once, and the same rows for the same seed', async () => {
  const options = { products: 7, lots: 230, serials: 1_234, seed: 5, quota: wide };
  const sim = await openSim(options);
  const twin = await openSim(options);
  const other = await openSim({ ...options, seed: 6 });
  for (const [list, count] of Object.entries({ products: 7, lots: 230, serials: 1_234 })) {
    const rows = await pass(sim, list);
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(count);
    expect(await pass(twin, list)).toEqual(rows);
    expect(await pass(other, list)).not.toEqual(rows);
  }
});

test('every row of a clean list keeps the rules of GS1', async () => {
  const sim = await openSim({ products: 30, lots: 300, serials: 2_000, lotlessEvery: 9 });
  for (const { gtin } of sim.data.rows('products'))
    expect(normalizeGtin(gtin)).toEqual({ ok: true, value: gtin });
  for (const row of sim.data.rows('lots')) expect(validateLot(String(row['lot'])).ok).toBe(true);
  const serials = [...sim.data.rows('serials')];
  for (const row of serials) expect(validateSerial(String(row['serial'])).ok).toBe(true);
  for (const row of [...sim.data.rows('lots'), ...serials]) {
    const date = row['expiry'] ?? row['best_before'];
    if (typeof date === 'string') expect(parseDate(date, 2026).ok).toBe(true);
  }
  expect(serials.filter((row) => row['lot'] === null)).toHaveLength(222);
});

test('bad rows are as many as asked for, and a client can tell each from the good ones', async () => {
  const faults = {
    gtin_check_digit: 2,
    blank_inside: 3,
    too_long: 2,
    impossible_date: 4,
    duplicate: 2,
    no_key: 1,
  };
  const sim = await openSim({ serials: 5_000, bad: { serials: faults } });
  const bad = sim.data.badRows('serials');
  expect(bad.map(({ fault }) => fault).sort()).toEqual(
    Object.entries(faults)
      .flatMap(([name, n]) => Array.from({ length: n }, () => name))
      .sort(),
  );
  const good = [...sim.data.goodRows('serials')];
  expect(good).toHaveLength(5_000 - 14);
  const keys = new Set(good.map((row) => `${row.gtin} ${String(row['serial'])}`));
  expect(keys.size).toBe(good.length);
  for (const { row } of bad) {
    const key = `${row.gtin} ${String(row['serial'])}`;
    const breaks = [
      normalizeGtin(row.gtin).ok,
      typeof row['serial'] === 'string' && validateSerial(row['serial']).ok,
      typeof row['expiry'] !== 'string' || parseDate(row['expiry'], 2026).ok,
      !keys.has(key),
    ].filter((fine) => !fine);
    expect(breaks.length).toBeGreaterThan(0);
  }
});

test('rows that are added, removed and changed show in the next pass, also while a pass runs', async () => {
  const sim = await openSim({ serials: 250 });
  const before = await pass(sim, 'serials');
  const [removed, changed] = [17, 42];
  sim.faults.before({ path: '/products/api/v1/serials' }, 2, () => {
    sim.data.remove('serials', removed, 249);
    sim.data.add('serials', 30);
    sim.data.change('serials', changed, { expiry: '310101', best_before: null });
  });
  // Page 1 came before: it has the removed row, and row 100 slips to where nobody looks again.
  const during = await pass(sim, 'serials');
  expect(during.map(({ id }) => id)).not.toContain(before[100]?.id);
  expect(during).toHaveLength(278);
  const after = await pass(sim, 'serials');
  expect(after).toHaveLength(278);
  expect(after.map(({ id }) => id)).toContain(before[100]?.id);
  expect(after.map(({ id }) => id)).not.toContain(before[removed]?.id);
  expect(after.find(({ id }) => id === before[changed]?.id)).toMatchObject({ expiry: '310101' });
  sim.data.restore('serials', removed);
  expect((await pass(sim, 'serials')).map(({ id }) => id)).toContain(before[removed]?.id);
});

test('the newest row comes first where the server orders so', async () => {
  const sim = await openSim({ serials: 250, settings: { order: 'newest-first' } });
  const first = await page(sim, 'serials', 1);
  sim.data.add('serials', 5);
  const second = await page(sim, 'serials', 2);
  expect(second.data.slice(0, 5)).toEqual(first.data.slice(-5));
});

test('pages have the envelope, and a page past the end is empty', async () => {
  const sim = await openSim({ products: 53 });
  expect((await page(sim, 'products', 2, 25)).pagination).toEqual({
    page: 2,
    page_size: 25,
    total_count: 53,
    total_pages: 3,
    has_next: true,
    has_previous: true,
  });
  expect((await page(sim, 'products/', 9, 25)).data).toEqual([]);
  for (const query of ['page=0', 'page_size=101', 'page=x']) {
    const answer = await ask(sim, `/products/api/v1/products?organization_id=${sim.organizationId}&${query}`);
    expect(answer.status).toBe(422);
  }
  expect((await ask(sim, '/products/api/v1/products')).status).toBe(422);
});

test('whoami says who the key is, and every id is also taken as a UUID', async () => {
  const sim = await openSim();
  const who = (await (await ask(sim, '/account/api/v1/whoami')).json()) as {
    organizations: { id: string }[];
    api_key: { role: string };
  };
  expect(who.organizations).toEqual([{ id: sim.organizationId, name: 'Stand-in Foods' }]);
  expect(who.api_key.role).toBe('manager');
  sim.settings.ids = 'uuid';
  const [lot] = (await page(sim, 'lots', 1, 1)).data;
  expect(lot?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  const filters = { lot_ids: [lot?.id] };
  const sent = { scope: 'lots', export_type: 'datamatrix', file_format: 'svg', filters };
  sim.settings.ids = 'short';
  const { poll_url: url } = (await (await post(sim, '/products/api/v1/labels/export/', sent)).json()) as {
    poll_url: string;
  };
  expect(await (await ask(sim, url)).json()).toMatchObject({ status: 'completed', total_items: 1 });
});

test('what openapi.json names is there, and what it does not name is not', async () => {
  const sim = await openSim();
  const paths = async (): Promise<string[]> => {
    const document = (await (await fetch(`${sim.url}/products/api/v1/openapi.json`)).json()) as {
      paths: object;
    };
    return Object.keys(document.paths);
  };
  const assumed = ['lots', 'serials', 'lifecycle-events'].map((name) => `/products/api/v1/${name}`);
  expect(await paths()).toEqual(expect.arrayContaining(assumed));
  for (const path of assumed) expect((await ask(sim, path)).status).toBe(200);
  Object.assign(sim.settings, { lots: false, serials: false, lifecycle: false });
  for (const path of assumed) {
    expect(await paths()).not.toContain(path);
    expect((await ask(sim, path)).status).toBe(404);
  }
  sim.settings.openapi = false;
  expect((await fetch(`${sim.url}/products/api/v1/openapi.json`)).status).toBe(404);
});

test('both windows count, say what is left, refuse what is too much and open again', async () => {
  const quota = [
    { limit: 5, seconds: 60 },
    { limit: 8, seconds: 3_600 },
  ];
  const sim = await openSim({ quota });
  const call = async () => {
    const { status, headers } = await ask(sim, '/account/api/v1/whoami');
    const [limit, left, reset, retry] = ['Limit', 'Remaining', 'Reset'].map((name) =>
      headers.get(`RateLimit-${name}`),
    );
    return { status, limit, left, reset, retry: retry ?? headers.get('Retry-After'), headers };
  };
  const first = await call();
  expect(first).toMatchObject({ status: 200, limit: '5', left: '4', reset: '60' });
  expect(first.headers.get('RateLimit-Policy')).toBe('5;w=60, 8;w=3600');
  expect(first.headers.get('X-RateLimit-Reset')).toBe(String(sim.now() / 1000 + 60));
  for (let i = 0; i < 4; i++) expect((await call()).status).toBe(200);
  expect(sim.seen.violations).toEqual([]);
  sim.advance(20_500);
  expect(await call()).toMatchObject({ status: 429, left: '0', retry: '40' });
  expect(sim.seen.violations.map(({ kind }) => kind)).toEqual(['quota_exceeded']);
  sim.advance(39_500);
  for (let i = 0; i < 3; i++) expect((await call()).status).toBe(200);
  expect(await call()).toMatchObject({ status: 429, limit: '8', retry: '3540' });
  sim.advance(3_540_000);
  expect((await call()).status).toBe(200);
  expect(sim.quota.peaks.map(({ peak }) => peak)).toEqual([5, 8]);
  // Others use the same key.
  sim.quota.use(3, sim.now());
  expect(await call()).toMatchObject({ status: 200, left: '0' });
  expect((await call()).status).toBe(429);
  expect(sim.seen.mostIn(60)).toBe(6);
});

test('the list of what was seen has methods, paths and whether a key came, and never the key', async () => {
  const sim = await openSim();
  await ask(sim, '/account/api/v1/whoami?x=1');
  await fetch(`${sim.url}/account/api/v1/whoami`);
  await ask(sim, '/account/api/v1/whoami', { headers: { 'X-API-Key': 'csb_wrong_00000000' } });
  await fetch(`${sim.url}/account/api/v1/whoami`, { headers: { Authorization: `Bearer ${sim.key}` } });
  expect(sim.seen.requests.map(({ key, status }) => `${key} ${status}`)).toEqual([
    'right 200',
    'none 401',
    'other 401',
    'right 200',
  ]);
  expect(sim.seen.requests[0]).toMatchObject({
    method: 'GET',
    path: '/account/api/v1/whoami',
    query: '?x=1',
  });
  expect(JSON.stringify([sim.seen.requests, sim.seen.violations])).not.toContain(sim.key.slice(4, 36));
});

test('a key that is revoked in the middle is refused, and using it again is noticed', async () => {
  const sim = await openSim({ serials: 1_000 });
  sim.revokeKey(3);
  const path = '/products/api/v1/serials';
  const statuses = [];
  for (let i = 0; i < 5; i++) statuses.push((await ask(sim, path)).status);
  expect(statuses).toEqual([200, 200, 200, 401, 401]);
  expect(sim.seen.violations.map(({ kind }) => kind)).toEqual(['used_revoked_key']);
});

test('errors come as problems, or in the older envelope; unknown fields come where they are asked for', async () => {
  const sim = await openSim();
  const unknown = await ask(sim, '/products/api/v1/products/09521234543213');
  expect(unknown.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await unknown.json()).toEqual({
    type: 'https://closient.com/docs/errors/not_found',
    title: 'Not Found',
    status: 404,
    retryable: false,
    detail: expect.any(String) as string,
    error_code: 'not_found',
    timestamp: '2026-11-01T00:00:00.000Z',
  });
  sim.settings.errorForm = 'old';
  const old = await ask(sim, '/products/api/v1/products/09521234543213');
  expect(await old.json()).toEqual({
    error: { code: 'NOT_FOUND', message: expect.any(String) as string, status: 404 },
  });
  sim.settings.extraFields = true;
  expect(Object.keys((await page(sim, 'lots', 1, 1)).data[0] ?? {})).toContain('x_new');
});

test('paths that end with a slash need it', async () => {
  const sim = await openSim();
  expect((await post(sim, '/products/api/v1/labels/export', {})).status).toBe(404);
  expect((await post(sim, '/products/api/v1/labels/export/', {})).status).toBe(422);
  expect((await ask(sim, '/products/api/v1/labels/export/')).status).toBe(405);
});

test('a million rows cost little memory, and the program ends on SIGTERM', async () => {
  const main = fileURLToPath(new URL('../closient-sim/main.ts', import.meta.url));
  const sizes = ['--serials', '1000000', '--lots', '20000', '--products', '500', '--quota', '1000000;w=60'];
  const child = spawn(process.execPath, [main, ...sizes, '--life', '120'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const said = JSON.parse(line) as { url: string; api_key: string; organization_id: string; pid: number };
  expect(said.pid).toBe(child.pid);
  const ids = new Set<string>();
  for (let number = 1; number <= 10_000; number += 20) {
    const url = `${said.url}/products/api/v1/serials?page=${number}&page_size=100`;
    const answer = await fetch(url, { headers: { 'X-API-Key': said.api_key } });
    for (const { id } of ((await answer.json()) as { data: { id: string }[] }).data) ids.add(id);
  }
  expect(ids.size).toBe(50_000);
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
    // Node itself takes about 70 MB.
    expect(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1])).toBeLessThan(250_000);
  }
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
});

test('it stops by itself at the end of its life', async () => {
  const sim = await openSim({ maximumLifeMs: 1 });
  await sim.closed;
  await expect(fetch(sim.url)).rejects.toThrow('fetch failed');
});
