/**
 * Looks at the folder of a finished package, before it becomes an installer: `node scripts/packaging/check-package.ts
 * out/linux-unpacked`. The same for a stand-in here and for the real Electron on the systems that release.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fuseNames, type Fuses, readFuses } from './fuse-wire.ts';
import type { PackageTarget } from './shipped.ts';

/** Of @electron/asar, in the version that electron-builder packs with; it is a dependency of that one only. */
interface Asar {
  readonly listPackage: (archive: string, options: { readonly isPack: boolean }) => string[];
  readonly getRawHeader: (archive: string) => { readonly headerString: string };
  readonly statFile: (archive: string, file: string, followLinks?: boolean) => object;
}
const ofElectronBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const ofAppBuilder = createRequire(ofElectronBuilder.resolve('app-builder-lib'));
const asar = ofAppBuilder('@electron/asar') as Asar;

export const wantedFuses: Fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  wasmTrapHandlers: true,
};

/** Everything that may be in the archive. A file that none of these names is one that nobody meant to ship. */
const meant = [
  /^package\.json$/,
  /^dist\/main\/(?:chunks\/[\w.-]+|[\w-]+)\.js$/,
  /^dist\/preload\/preload\.cjs$/,
  /^dist\/renderer\/(?:index\.html|assets\/[\w.@-]+)$/,
  /^resources\/fonts\/IBMPlexSansCondensed-(?:LICENSE\.txt|Medium\.ttf)$/,
  /^resources\/icons\/[\w@-]+\.(?:svg|png)$/,
  /^resources\/(?:layouts|stocks)\/[\w.-]+\.json$/,
  /^resources\/sample\/(?:organisation\.json|serials\.csv)$/,
  /^node_modules\/better-sqlite3\/(?:package\.json|LICENSE|lib\/(?:methods\/)?[\w-]+\.js)$/,
  /^node_modules\/zxing-wasm\/(?:package\.json|LICENSE|dist\/reader\/zxing_reader\.wasm)$/,
  /^node_modules\/koffi\/(?:package\.json|LICENSE\.txt|index\.js|src\/koffi\/index\.js)$/,
];

/** What the program cannot start or print without. */
const needed = [
  'package.json',
  'dist/main/electron.js',
  'dist/main/cli.js',
  'dist/main/render-worker.js',
  'dist/main/reader-thread.js',
  'dist/main/backup-program.js',
  'dist/main/winspool.js',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
  'resources/stocks/63up_1in_letter.json',
  'resources/layouts/qr-1in.json',
  'resources/fonts/IBMPlexSansCondensed-Medium.ttf',
  'node_modules/better-sqlite3/lib/database.js',
  'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm',
];

/**
 * @param folder as electron-builder leaves it: `linux-unpacked`, `win-unpacked`, `mac` or `mac-arm64`
 * @returns one sentence per problem; none is a good package.
 */
export function checkPackage(folder: string, { platform, arch }: PackageTarget): string[] {
  const { executable, resources } = placesIn(folder, platform);
  const archive = join(resources, 'app.asar');
  const files = filesIn(archive);
  const native = [`node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`];
  const isHelper = (file: string): boolean =>
    platform === 'win32' && file.startsWith(`node_modules/@koromix/koffi-win32-${arch}/`);
  const problems = [
    ...needed.filter((file) => !files.has(file)).map((file) => `${file} is not in the package`),
    ...[...files.keys()]
      .filter((file) => !meant.some((one) => one.test(file)) && !native.includes(file) && !isHelper(file))
      .map((file) => `${file} is in the package, and nobody meant it to be`),
    ...[...files]
      .filter(([file, unpacked]) => file.endsWith('.node') !== unpacked)
      .map(([file, unpacked]) => `${file} lies ${unpacked ? 'outside of' : 'inside'} the archive`),
    ...native.filter((file) => !files.has(file)).map((file) => `${file} is not in the package`),
  ];
  const outside = globSync('**', { cwd: `${archive}.unpacked`, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .filter((name) => !name.endsWith('.node'));
  problems.push(
    ...outside.map((name) => `${name} lies beside the archive, where its integrity is not checked`),
  );
  const fuses = readFuses(readFileSync(executable));
  for (const name of fuseNames) {
    if (fuses[name] !== wantedFuses[name]) problems.push(`fuse ${name} is ${fuses[name] ? 'on' : 'off'}`);
  }
  // Electron knows the archive by the hash of its header, and that has the hashes of its files; Linux has no such check.
  const known = { win32: executable, darwin: join(resources, '../Info.plist'), linux: null }[platform];
  if (known !== null && !readFileSync(known).includes(headerHash(archive)))
    problems.push(`${basename(known)} does not hold the hash of the archive`);
  for (const file of ['legal/sbom.cdx.json', 'legal/THIRD-PARTY-NOTICES.txt', 'legal/LICENSE.txt']) {
    if (globSync(file, { cwd: resources }).length === 0) problems.push(`${file} is not beside the archive`);
  }
  return problems;
}

function headerHash(archive: string): string {
  return createHash('sha256').update(asar.getRawHeader(archive).headerString).digest('hex');
}

/** Where things are in a package's folder. */
export function placesIn(
  folder: string,
  platform: PackageTarget['platform'],
): { readonly executable: string; readonly resources: string } {
  if (platform === 'darwin') {
    const contents = join(folder, 'Print Room.app', 'Contents');
    return {
      executable: join(contents, 'Frameworks/Electron Framework.framework/Versions/A/Electron Framework'),
      resources: join(contents, 'Resources'),
    };
  }
  return {
    executable: join(folder, platform === 'win32' ? 'Print Room.exe' : 'print-room'),
    resources: join(folder, 'resources'),
  };
}

/** Paths of the archive's files with slashes, and whether each lies beside the archive. */
export function filesIn(archive: string): Map<string, boolean> {
  const files = new Map<string, boolean>();
  for (const path of asar.listPackage(archive, { isPack: false })) {
    const file = path.replaceAll('\\', '/').replace(/^\//, '');
    const stat = asar.statFile(archive, path.replace(/^[\\/]/, ''), false);
    if (!('files' in stat)) files.set(file, 'unpacked' in stat && stat.unpacked === true);
  }
  return files;
}

/** The system that a folder's name says. */
function targetOf(folder: string): PackageTarget {
  const name = basename(folder);
  const arch = name.includes('arm64') ? 'arm64' : 'x64';
  if (name.startsWith('mac')) return { platform: 'darwin', arch };
  return { platform: name.startsWith('win') ? 'win32' : 'linux', arch };
}

if (import.meta.main) {
  const folders = process.argv.slice(2);
  const problems = folders.flatMap((folder) =>
    checkPackage(folder, targetOf(folder)).map((problem) => `${folder}: ${problem}`),
  );
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.stdout.write(`packages: ${folders.length}, ${problems.length} problems\n`);
  process.exitCode = problems.length > 0 || folders.length === 0 ? 1 : 0;
}
