import { expect, test } from 'vitest';
import { PolicySet, type PolicySource } from '../../src-main/core/policy/policy-set.ts';

const from = (level: PolicySource['level'], place: string, values: PolicySource['values']): PolicySource => ({
  level,
  place,
  values,
});

test('what is enforced for the computer comes before the user, and both before any default', () => {
  const policies = new PolicySet([
    from('default', 'HKLM defaults', { SignOutMinutes: 1, BackupTime: '01:00', Resolution: 203 }),
    from('enforced', 'HKLM', { SignOutMinutes: 10 }),
    from('enforced', 'HKCU', { SignOutMinutes: 20, BackupTime: '02:00' }),
    from('default', 'HKCU defaults', { Resolution: 600 }),
  ]);
  expect(policies.get('SignOutMinutes')).toMatchObject({ value: 10, level: 'enforced', place: 'HKLM' });
  expect(policies.get('BackupTime')).toMatchObject({ value: '02:00', level: 'enforced', place: 'HKCU' });
  expect(policies.get('Resolution')).toMatchObject({ value: 203, level: 'default', place: 'HKLM defaults' });
  expect(policies.get('Kiosk')).toBeUndefined();
  expect(policies.problems).toEqual([]);
});

test.each([
  ['Kiosk', 'yes', 'neither on (1) nor off (0)'],
  ['SignOutMinutes', 0, 'no whole number from 1 to 720'],
  ['SignOutMinutes', 'soon', 'no whole number'],
  ['Resolution', 301, 'none of 203, 300, 600'],
  ['BackupTime', '25:00', 'no time'],
  ['DigitalLinkHost', 'https://id.example.com', 'no host name'],
  ['DigitalLinkHost', 'id.example.com:99999', 'at most 65535'],
  ['UpdateAddress', 'http://updates.example.com', 'no address'],
  ['UpdateAddress', 'https://user:secret@updates.example.com', 'no address'],
  ['DataFolder', String.raw`\\server\share`, 'local disk'],
  ['BackupFolder', 'backups', 'no whole path'],
])('%s = %j is locked at what is safe, and said', (name, value, why) => {
  const policies = new PolicySet([from('enforced', 'HKLM', { [name]: value })]);
  expect(policies.list()).toMatchObject([{ name, malformed: true, level: 'enforced' }]);
  expect(policies.problems).toEqual([expect.stringContaining(why)]);
  // As a default it takes nothing from anybody.
  expect(new PolicySet([from('default', 'HKLM', { [name]: value })]).list()).toEqual([]);
});

test('a malformed policy of the computer is not undone by one of the user', () => {
  const policies = new PolicySet([
    from('enforced', 'HKLM', { AutomaticUpdates: 'never' }),
    from('enforced', 'HKCU', { AutomaticUpdates: 1 }),
  ]);
  expect(policies.switchOf('AutomaticUpdates')).toBe(false);
});

test('a source that cannot be read locks everything that nobody before it has decided', () => {
  const policies = new PolicySet([
    from('enforced', 'first', { AutomaticUpdates: 1, DigitalLinkHost: 'id.example.com' }),
    { level: 'enforced', place: 'second', values: null, problem: 'it is no JSON' },
  ]);
  expect(policies.switchOf('AutomaticUpdates')).toBe(true);
  expect(policies.switchOf('Closient')).toBe(false);
  expect(policies.ofSetting('backup_folder')).toMatchObject({ level: 'enforced', malformed: true });
  expect(policies.ofSetting('digital_link_host')).toMatchObject({
    value: 'id.example.com',
    malformed: false,
  });
  expect(policies.problems).toEqual([expect.stringContaining('second cannot be read (it is no JSON)')]);
});

test('a policy of a later version is named and locks nothing', () => {
  const policies = new PolicySet([from('enforced', 'HKLM', { HoverMode: 1, Kiosk: 1 })]);
  expect(policies.list().map(({ name }) => name)).toEqual(['Kiosk']);
  expect(policies.problems).toEqual(['HKLM: there is no policy "HoverMode" in this version.']);
});

test('an empty text is a decision where there may be none: no folder, and nobody can set one', () => {
  const policies = new PolicySet([from('enforced', 'HKLM', { BackupFolder: '', ErrorCorrection: 'auto' })]);
  expect(policies.ofSetting('backup_folder')).toMatchObject({ value: null, malformed: false });
  expect(policies.ofSetting('error_correction')).toMatchObject({ value: null, malformed: false });
});
