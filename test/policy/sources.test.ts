import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PolicySet } from '../../src-main/core/policy/policy-set.ts';
import { linuxPolicies } from '../../src-main/core/policy/sources/linux.ts';
import { macPolicies, preferenceDomain } from '../../src-main/core/policy/sources/mac.ts';
import type { Registry } from '../../src-main/core/policy/sources/registry.ts';
import type { RunProgram } from '../../src-main/core/policy/sources/run-program.ts';
import { windowsPolicies } from '../../src-main/core/policy/sources/windows.ts';
import { needs } from '../support/needs.ts';
import { temporaryFolder } from '../support/room.ts';

/** The registry's keys as a table; a key with a number cannot be opened, with that error of Windows. */
function registryOf(keys: Readonly<Record<string, Readonly<Record<string, unknown>> | number>>): Registry {
  return {
    valuesOf: (hive, key) => {
      const found = keys[`${hive}\\${key}`];
      if (typeof found === 'number') throw new Error(`Windows error ${found}`);
      return found ?? null;
    },
  };
}

test('Windows: HKLM before HKCU, defaults below them, variables of a path filled in', () => {
  const sources = windowsPolicies(
    registryOf({
      'HKLM\\Software\\Policies\\Print Room': {
        '': 'ignored',
        Kiosk: 1,
        DataFolder: '%programdata%\\Print Room',
      },
      'HKLM\\Software\\Policies\\Print Room\\Defaults': { Resolution: 300 },
      'HKCU\\Software\\Policies\\Print Room': { Kiosk: 0, OneLotPerSheet: 1 },
    }),
    { ProgramData: 'C:\\ProgramData' },
  );
  const policies = new PolicySet(sources);
  expect(policies.textOf('DataFolder')).toBe('C:\\ProgramData\\Print Room');
  expect(policies.switchOf('Kiosk')).toBe(true);
  expect(policies.ofSetting('one_lot_per_sheet')).toMatchObject({
    value: true,
    place: expect.stringMatching(/^HKCU/),
  });
  expect(policies.ofSetting('default_dpi')).toMatchObject({ value: 300, level: 'default' });
  expect(policies.problems).toEqual([]);
});

test('Windows: no keys, no policies; a key that may not be read locks everything', () => {
  expect(windowsPolicies(registryOf({}), {})).toEqual([]);
  const refused = new PolicySet(
    windowsPolicies(registryOf({ 'HKLM\\Software\\Policies\\Print Room': 5 }), {}),
  );
  expect(refused.switchOf('Closient')).toBe(false);
  expect(refused.problems[0]).toContain('Windows error 5');
});

test('Windows: a value of a type that no policy has is malformed', () => {
  const registry = registryOf({ 'HKLM\\Software\\Policies\\Print Room': { Kiosk: { registryType: 3 } } });
  expect(new PolicySet(windowsPolicies(registry, {})).get('Kiosk')).toMatchObject({
    value: false,
    malformed: true,
  });
});

/** Reads property lists, as macOS's own plutil does with `-convert json -o -`. */
const asPlutil: RunProgram = (_program, args) => {
  const script = 'import json,plistlib,sys; json.dump(plistlib.load(open(sys.argv[1],"rb")), sys.stdout)';
  try {
    const stdout = execFileSync('/usr/bin/python3', ['-c', script, args.at(-1) ?? ''], { stdio: 'pipe' });
    return Promise.resolve({ code: 0, stdout: stdout.toString() });
  } catch {
    return Promise.resolve({ code: 1, stdout: '' });
  }
};

test.skipIf(!needs('python3', '/usr/bin/python3'))(
  'macOS: the sample profile forces what it says, as XML and as the binary list that the system keeps',
  async () => {
    const profile = join(import.meta.dirname, '../../resources/policies/macos/print-room.mobileconfig');
    const folder = temporaryFolder();
    // What the system puts there is the payload itself.
    const script =
      'import plistlib,sys; p=plistlib.load(open(sys.argv[1],"rb"))["PayloadContent"][0]; plistlib.dump(p,open(sys.argv[2],"wb"),fmt=plistlib.FMT_BINARY)';
    execFileSync('/usr/bin/python3', ['-c', script, profile, join(folder, `${preferenceDomain}.plist`)]);
    expect(readFileSync(join(folder, `${preferenceDomain}.plist`)).toString('latin1', 0, 6)).toBe('bplist');
    const policies = new PolicySet(await macPolicies(asPlutil, folder, 'line1'));
    expect(policies.problems).toEqual([]);
    expect(policies.switchOf('AutomaticUpdates')).toBe(false);
    expect(policies.ofSetting('digital_link_host')).toMatchObject({
      value: 'id.example.com',
      level: 'enforced',
    });
    expect(policies.ofSetting('default_dpi')).toMatchObject({ value: 300, level: 'default' });

    mkdirSync(join(folder, 'line1'));
    writeFileSync(join(folder, 'line1', `${preferenceDomain}.plist`), 'not a list');
    const broken = new PolicySet(await macPolicies(asPlutil, folder, 'line1'));
    expect(broken.switchOf('AutomaticUpdates')).toBe(false);
    expect(broken.ofSetting('digital_link_host')?.malformed).toBe(false);
    expect(broken.get('Kiosk')?.malformed).toBe(true);
  },
);

test('Linux: managed is enforced, recommended is a default, the later name of two files counts', async () => {
  const root = temporaryFolder();
  const put = (path: string, text: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  expect(await linuxPolicies(root)).toEqual([]);
  put('managed/10-plant.json', '{"SignOutMinutes": 10, "Kiosk": true}');
  put('managed/20-line.json', '{"SignOutMinutes": 5}');
  put('managed/notes.txt', 'not a policy');
  put('recommended/all.json', '{"Resolution": 203}');
  const policies = new PolicySet(await linuxPolicies(root));
  expect(policies.ofSetting('sign_out_minutes')).toMatchObject({ value: 5, level: 'enforced' });
  expect(policies.switchOf('Kiosk')).toBe(true);
  expect(policies.ofSetting('default_dpi')).toMatchObject({ value: 203, level: 'default' });

  put('managed/30-typo.json', '{"SignOutMinutes": 5,}');
  const broken = new PolicySet(await linuxPolicies(root));
  expect(broken.problems).toEqual([expect.stringContaining('30-typo.json cannot be read')]);
  expect(broken.ofSetting('backup_folder')).toMatchObject({ malformed: true });
  put('managed/30-typo.json', '["Kiosk"]');
  expect(new PolicySet(await linuxPolicies(root)).problems[0]).toContain('no object of JSON');
});
