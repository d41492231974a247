import {
  copyFileSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extendProject } from '../../scripts/packaging/msi-project.ts';
import { needs } from '../support/needs.ts';
import { electronBuilder, packFolder, run } from '../support/packages.ts';
import { temporaryFolder } from '../support/room.ts';
import { hasWine, startWine } from '../support/wine.ts';

const out = mkdtempSync(join(tmpdir(), 'print-room-msi-'));
let project = '';
let said = '';

/**
 * electron-builder writes the WiX project, calls our hook on it and then wants to fetch the compiler, which cannot be had
 * here: that failure is expected, and the project is what this looks at.
 */
beforeAll(async () => {
  const folder = await packFolder('win32', out);
  const { output } = await electronBuilder(
    ['--win', 'msi', '--x64', '--prepackaged', folder, `-c.directories.output=${out}`],
    { ELECTRON_BUILDER_CACHE: join(out, 'cache') },
  );
  said = output;
  const [file] = globSync('**/project.wxs', { cwd: out });
  if (file === undefined) throw new Error(output);
  project = join(out, file);
}, 300_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

test('only the compiler was missing', () => {
  expect(said).toContain('connect ECONNREFUSED 127.0.0.1:9');
  expect(said).not.toContain('template has changed');
});

describe.skipIf(!needs('libxml2-utils', '/usr/bin/xmllint'))('the WiX project', () => {
  test('is well-formed, for every user of the machine, and upgrades what was there', async () => {
    expect(await valueOf('//w:Product/@UpgradeCode')).toBe('9E20F7DD-0F69-4818-AE86-D86A8F061C49');
    expect(await valueOf('//w:Property[@Id="ALLUSERS"]/@Value')).toBe('1');
    expect(await valueOf('count(//w:MajorUpgrade)')).toBe('1');
    expect(await valueOf('count(//w:CustomAction)')).toBe('0');
    // Rights in the words of MsiLockPermissionsEx are for Windows Installer 5 and newer.
    expect(Number(await valueOf('//w:Package/@InstallerVersion'))).toBeGreaterThanOrEqual(500);
  });

  test('gives the shared data folder to the users of the computer, whatever language it speaks', async () => {
    const folder = '//w:Directory[@Id="CommonAppDataFolder"]/w:Directory[@Id="PRINTROOMDATA"]';
    expect(await valueOf(`${folder}/@Name`)).toBe('Print Room');
    const component = '//w:Component[@Directory="PRINTROOMDATA"]';
    expect(await valueOf(`${component}/w:CreateFolder/w:PermissionEx/@Sddl`)).toBe(
      'D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1301bf;;;BU)',
    );
    // What was printed outlives the program.
    expect(await valueOf(`${component}/@Permanent`)).toBe('yes');
    expect(await valueOf(`name(${component}/..)`)).toBe('ComponentGroup');
  });

  test('refuses where the setup program has installed', async () => {
    const search = '//w:Property[@Id="PRINTROOMSETUP"]/w:RegistrySearch';
    expect(await valueOf(`${search}/@Key`)).toBe('Software\\5deece96-687e-403e-9370-f68a28f8255f');
    expect(await valueOf(`${search}/@Win64`)).toBe('yes');
    expect(await valueOf('//w:Condition[contains(., "PRINTROOMSETUP")]')).toBe(
      'Installed OR NOT PRINTROOMSETUP',
    );
  });

  test('registers links of jobs', async () => {
    const value = '//w:RegistryValue[contains(@Key, "command")]/@Value';
    expect(await valueOf(value)).toBe('"[APPLICATIONFOLDER]Print Room.exe" "%1"');
  });

  test('holds every file of the package', async () => {
    const sources = Number(await valueOf('count(//w:File)'));
    const files = globSync('win-unpacked/**', { cwd: out, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    expect(sources).toBe(files.length);
    for (const name of [
      'Print Room.exe',
      'app.asar',
      'win32-x64.node',
      'SumatraPDF-3.4.6-32.exe',
      'sbom.cdx.json',
    ]) {
      expect(await valueOf(`count(//w:File[@Name="${name}"])`), name).toBe('1');
    }
  });
});

/** Debian's compiler knows an older dialect; what is ours in the project goes through it and comes out of an MSI again. */
describe.skipIf(!needs('wixl', '/usr/bin/wixl') || !needs('msitools', '/usr/bin/msiinfo'))(
  'compiled by wixl',
  () => {
    test('the MSI looks for the setup program before it starts, makes the data folder and registers the links', async () => {
      const msi = await compileOurParts();
      expect(await table(msi, 'LaunchCondition')).toContain('Installed OR NOT PRINTROOMSETUP');
      // 2: a value of the machine; 18 = 2 + 16: the value as it is, in the view of 64-bit programs.
      expect(await table(msi, 'RegLocator')).toContain(
        'PrintRoomSetup\t2\tSoftware\\5deece96-687e-403e-9370-f68a28f8255f\tInstallLocation\t18',
      );
      expect(await table(msi, 'AppSearch')).toContain('PRINTROOMSETUP\tPrintRoomSetup');
      expect(await table(msi, 'CreateFolder')).toContain('PRINTROOMDATA\tPrintRoomData');
      expect(await table(msi, 'Directory')).toContain('PRINTROOMDATA\tCommonAppDataFolder\tPrint Room');
      expect(await table(msi, 'Registry')).toContain(
        'Software\\Classes\\print-room\\shell\\open\\command\t\t"[APPLICATIONFOLDER]Print Room.exe" "%1"',
      );
    });

    test.skipIf(!hasWine)(
      'under Wine it makes the folder and the links, and refuses beside the setup program',
      async () => {
        const msi = await compileOurParts();
        const { drive, windows } = await startWine(temporaryFolder());
        copyFileSync(msi, join(drive, 'ours.msi'));
        const install = () => windows('msiexec', '/i', 'C:\\ours.msi', '/qn');
        expect((await install()).code).toBe(0);
        expect(existsSync(join(drive, 'ProgramData/Print Room'))).toBe(true);
        const link = await windows(
          'reg',
          'query',
          'HKLM\\Software\\Classes\\print-room\\shell\\open\\command',
          '/ve',
        );
        expect(link.output).toContain('"C:\\Program Files\\Print Room\\Print Room.exe" "%1"');

        await windows('msiexec', '/x', 'C:\\ours.msi', '/qn');
        const setup = 'HKLM\\Software\\5deece96-687e-403e-9370-f68a28f8255f';
        await windows('reg', 'add', setup, '/v', 'InstallLocation', '/d', 'C:\\Print Room', '/f');
        // 1603, the last eight bits of it.
        expect((await install()).code).toBe(1603 % 256);
      },
    );
  },
);

test('a template of electron-builder that has changed stops the build', () => {
  expect(() => extendProject('<Wix><Product/></Wix>')).toThrow("electron-builder's WiX template has changed");
});

async function valueOf(path: string): Promise<string> {
  const named = path.replaceAll(/w:(\w+)/g, '*[local-name()="$1"]');
  const { code, output } = await run('/usr/bin/xmllint', ['--xpath', `string(${named})`, project]);
  expect(code, output).toBe(0);
  return output.trim();
}

async function table(msi: string, name: string): Promise<string> {
  const { code, output } = await run('/usr/bin/msiinfo', ['export', msi, name]);
  expect(code, output).toBe(0);
  return output;
}

/**
 * The project in wixl's dialect: its name of the language, no rights, no files, no icon, components below folders, and
 * text instead of CDATA.
 */
async function compileOurParts(): Promise<string> {
  const text = readFileSync(project, 'utf8');
  const components = text.match(/<Component Id="PrintRoom.*?<\/Component>/gs) ?? [];
  expect(components).toHaveLength(2);
  const head = text
    .slice(0, text.indexOf('<ComponentGroup Id='))
    .replace('http://wixtoolset.org/schemas/v4/wxs', 'http://schemas.microsoft.com/wix/2006/wi')
    .replaceAll(/<!\[CDATA\[(.*?)\]\]>/g, (_, inner: string) => inner.replaceAll('>', '&gt;'))
    .replaceAll(/<Icon [^>]*>|<Property Id="ARPPRODUCTICON"[^>]*>|<Directory Id="d[^"]{20,}"[^>]*>/g, '')
    .replace(
      '<ComponentGroupRef Id="ProductComponents"/>',
      '<ComponentRef Id="PrintRoomData"/><ComponentRef Id="PrintRoomLinks"/>',
    );
  const below = components.map((component) => {
    const [, folder = ''] = / Directory="(\w+)"/.exec(component) ?? [];
    const bare = component.replace(/ Directory="\w+"/, '').replace(/<PermissionEx[^>]*>/, '');
    return `<DirectoryRef Id="${folder}">${bare}</DirectoryRef>`;
  });
  const source = join(out, 'ours.wxs');
  const msi = join(out, 'ours.msi');
  writeFileSync(source, `${head}${below.join('')}</Product></Wix>`);
  const { code, output } = await run('/usr/bin/wixl', ['-a', 'x64', '-o', msi, source]);
  expect(code, output).toBe(0);
  return msi;
}
