import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { expect, test } from 'vitest';
import { redactText } from '../../../src-main/core/logs/redact-text.ts';
import { RotatingLog } from '../../../src-main/core/logs/rotating-log.ts';
import { temporaryFolder } from '../../support/room.ts';

test('a log that has grown is put aside while the program runs, and the oldest file goes', () => {
  const path = join(temporaryFolder(), 'print-room.log');
  const logger = pino({ base: null }, new RotatingLog(path, { maxBytes: 2_000, kept: 2 }));
  for (let line = 1; line <= 100; line++) logger.info({ line }, 'something happened');
  const sizes = [path, `${path}.1`, `${path}.2`].map((file) => statSync(file).size);
  expect(Math.max(...sizes)).toBeLessThan(2_200);
  expect(existsSync(`${path}.3`)).toBe(false);
  const lines = [`${path}.2`, `${path}.1`, path]
    .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
    .map((text) => (JSON.parse(text) as { line: number }).line);
  // Nothing between is lost.
  expect(lines).toEqual(Array.from({ length: lines.length }, (_, index) => 101 - lines.length + index));
});

test('a log that another process has put aside already is not put aside twice', () => {
  const path = join(temporaryFolder(), 'print-room.log');
  const log = new RotatingLog(path, { maxBytes: 1_000, kept: 3 });
  log.write(`${'a'.repeat(900)}\n`);
  renameSync(path, `${path}.1`);
  writeFileSync(path, 'of the other\n');
  log.write(`${'b'.repeat(200)}\n`);
  log.write('next\n');
  expect(readFileSync(path, 'utf8')).toBe('of the other\nnext\n');
  expect(existsSync(`${path}.2`)).toBe(false);
});

test('what grew before this start is put aside by it', () => {
  const path = join(temporaryFolder(), 'print-room.log');
  writeFileSync(path, 'x'.repeat(5_000));
  new RotatingLog(path, { maxBytes: 1_000, kept: 2 }).write('new\n');
  expect(readFileSync(path, 'utf8')).toBe('new\n');
  expect(statSync(`${path}.1`).size).toBe(5_000);
});

test('nothing secret is written, wherever in a line it stands, and every line stays JSON', () => {
  const path = join(temporaryFolder(), 'print-room.log');
  const logger = pino({ base: null }, new RotatingLog(path, { maxBytes: 1e6, kept: 1 }));
  const key = 'csb_0123456789abcdef0123456789abcdef_12345678';
  const secrets = [key, 'hunter22hunter22', 'sgn4tur3', 'p4ssw0rd'];
  logger.error(
    {
      url: `https://b.example.com/x.pdf?X-Amz-Signature=sgn4tur3`,
      token: 'hunter22hunter22',
      headers: { cookie: 'sgn4tur3' },
    },
    `GET "http://user:p4ssw0rd@proxy.example.com:8080/?a=sgn4tur3" with ${key}: authorization: Bearer hunter22hunter22`,
  );
  logger.error(
    { err: new Error(`{"api_key":"${key}","note":"see http://h.example.com/start?token=hunter22hunter22"}`) },
    'x',
  );
  const text = readFileSync(path, 'utf8');
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(text).toContain('b.example.com/x.pdf?[...]');
  for (const line of text.trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
});

test('what only looks like it stays: labels, counts, plain addresses', () => {
  const plain =
    '{"pin":12,"labels":3,"uri":"ipp://printer.local:631/ipp/print","msg":"shopping=yes, token of 3 sheets"}';
  expect(redactText(plain)).toBe(plain);
});
