/**
 * Writes a stand-in of Electron's distribution, so that electron-builder can make its folders (`--dir`) where the binary
 * cannot be fetched: `node scripts/packaging/stand-in-electron.ts linux|win32|darwin FOLDER`, then `npx
 * electron-builder --dir -c.electronDist=FOLDER`. It has every file that electron-builder reads, renames or changes,
 * and runs nowhere.
 */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freshFuseWire } from './fuse-wire.ts';
import { standInPe } from './stand-in-pe.ts';

export type ElectronPlatform = 'linux' | 'win32' | 'darwin';

const languages = ['de', 'en-US', 'fr'];
const helpers = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'];

/** Writes the stand-in into `folder`, which is made. */
export function makeStandInElectron(platform: ElectronPlatform, folder: string): void {
  const write = (path: string, content: string | Buffer, executable = false): void => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    if (executable) chmodSync(file, 0o755);
  };
  write('LICENSE', "Electron's licence\n");
  write('LICENSES.chromium.html', "<html><body>Chromium's licences</body></html>\n");
  write('version', '45.4.1');
  if (platform === 'darwin') makeApp(write, folder);
  else {
    for (const language of languages) write(`locales/${language}.pak`, language);
    mkdirSync(join(folder, 'resources'), { recursive: true });
    if (platform === 'linux') {
      write('electron', Buffer.concat([Buffer.from('\x7FELF'), freshFuseWire()]), true);
      write('chrome-sandbox', 'setuid helper', true);
      write('libffmpeg.so', 'library');
    } else {
      write('electron.exe', standInPe(freshFuseWire()));
      write('ffmpeg.dll', standInPe(Buffer.from('library')));
    }
  }
}

function makeApp(
  write: (path: string, content: string | Buffer, executable?: boolean) => void,
  folder: string,
) {
  const app = 'Electron.app/Contents';
  const frameworks = `${app}/Frameworks`;
  const framework = `${frameworks}/Electron Framework.framework`;
  write(`${app}/Info.plist`, propertyList('Electron', 'com.github.Electron'));
  write(`${app}/MacOS/Electron`, 'executable', true);
  for (const language of languages) {
    const lproj = `${language.replace('-US', '')}.lproj/locale.pak`;
    write(`${app}/Resources/${lproj}`, language);
    write(`${framework}/Versions/A/Resources/${lproj}`, language);
  }
  write(`${app}/Resources/electron.icns`, 'icon');
  for (const suffix of helpers) {
    const name = `Electron Helper${suffix}`;
    const contents = `${frameworks}/${name}.app/Contents`;
    write(`${contents}/Info.plist`, propertyList(name, 'com.github.Electron.helper'));
    write(`${contents}/MacOS/${name}`, 'executable', true);
  }
  write(`${framework}/Versions/A/Electron Framework`, freshFuseWire(), true);
  symlinkSync('A', join(folder, framework, 'Versions/Current'));
  for (const name of ['Electron Framework', 'Resources']) {
    symlinkSync(`Versions/Current/${name}`, join(folder, framework, name));
  }
}

function propertyList(name: string, identifier: string): string {
  const entries = {
    CFBundleExecutable: name,
    CFBundleIdentifier: identifier,
    CFBundleName: name,
    CFBundlePackageType: 'APPL',
    CFBundleVersion: '45.4.1',
    CFBundleShortVersionString: '45.4.1',
  };
  const rows = Object.entries(entries).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>${rows.join('')}</dict></plist>\n`;
}

if (import.meta.main) {
  const [platform = '', folder] = process.argv.slice(2);
  if (!['linux', 'win32', 'darwin'].includes(platform) || folder === undefined) {
    process.stderr.write('stand-in-electron.ts linux|win32|darwin FOLDER\n');
    process.exitCode = 2;
  } else makeStandInElectron(platform as ElectronPlatform, folder);
}
