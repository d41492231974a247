import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exitCodeOf } from '../../src-main/core/doctor/examine.ts';
import { reportPage } from '../../src-main/core/doctor/report-page.ts';
import { signatureOf } from '../../src-main/core/doctor/signature.ts';
import type { DoctorCheck, DoctorReport } from '../../src-shared/contract/system.ts';
import { clientOf, openTestRoom, temporaryFolder } from '../support/room.ts';

test('a new folder is well, and every subject that this system has was looked at', async () => {
  const report = await clientOf(await openTestRoom()).system.doctor();
  expect(report).toMatchObject({ ok: true, exit: 0, version: '0.0.0-test', station: expect.any(String) });
  expect([...new Set(report.checks.map(({ id }) => id))]).toEqual([
    'program',
    'policy',
    'database',
    'disk',
    'station',
    'clock',
    'ledger',
    'runs',
    'uncertain',
    'fonts',
    'main_thread',
    'printer',
  ]);
});

test('a font of which one bit is another is found', async () => {
  const resources = join(temporaryFolder(), 'resources');
  cpSync(join(import.meta.dirname, '../../resources'), resources, { recursive: true });
  const room = await openTestRoom({ ports: { resources } });
  const fonts = async () => (await clientOf(room).system.doctor()).checks.filter(({ id }) => id === 'fonts');
  expect(await fonts()).toMatchObject([{ ok: true }]);
  const font = join(resources, 'fonts', 'IBMPlexSansCondensed-Medium.ttf');
  const bytes = readFileSync(font);
  bytes[100_000] = (bytes[100_000] ?? 0) ^ 1;
  writeFileSync(font, bytes);
  expect(await fonts()).toMatchObject([{ ok: false, detail: expect.stringContaining('damaged') }]);
});

test('a check that cannot be made is a finding, and the others are made', async () => {
  const freeDisk = () => Promise.reject(new Error('the volume does not answer'));
  const room = await openTestRoom({ ports: { freeDisk } });
  const report = await clientOf(room).system.doctor();
  expect(report.checks.find(({ id }) => id === 'disk')).toMatchObject({
    ok: false,
    detail: 'could not be looked at: the volume does not answer',
  });
  expect(report.checks.find(({ id }) => id === 'fonts')?.ok).toBe(true);
  expect(report.exit).toBe(1);
});

test('a clock that was set back behind the ledger is found', async () => {
  let now = Date.now();
  const room = await openTestRoom({ sample: true, ports: { now: () => now } });
  const clock = async () => (await clientOf(room).system.doctor()).checks.find(({ id }) => id === 'clock');
  room.db
    .prepare(
      `INSERT INTO lifecycle_events (organisation_id, station, station_seq, type, kind, entity_id, gtin, quantity,
         evidence, operator, at, client_event_id, previous_hash, hash)
       VALUES (1, 'other', 1, 'PRINTED', 1, 1, '09521234000013', 1, 'file', 1, ?, 'x', '', 'x')`,
    )
    .run(now);
  expect(await clock()).toMatchObject({ ok: true });
  now -= 24 * 60 * 60 * 1000;
  expect(await clock()).toMatchObject({ ok: false, detail: expect.stringContaining('set the clock') });
});

test.each<[string, Partial<Record<DoctorCheck['id'], boolean>>, number]>([
  ['nothing was found', { database: true }, 0],
  ['a printer is gone', { database: true, printer: false }, 1],
  ['only people have to answer', { runs: false, uncertain: false }, 3],
  ['people have to answer and the disk is full', { uncertain: false, disk: false }, 1],
  ['a ledger is broken, whatever else is', { ledger: false, disk: false, uncertain: false }, 4],
])('the exit code says that %s', (_, found, code) => {
  const checks = Object.entries(found).map(([id, ok]) => ({ id, ok, name: id, detail: '' }) as DoctorCheck);
  expect(exitCodeOf(checks)).toBe(code);
});

test('the page shows every check, and what a printer calls itself is text on it', () => {
  const checks: DoctorReport['checks'] = [
    { id: 'printer', name: 'printer <img src=x onerror=alert(1)>', ok: false, detail: '"jam" & \'dust\'' },
    { id: 'disk', name: 'disk', ok: true, detail: '900 MiB free' },
  ];
  const page = reportPage({
    ok: false,
    exit: 1,
    at: '2027-01-01T00:00:00Z',
    version: '1',
    station: 's',
    checks,
  });
  expect(page).toContain('1 of 2 checks found a problem');
  expect(page).toContain('printer &lt;img src=x onerror=alert(1)&gt;');
  expect(page).toContain('&quot;jam&quot; &amp; &#39;dust&#39;');
  expect(page).not.toMatch(/<script|<img/);
});

test('Windows is asked for a signature with the path as one word', async () => {
  const asked: (readonly string[])[] = [];
  const words = await signatureOf(String.raw`C:\O'Brien\$env:X\SumatraPDF.exe`, (_program, args) => {
    asked.push(args);
    return Promise.resolve({ code: 0, stdout: 'Valid|CN=Krzysztof Kowalczyk\r\n' });
  });
  expect(words).toBe('signature: Valid, by CN=Krzysztof Kowalczyk');
  expect(asked[0]?.at(-1)).toContain(String.raw`-LiteralPath 'C:\O''Brien\$env:X\SumatraPDF.exe'`);
  const silent = await signatureOf('x', () => Promise.reject(new Error('blocked')));
  expect(silent).toBe('its signature could not be looked at: blocked');
});
