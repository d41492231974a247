import { expect, test } from 'vitest';
import { dataFolderOf } from '../../src-main/core/folder/data-folder.ts';
import { noPolicies, PolicySet, type PolicySource } from '../../src-main/core/policy/policy-set.ts';
import { clientOf, csvFile, openTestRoom, serialsCsv, temporaryFolder } from '../support/room.ts';

const place = 'HKLM\\Software\\Policies\\Print Room';
const enforced = (values: PolicySource['values']): PolicySet =>
  new PolicySet([{ level: 'enforced', place, values, problem: 'it is damaged' }]);

test('an enforced setting holds, cannot be set by anybody, and is gone with the policy', async () => {
  const folder = temporaryFolder();
  const before = await openTestRoom({ folder });
  await clientOf(before).system.setSetting({ key: 'sign_out_minutes', value: 30 });
  await before.close();

  const room = await openTestRoom({
    folder,
    ports: { policies: enforced({ SignOutMinutes: 5, BackupFolder: '' }) },
  });
  const client = clientOf(room);
  expect(await client.system.settings({})).toMatchObject({ sign_out_minutes: 5, backup_folder: null });
  await expect(client.system.setSetting({ key: 'sign_out_minutes', value: 60 })).rejects.toMatchObject({
    data: { code: 'managed' },
    message: `sign_out_minutes is managed by your organisation (SignOutMinutes in ${place}) and cannot be set here.`,
  });
  const forms = await client.system.settingForms();
  expect(
    forms
      .filter(({ managed }) => managed)
      .map(({ key }) => key)
      .toSorted(),
  ).toEqual(['backup_folder', 'sign_out_minutes']);
  await client.system.setSetting({ key: 'download_minutes', value: 20 });
  await room.close();

  const after = await openTestRoom({ folder });
  expect(await clientOf(after).system.settings({})).toMatchObject({
    sign_out_minutes: 30,
    download_minutes: 20,
  });
});

test('a default holds until somebody sets something else', async () => {
  const policies = new PolicySet([{ level: 'default', place, values: { Resolution: 203 } }]);
  const client = clientOf(await openTestRoom({ ports: { policies } }));
  expect((await client.system.settings({}))['default_dpi']).toBe(203);
  expect((await client.system.settingForms()).find(({ key }) => key === 'default_dpi')).toMatchObject({
    default: 203,
    managed: false,
  });
  await client.system.setSetting({ key: 'default_dpi', value: 300 });
  expect((await client.system.settings({}))['default_dpi']).toBe(300);
});

test('a malformed policy leaves the setting as it was and locks it, and printing goes on', async () => {
  const folder = temporaryFolder();
  const before = await openTestRoom({ folder });
  await clientOf(before).system.setSetting({ key: 'digital_link_host', value: 'id.example.com' });
  await before.close();

  const room = await openTestRoom({ folder, ports: { policies: enforced(null) } });
  const client = clientOf(room);
  expect((await client.system.settings({}))['digital_link_host']).toBe('id.example.com');
  await expect(
    client.system.setSetting({ key: 'digital_link_host', value: 'elsewhere.example.com' }),
  ).rejects.toMatchObject({ data: { code: 'managed' } });
  await client.admin.importFile({ path: csvFile(serialsCsv(3)) });
  const { job_id: id } = await client.jobs.submit({
    scope: 'serials',
    export_type: 'sheet_pdf',
    file_format: 'pdf',
    filters: {},
  });
  expect((await client.admin.waitForJob({ job_id: id })).status).toBe('completed');
  const { checks } = await client.system.doctor();
  expect(checks.find((check) => check.id === 'policy')).toMatchObject({
    ok: false,
    detail: expect.stringContaining('it is damaged'),
  });
});

test('the sample organisation keeps its example host: its labels never lead to a real one', async () => {
  const policies = enforced({ DigitalLinkHost: 'id.real-company.com' });
  const client = clientOf(await openTestRoom({ sample: true, ports: { policies } }));
  expect((await client.system.settings({}))['digital_link_host']).not.toBe('id.real-company.com');
});

test('Closient can be switched off, or be one server only', async () => {
  const connectTo = async (policies: PolicySet) => {
    const client = clientOf(await openTestRoom({ ports: { policies } }));
    return (await client.sync.test({ url: 'https://closient.invalid', key: 'csb_x' })).sentence;
  };
  expect(await connectTo(enforced({ Closient: 0 }))).toContain('switched off by your organisation');
  expect(await connectTo(enforced({ ClosientAddress: 'https://api.example.com' }))).toContain(
    'allows https://api.example.com only',
  );
  expect(await connectTo(enforced({ ClosientAddress: 'api' }))).toContain('cannot be read');
  expect(await connectTo(enforced({ ClosientAddress: 'https://closient.invalid/' }))).not.toContain(
    'organisation',
  );
});

test('an enforced data folder takes the place of every other, and another one is refused', () => {
  const policies = enforced({ DataFolder: '/srv/print-room' });
  const env = { PRINT_ROOM_DATA: '/home/line/data' };
  expect(dataFolderOf(undefined, env, 'linux', policies)).toBe('/srv/print-room');
  expect(dataFolderOf('/srv/print-room', env, 'linux', policies)).toBe('/srv/print-room');
  expect(() => dataFolderOf('/tmp/other', env, 'linux', policies)).toThrow(/managed by your organisation/);
  const asDefault = new PolicySet([{ level: 'default', place, values: { DataFolder: '/srv/print-room' } }]);
  expect(dataFolderOf(undefined, {}, 'linux', asDefault)).toBe('/srv/print-room');
  expect(dataFolderOf(undefined, env, 'linux', asDefault)).toBe('/home/line/data');
  expect(dataFolderOf('/tmp/other', env, 'linux', noPolicies)).toBe('/tmp/other');
});

test('policies that were changed since the start are told by the doctor', async () => {
  const room = await openTestRoom({
    ports: { policies: noPolicies, policiesNow: () => Promise.resolve(enforced({ Kiosk: 1 })) },
  });
  const { checks } = await clientOf(room).system.doctor();
  expect(checks.find(({ id }) => id === 'policy')?.detail).toContain('changed since this program started');
});
