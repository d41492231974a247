import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { createOrganisation } from '../../src-main/core/catalog/organisations.ts';
import { createNodePorts } from '../../src-main/core/node-ports.ts';
import { publicId } from '../../src-shared/ids.ts';
import { keyRoles, type KeyRole } from '../../src-shared/models/key-roles.ts';
import { openTestHost, type Answer, type ApiInit, type TestHost } from '../support/host.ts';
import { clientOf, csvFile, serialsCsv, temporaryFolder, testPorts } from '../support/room.ts';
import type { Client } from '../support/printing.ts';

const start = Date.UTC(2026, 10, 22, 8);
const whoami = '/account/api/v1/whoami';
const submitPath = '/products/api/v1/labels/export/';
const submitBody = JSON.stringify({ scope: 'serials', export_type: 'sheet_pdf', file_format: 'pdf' });

let clock: number;
let host: TestHost;
let client: Client;
beforeEach(async () => {
  clock = start;
  host = await openTestHost({ ports: { now: () => clock } });
  client = clientOf(host.room);
});

function as(key: string, path = whoami, init: ApiInit = {}): Promise<Answer> {
  return host.api(path, { ...init, headers: { 'x-api-key': key } });
}

function expectRefused(answer: Answer, sentence: RegExp): void {
  expect(answer.status).toBe(401);
  expect(answer.json).toMatchObject({ error_code: 'unauthorized', detail: expect.stringMatching(sentence) });
}

describe('a new key', () => {
  test('has the documented form, is good at once, and says who it is', async () => {
    const created = await client.keys.create({ role: 'editor', description: 'Line 3' });
    const [prefix, body = '', checksum] = created.key.split('_');
    expect([prefix, checksum]).toEqual(['csb', crc32(body).toString(16).padStart(8, '0')]);
    expect(body).toMatch(/^[0-9A-Za-z]{32}$/);
    const answer = await as(created.key);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({
      api_key: {
        id: created.id,
        description: 'Line 3',
        role: 'editor',
        created: new Date(start).toISOString(),
      },
    });
  });

  test('is on disk as a hash only: not in the database, not in a log, not in a list', async () => {
    const folder = temporaryFolder();
    const { resources, threads } = testPorts(folder);
    const backup = new URL('file:///');
    // The real log this time.
    const { logger } = createNodePorts({
      dataFolder: folder,
      resources,
      threads,
      backup,
      version: '0.0.0-test',
    });
    host = await openTestHost({ folder, ports: { logger } });
    client = clientOf(host.room);
    const { key } = await client.keys.create({ role: 'editor', description: 'Line 3' });
    await as(key);
    await as(key, '/products/api/v1/nothing');
    await as(key, submitPath, { method: 'POST', body: '{' });
    expect(JSON.stringify(await client.keys.list({}))).not.toContain(key.split('_')[1]);
    host.room.db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    const files = filesIn(folder);
    expect(files.some((file) => file.endsWith('print-room.db'))).toBe(true);
    const secret = key.split('_')[1] ?? '';
    for (const file of files) expect(readFileSync(file).includes(secret), file).toBe(false);
    const hash = host.room.db.prepare('SELECT hash FROM api_keys').pluck().get();
    expect(hash).toBe(createHash('sha256').update(key).digest('hex'));
  });

  test('that would be over before it begins is refused, and nothing is stored', async () => {
    await expect(
      client.keys.create({ role: 'editor', expires_at: new Date(start).toISOString() }),
    ).rejects.toThrow(/expired before its first use/);
    expect(await client.keys.list({})).toEqual([]);
  });
});

describe('a key that is good no longer', () => {
  test('a revoked one is refused with its next request', async () => {
    const { key, id } = await client.keys.create({ role: 'editor' });
    expect((await as(key)).status).toBe(200);
    expect(await client.keys.revoke({ id })).toMatchObject({ is_active: false });
    expectRefused(await as(key), /was revoked/);
    expect(await client.keys.list({})).toMatchObject([{ id, revoked_at: new Date(start).toISOString() }]);
  });

  test('revoking twice keeps the first date, and an unknown one is an error', async () => {
    const { id } = await client.keys.create({ role: 'editor' });
    await client.keys.revoke({ id });
    clock += 1_000;
    expect(await client.keys.revoke({ id })).toMatchObject({ revoked_at: new Date(start).toISOString() });
    await expect(client.keys.revoke({ id: 'nothing' })).rejects.toThrow(/no API key nothing/);
  });

  test('an expired one is refused from that moment on', async () => {
    const { key } = await client.keys.create({
      role: 'editor',
      expires_at: new Date(start + 10_000).toISOString(),
    });
    clock += 9_999;
    expect((await as(key)).status).toBe(200);
    clock += 1;
    expectRefused(await as(key), /has expired/);
    expect(await client.keys.list({})).toMatchObject([{ is_active: false, revoked_at: null }]);
  });

  test('one with a slip in it is told apart from an unknown one by its checksum', async () => {
    const { key } = await client.keys.create({ role: 'editor' });
    const other = key.replace(/^csb_./, (text) => (text.endsWith('A') ? 'csb_B' : 'csb_A'));
    expectRefused(await as(other), /mistyped/);
    expectRefused(await as(key.slice(0, -1)), /mistyped/);
    const unknown = `csb_${'A'.repeat(32)}_${crc32('A'.repeat(32)).toString(16).padStart(8, '0')}`;
    expectRefused(await as(unknown), /not known/);
    expectRefused(await as('hello'), /no API key/);
  });
});

describe('roles', () => {
  const keys = {} as Record<KeyRole, string>;
  beforeEach(async () => {
    await client.admin.importFile({ path: csvFile(serialsCsv(1)) });
    for (const role of keyRoles) keys[role] = (await client.keys.create({ role })).key;
  });

  test('manager and editor may submit, and everybody may poll', async () => {
    for (const role of ['manager', 'editor'] as const) {
      const accepted = await as(keys[role], submitPath, { method: 'POST', body: submitBody });
      expect(accepted.status, accepted.text).toBe(202);
      const poll = await as(keys.readonly, `${submitPath}${String(accepted.json['job_id'])}/`);
      expect(poll.status).toBe(200);
    }
  });

  test('a key that may only read asks for nothing new: 403, for the owner to change, and nothing is stored', async () => {
    const event = { client_event_id: '1', event_type: 'PRINTED', gtin: '09521234000013', serial: 'S000001' };
    for (const [path, body] of [
      [submitPath, submitBody],
      ['/products/api/v1/lifecycle-events', JSON.stringify({ events: [event] })],
      [`/dashboard/api/v1/data-export/${host.host.address.organization_id}`, '{}'],
    ] as const) {
      const answer = await as(keys.readonly, path, { method: 'POST', body });
      expect(answer.status, path).toBe(403);
      expect(answer.json).toMatchObject({
        error_code: 'forbidden',
        owner_action_required: true,
        retryable: false,
        detail: expect.stringMatching(/role readonly/),
      });
    }
    for (const table of ['jobs', 'lifecycle_events', 'data_exports']) {
      expect(host.room.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
    }
  });
});

describe('keys over HTTP', () => {
  const path = '/account/api/v1/api-keys';

  test('a manager creates, lists and revokes them', async () => {
    const created = await host.api(path, {
      method: 'POST',
      body: JSON.stringify({ role: 'editor', name: 'ERP', description: 'Line 3', rate_limit_per_minute: 9 }),
    });
    expect(created.status, created.text).toBe(201);
    expect(created.json).toEqual({
      id: expect.stringMatching(/^[0-9A-Za-z]{22}$/),
      name: 'ERP',
      role: 'editor',
      created: new Date(start).toISOString(),
      key: expect.stringMatching(/^csb_/),
      metadata: {},
      description: 'Line 3',
      last_used: null,
      rate_limit_per_minute: 9,
      rate_limit_per_day: 10_000,
      expires_at: null,
      revoked_at: null,
      is_active: true,
    });
    const key = String(created.json['key']);
    expect((await as(key)).status).toBe(200);
    const listed = await host.api(`${path}/?page_size=1`);
    expect(listed.json).toMatchObject({
      data: [{ id: created.json['id'], name: 'ERP' }],
      pagination: { page: 1, page_size: 1, total_count: 1, total_pages: 1 },
    });
    expect(listed.text).not.toContain(key);
    const revoked = await host.api(`${path}/${String(created.json['id'])}`, { method: 'DELETE' });
    expect([revoked.status, revoked.json['is_active']]).toEqual([200, false]);
    expect((await as(key)).status).toBe(401);
  });

  test('nobody else does, and a faulty request makes none', async () => {
    for (const role of ['editor', 'readonly'] as const) {
      const { key, id } = await client.keys.create({ role });
      for (const answer of [
        await as(key, path, { method: 'POST', body: '{"role":"manager"}' }),
        await as(key, path),
        await as(key, `${path}/${id}`, { method: 'DELETE' }),
      ]) {
        expect(answer.status).toBe(403);
        expect(answer.json).toMatchObject({ owner_action_required: true });
      }
    }
    for (const body of [
      '{}',
      '{"role":"king"}',
      '{"role":"editor","colour":1}',
      '{"role":"editor","expires_at":"soon"}',
    ]) {
      expect((await host.api(path, { method: 'POST', body })).status, body).toBe(422);
    }
    expect((await host.api(`${path}/nothing`, { method: 'DELETE' })).status).toBe(404);
    expect(await client.keys.list({})).toHaveLength(2);
  });
});

describe('two organisations', () => {
  test('a key of one neither reads nor lists nor revokes anything of the other', async () => {
    const other = createOrganisation(
      host.room.db,
      host.room.settings,
      { name: 'Other', color: '#a92318', sample: false },
      clock,
    );
    const mine = { organization_id: host.host.address.organization_id };
    const theirs = { organization_id: publicId('organisation', other) };
    const a = await client.keys.create({ role: 'manager', ...mine });
    const b = await client.keys.create({ role: 'manager', ...theirs });
    await client.admin.importFile({ path: csvFile(serialsCsv(1)), ...mine });
    const accepted = await as(a.key, submitPath, { method: 'POST', body: submitBody });
    const poll = `${submitPath}${String(accepted.json['job_id'])}/`;
    expect((await as(a.key, poll)).status).toBe(200);
    expect((await as(b.key, poll)).status).toBe(404);
    expect((await as(b.key)).json).toMatchObject({ organizations: [{ name: 'Other' }] });
    expect((await client.keys.list(mine)).map(({ id }) => id)).toEqual([a.id]);
    expect((await client.keys.list(theirs)).map(({ id }) => id)).toEqual([b.id]);
    await expect(client.keys.revoke({ id: a.id, ...theirs })).rejects.toThrow(/no API key/);
    expect((await as(a.key)).status).toBe(200);
  });
});

describe('the last use', () => {
  test('is known at once and written once a minute', async () => {
    const { key } = await client.keys.create({ role: 'editor' });
    const listed = async () => (await client.keys.list({}))[0]?.last_used;
    const written = () => host.room.db.prepare('SELECT last_used_at FROM api_keys').pluck().get();
    expect(await listed()).toBe(null);
    await as(key);
    expect([await listed(), written()]).toEqual([new Date(start).toISOString(), start]);
    clock += 59_000;
    await as(key);
    expect([await listed(), written()]).toEqual([new Date(start + 59_000).toISOString(), start]);
    clock += 1_000;
    await as(key);
    expect(written()).toBe(start + 60_000);
  });

  test('is not lost when the room is closed in between', async () => {
    const { key } = await client.keys.create({ role: 'editor' });
    await as(key);
    clock += 30_000;
    await as(key);
    host.room.keys.close();
    expect(host.room.db.prepare('SELECT last_used_at FROM api_keys').pluck().get()).toBe(start + 30_000);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
