import { expect, test } from 'vitest';
import { importRows, organisationOf, runJob, sheetRequest } from '../../support/jobs.ts';
import { openTestRoom, serialsCsv } from '../../support/room.ts';

test('a job says what its first and last labels are of, in print order, and nothing where it has none', async () => {
  const room = await openTestRoom();
  await importRows(room, serialsCsv(3, { lot: 'L9' }));
  await importRows(room, serialsCsv(2, { lot: 'L2', from: 4 }));
  const other = { gtin: '09521234543213', lot: 'A1', from: 6 };
  await importRows(room, serialsCsv(2, other));
  const of = (gtin: string, lot: string | null) => ({ gtin, product: null, lot });
  const spanOf = async (...request: Parameters<typeof sheetRequest>) =>
    (await runJob(room, sheetRequest(...request))).span;

  expect(await spanOf()).toEqual({ first: of('09521234000013', 'L2'), last: of('09521234543213', 'A1') });
  expect(await spanOf({}, 'serials', { gtins: [other.gtin] })).toEqual({
    first: of(other.gtin, 'A1'),
    last: of(other.gtin, 'A1'),
  });
  expect(await spanOf({}, 'products')).toEqual({
    first: of('09521234000013', null),
    last: of('09521234543213', null),
  });
  expect(await spanOf({}, 'serials', { created_after: '2100-01-01T00:00:00Z' })).toBeNull();
  const [newest] = room.jobs.list(organisationOf(room).id, 1);
  expect(newest?.span).toBeNull();
});
