import { expect, test } from 'vitest';
import { tableFiles } from '../../src-main/core/data-export/table-files.ts';
import { openTestRoom } from '../support/room.ts';

test('an archive has who had which role, and neither badge nor PIN of anybody', async () => {
  const room = await openTestRoom();
  const columns = room.db.prepare("SELECT name FROM pragma_table_info('people') ORDER BY name").pluck().all();
  const { kept = [] } = tableFiles.find(({ table }) => table === 'people') ?? {};
  expect(columns.filter((column) => !kept.includes(String(column)))).toEqual([
    'operator',
    'organisation_id',
    'role',
  ]);
});
