import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTestHost } from '../support/host.ts';
import { clientOf, csvFile, serialsCsv } from '../support/room.ts';
import { expectProblem } from '../support/shapes.ts';

const cases = 1_000;

const value = fc.oneof(
  fc.constantFrom(
    '1',
    '0',
    '-1',
    '100',
    '101',
    '1e3',
    ' 1',
    '٣',
    '9'.repeat(30),
    'null',
    '',
    '%',
    '%00',
    '%E0%A4',
    '+',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }).map(encodeIllFormed),
  fc.webQueryParameters(),
);
const query = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'page',
        'page_size',
        'organization_id',
        'gtin',
        'lot',
        'serial',
        'archive_format',
        '__proto__',
        'x',
      ),
      value,
    ),
    { maxLength: 4 },
  )
  .map((pairs) => pairs.map(([name, text]) => `${name}=${text}`).join('&'));
const segment = fc.oneof(
  fc.constantFrom(
    '09521234000013',
    'AbCdEfGhIjKmNpQrStUvWx',
    'zzzzzzzzzzzzzzzzzzzzzz',
    'openapi.json',
    '..',
    '%2e%2e',
    '%2F',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }).map(encodeIllFormed),
  fc.webSegment(),
);
const target = fc
  .tuple(
    fc.constantFrom(
      ['/products/api/v1/products'],
      ['/products/api/v1/products/', ''],
      ['/products/api/v1/lots'],
      ['/products/api/v1/serials'],
      ['/products/api/v1/lifecycle-events'],
      ['/products/api/v1/labels/export/', '/'],
      ['/account/api/v1/whoami'],
      ['/dashboard/api/v1/data-export/', '/AbCdEfGhIjKmNpQrStUvWx'],
      ['/dashboard/api/v1/data-export/AbCdEfGhIjKmNpQrStUvWx/', ''],
      ['/downloads/', '/sheet.pdf'],
      ['/downloads/data-export/', '/x.zip'],
      ['/', ''],
    ),
    segment,
    query,
    fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'DELETE', 'PUT'),
  )
  .map(([[begin = '', end], middle, search, method]) => ({
    path: end === undefined ? begin : `${begin}${middle}${end}`,
    search,
    method,
  }));

/** Lone surrogates have no percent-encoding. */
function encodeIllFormed(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

test(`${cases} odd paths and queries get an answer or a problem document, never a defect`, async () => {
  const host = await openTestHost();
  await clientOf(host.room).admin.importFile({ path: csvFile(serialsCsv(3)) });
  const seen = new Set<number>();
  const next = fc.sample(target, cases).values();
  const ask = async (): Promise<void> => {
    for (const { path, search, method } of next) {
      const url = `${path}${search === '' ? '' : `?${search}`}`;
      const answer = await host.api(url, { method });
      seen.add(answer.status);
      expect([200, 403, 404, 405, 422], `${method} ${url}`).toContain(answer.status);
      if (answer.status < 400 || method === 'HEAD') continue;
      try {
        expectProblem(answer, answer.status as 404);
      } catch (caught) {
        throw new Error(`${method} ${url}`, { cause: caught });
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, ask));
  expect(seen).toEqual(new Set([200, 403, 404, 405, 422]));
});
