import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { root, run } from '../support/packages.ts';
import { temporaryFolder } from '../support/room.ts';
import { hasWine, startWine } from '../support/wine.ts';

const script = join(root, 'packaging/installer.nsh');
const makensis = needs('nsis', '/usr/bin/makensis');

test('the setup program looks for the MSI that this repository makes', () => {
  expect(readFileSync(script, 'utf8')).toContain(`!define PRINT_ROOM_MSI "{${upgradeCode()}}"`);
});

test.skipIf(!makensis)('what is joined into the setup program compiles, without a warning', async () => {
  const setup = await makeSetup(temporaryFolder());
  expect(readFileSync(setup).subarray(0, 2).toString()).toBe('MZ');
});

test.skipIf(!makensis || !hasWine)(
  'the setup program makes the shared folder and the links, and refuses beside the MSI',
  async () => {
    const folder = temporaryFolder();
    const setup = await makeSetup(folder);
    const { drive, windows } = await startWine(folder);
    copyFileSync(await makeRecorder(folder), join(drive, 'windows/system32/icacls.exe'));

    expect((await windows(setup, '/S')).code).toBe(0);
    expect(readFileSync(join(drive, 'Print Room/icacls.txt'), 'utf8').trim().split(/\r?\n/)).toEqual([
      expect.stringContaining('Print Room" /setowner *S-1-5-32-544'),
      expect.stringContaining('Print Room" /reset'),
      expect.stringContaining(
        'Print Room" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)M',
      ),
    ]);
    const link = await windows(
      'reg',
      'query',
      'HKLM\\Software\\Classes\\print-room\\shell\\open\\command',
      '/ve',
    );
    expect(link.output).toContain('Print Room.exe" "%1"');

    // As Windows Installer notes an installed product; Wine reads the second of its places.
    for (const place of ['Classes', 'Microsoft\\Windows\\CurrentVersion']) {
      const key = `HKLM\\Software\\${place}\\Installer\\UpgradeCodes\\${packed(upgradeCode())}`;
      await windows('reg', 'add', key, '/v', '0123456789ABCDEF0123456789ABCDEF', '/f');
    }
    // 1638; a process on this system ends with its last eight bits.
    expect((await windows(setup, '/S')).code).toBe(1638 % 256);
  },
);

function upgradeCode(): string {
  return /upgradeCode: (\S+)/.exec(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))?.[1] ?? '';
}

/** A code as Windows Installer writes it into the registry: the digits of each of its parts the other way round. */
function packed(guid: string): string {
  const turned = (text: string): string => text.split('').reverse().join('');
  const [first = '', second = '', third = '', ...bytes] = guid.split('-');
  return (
    [first, second, third].map(turned).join('') + (bytes.join('').match(/../g) ?? []).map(turned).join('')
  );
}

/** A small setup program around our macros, as electron-builder joins them in. @returns its path */
function makeSetup(folder: string): Promise<string> {
  return compile(folder, 'print-room', [
    'RequestExecutionLevel admin',
    'InstallDir "C:\\Print Room"',
    '!define PRODUCT_FILENAME "Print Room"',
    '!include LogicLib.nsh',
    `!include "${script}"`,
    'Function .onInit',
    '  SetRegView 64',
    '  !insertmacro customInit',
    'FunctionEnd',
    'Section',
    '  SetOutPath "$INSTDIR"',
    '  WriteUninstaller "$INSTDIR\\uninstall.exe"',
    '  !insertmacro customInstall',
    'SectionEnd',
    'Section "un.install"',
    '  !insertmacro customUnInstall',
    'SectionEnd',
  ]);
}

/** A program that only writes down how it was called. */
function makeRecorder(folder: string): Promise<string> {
  return compile(folder, 'recorder', [
    'SilentInstall silent',
    'Section',
    '  FileOpen $0 "C:\\Print Room\\icacls.txt" a',
    '  FileSeek $0 0 END',
    '  FileWrite $0 "$CMDLINE$\\r$\\n"',
    '  FileClose $0',
    'SectionEnd',
  ]);
}

async function compile(folder: string, name: string, lines: readonly string[]): Promise<string> {
  const source = join(folder, `${name}.nsi`);
  const program = join(folder, `${name}.exe`);
  const head = ['Unicode true', 'Target amd64-unicode', 'Name "Print Room"', `OutFile "${program}"`];
  writeFileSync(source, [...head, ...lines, ''].join('\n'));
  const { code, output } = await run('/usr/bin/makensis', ['-WX', '-V2', source]);
  expect(code, output).toBe(0);
  return program;
}
