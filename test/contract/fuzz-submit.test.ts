import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportTypes, fileFormats, formatsOfType, scopes } from '../../src-shared/models/export-types.ts';
import * as labels from '../fixtures/api/label-export.ts';
import { errorOut, validationDetails } from '../fixtures/api/problem.ts';
import { openTestHost, type Answer, type TestHost } from '../support/host.ts';
import { clientOf, csvFile } from '../support/room.ts';
import { expectShape, shapeErrors } from '../support/shapes.ts';

/** Two thirds of them near the schema, some good, the rest bytes. */
const cases = Number(process.env['FUZZ_CASES'] ?? 10_000);
const path = '/products/api/v1/labels/export/';
const atOnce = 16;

/** Mostly what belongs there, sometimes anything: a request that is wrong in every field is refused by the first. */
const mostly = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 24, arbitrary: right }, { weight: 1, arbitrary: fc.jsonValue() });
const absentOr = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(undefined, undefined, null) as fc.Arbitrary<unknown> },
    { weight: 2, arbitrary: mostly(right) },
  );

const text = fc.oneof(
  fc.constantFrom('', 'LOT1', 'S1', "' OR 1=1 --", '%', '\u0000', '\ud800', 'é', '💥', '__proto__', 'RUN'),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const gtin = fc.oneof(
  fc.constantFrom('09521234000013', '9521234000013', '09521234000020', '95212342'),
  fc.stringMatching(/^[0-9]{0,15}$/),
  text,
);
const ids = fc.oneof(
  fc.array(text, { maxLength: 4 }),
  fc.constantFrom(4_999, 5_000, 5_001).map((length) => Array.from({ length }, () => 'x')),
);
const instant = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom(
    '2026-01-01T00:00:00',
    '2026-01-01',
    '9999-12-31T23:59:59.999999999Z',
    '0000-01-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-06-01T12:00:00+14:00',
    '2026-06-01T12:00:00-23:59',
  ),
);
const filters = fc.record({
  gtins: absentOr(fc.array(gtin, { maxLength: 4 })),
  product_id: absentOr(text),
  lot_ids: absentOr(ids),
  serial_ids: absentOr(ids),
  lot_run_id: absentOr(text),
  never_printed: absentOr(fc.boolean()),
  created_after: absentOr(instant),
  created_before: absentOr(instant),
});
const config = fc.record({
  sheet_template: absentOr(
    fc.oneof(fc.constant('63up_1in_letter'), text, fc.string({ minLength: 60, maxLength: 70 })),
  ),
  symbol: absentOr(fc.constantFrom('qr', 'datamatrix', 'aztec')),
  layout: absentOr(fc.oneof(fc.constantFrom('qr-1in', 'datamatrix-1in'), text)),
  dpi: absentOr(fc.constantFrom(203, 300, 600, 301)),
  x_dimension_mm: absentOr(fc.double()),
  error_correction: absentOr(fc.constantFrom('L', 'M', 'Q', 'H', 'X')),
  human_readable: absentOr(fc.boolean()),
  one_lot_per_sheet: absentOr(fc.boolean()),
});
const request = fc
  .tuple(
    fc.record({
      scope: mostly(fc.constantFrom(...scopes)),
      export_type: mostly(fc.constantFrom(...exportTypes)),
      file_format: mostly(fc.constantFrom(...fileFormats)),
      filters: absentOr(filters),
      asset_config: absentOr(config),
    }),
    // A field too many or too few.
    fc.option(fc.tuple(fc.constantFrom('copies', 'scope', '__proto__', 'filter', ''), fc.jsonValue()), {
      freq: 20,
    }),
    fc.option(fc.constantFrom('scope', 'export_type', 'file_format'), { freq: 30 }),
  )
  .map(([body, more, without]) => {
    const entries = Object.entries(body).filter(([key]) => key !== without);
    return JSON.stringify(Object.fromEntries(more ? [...entries, more] : entries));
  });

/** Nothing wrong with these, whatever they select: they become jobs. */
const good = fc
  .tuple(
    fc.constantFrom(...scopes),
    fc.constantFrom(
      ...exportTypes.flatMap((type) => formatsOfType[type].map((format) => [type, format] as const)),
    ),
    fc.record({
      gtins: fc.constantFrom(undefined, null, ['09521234000013'], ['9521234000013', '09521234000020']),
      product_id: fc.oneof(
        fc.constant(undefined),
        fc.constant(null),
        fc.string({ minLength: 1, maxLength: 20 }),
      ),
      lot_run_id: fc.constantFrom(undefined, null, 'RUN', "' OR 1=1 --", '\u0000', '\ud800'),
      lot_ids: fc.oneof(fc.constant(undefined), fc.array(fc.string({ minLength: 1 }), { minLength: 1 })),
      never_printed: fc.constantFrom(undefined, null, true, false),
      created_after: fc.constantFrom(
        undefined,
        '2026-01-01T00:00:00.123456789+14:00',
        '0000-01-01T00:00:00Z',
      ),
      created_before: fc.constantFrom(undefined, '9999-12-31T23:59:59Z'),
    }),
  )
  .map(([scope, [export_type, file_format], { lot_run_id, lot_ids, ...filters }]) =>
    JSON.stringify({
      scope,
      export_type,
      file_format,
      filters: scope === 'products' ? filters : { ...filters, lot_run_id, lot_ids },
    }),
  );

const raw = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.json(),
  // A good request with bytes changed, cut off or doubled.
  fc
    .tuple(fc.oneof(good, request), fc.nat(), fc.nat(255), fc.constantFrom('change', 'cut', 'double'))
    .map(([body, place, byte, what]) => {
      const bytes = Buffer.from(body);
      const at = place % Math.max(1, bytes.length);
      if (what === 'cut') return bytes.subarray(0, at);
      if (what === 'double') return Buffer.concat([bytes.subarray(0, at), bytes]);
      bytes[at] = byte;
      return bytes;
    }),
);
const headers = fc.constantFrom<Record<string, string>>(
  {},
  { 'content-type': 'application/json' },
  { 'content-type': 'text/plain; charset=utf-16' },
  { 'content-encoding': 'gzip' },
);

async function openFuzzedHost(): Promise<TestHost> {
  const host = await openTestHost();
  await clientOf(host.room).admin.importFile({
    path: csvFile(
      'gtin,lot,serial,expiry,lot_run\n09521234000013,LOT1,,2027-12-31,RUN\n09521234000013,LOT1,S1,,\n',
    ),
  });
  return host;
}

/** As `expectProblem`, without its thousand sentences. @throws Error that says what is wrong with an answer. */
function check(answer: Answer): void {
  const schema = answer.status === 202 ? labels.acceptedOut : errorOut;
  const wrong = shapeErrors(answer.json, schema);
  const type = answer.status === 202 ? 'application/json' : 'application/problem+json';
  if (wrong.length > 0 || answer.headers.get('content-type') !== type) {
    throw new Error(`An answer of the wrong shape: ${answer.text} ${JSON.stringify(wrong)}`);
  }
  if (answer.status === 202 || answer.status === 413) return;
  if (answer.status !== 422) throw new Error(`Status ${answer.status}: ${answer.text}`);
  const details = shapeErrors(answer.json['details'], validationDetails);
  if (details.length > 0) throw new Error(`No details: ${answer.text} ${JSON.stringify(details)}`);
}

const count = (host: TestHost, sql: string): number => Number(host.room.db.prepare(sql).pluck().get());

test(`${cases} submits of all kinds are accepted or refused, leave no half row, and harm nobody`, async () => {
  const host = await openFuzzedHost();
  const bodies = fc.sample(
    fc.tuple(
      fc.oneof(
        { weight: 8, arbitrary: request },
        { weight: 1, arbitrary: good },
        { weight: 3, arbitrary: raw },
      ),
      headers,
    ),
    { numRuns: cases, ...(process.env['FUZZ_SEED'] ? { seed: Number(process.env['FUZZ_SEED']) } : {}) },
  );

  const answers = new Map<number, number>();
  const accepted: string[] = [];
  const next = bodies.values();
  const send = async (): Promise<void> => {
    for (const [body, more] of next) {
      const answer = await host.api(path, {
        method: 'POST',
        body: body as string | Uint8Array,
        headers: more,
      });
      answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
      try {
        check(answer);
      } catch (caught) {
        throw new Error(`This body: ${JSON.stringify(Buffer.from(body as string).toString('latin1'))}`, {
          cause: caught,
        });
      }
      if (answer.status === 202) accepted.push(String(answer.json['job_id']));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, send));

  // Both ways were taken often, or the cases are not what they should be.
  expect([...answers.values()].reduce((sum, number) => sum + number)).toBe(cases);
  expect(answers.get(202) ?? 0).toBeGreaterThan(cases / 100);
  expect(answers.get(422) ?? 0).toBeGreaterThan(cases / 4);

  await host.room.jobs.waitForIdle();
  expect(new Set(accepted).size).toBe(accepted.length);
  expect(count(host, 'SELECT count(*) FROM jobs')).toBe(accepted.length);
  expect(count(host, `SELECT count(*) FROM jobs WHERE status IN ('pending', 'processing')`)).toBe(0);
  expect(count(host, 'SELECT count(*) FROM items')).toBe(count(host, 'SELECT sum(total_items) FROM jobs'));
  for (const id of accepted.slice(-20)) {
    const polled = await host.poll(id);
    expect(polled.status, polled.text).toBe(200);
    expectShape(polled.json, labels.statusOut);
  }
  const reasons = host.room.db.prepare('SELECT DISTINCT error_code FROM jobs').pluck().all();
  expect(reasons).not.toContain('internal_error');
});
