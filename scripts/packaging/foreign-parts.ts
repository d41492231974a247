import type { PackageTarget } from './shipped.ts';

/** Something in a package that no lock file names. */
export interface ForeignPart {
  readonly name: string;
  /** Null where only the running program knows it. */
  readonly version: string | null;
  readonly licence: string;
  readonly type: 'application' | 'framework' | 'library' | 'file';
  readonly purl?: string;
  readonly source: string;
  readonly where: string;
  /** Text of the licence in this repository; what is not here lies beside the program already. */
  readonly licenceFile?: string;
}

/** Of what Electron 45.4.1, better-sqlite3 13.2.0 and zxing-wasm 3.1.4 contain; a test compares what can be compared. */
export const electronVersion = '45.4.1';
export const sqliteVersion = '3.54.1';
export const zxingCommit = '0b2d9a8fc81f420f369928c24331091ff0525976';

/** What ships besides npm packages, on one system. */
export function foreignParts({ platform }: PackageTarget): ForeignPart[] {
  const everywhere: ForeignPart[] = [
    {
      name: 'electron',
      version: electronVersion,
      licence: 'MIT',
      type: 'framework',
      purl: `pkg:github/electron/electron@v${electronVersion}`,
      source: 'https://github.com/electron/electron',
      where: 'the program itself; LICENSE.electron.txt lies beside it',
    },
    {
      name: 'chromium',
      version: '156.0.8078.100',
      licence: 'BSD-3-Clause',
      type: 'framework',
      source: 'https://www.chromium.org',
      where: 'in Electron; LICENSES.chromium.html lies beside it and names its parts',
    },
    {
      name: 'node',
      version: null,
      licence: 'MIT',
      type: 'framework',
      source: 'https://github.com/nodejs/node',
      where: 'in Electron, of the line 24; `print-room doctor` says which',
    },
    {
      name: 'sqlite',
      version: sqliteVersion,
      licence: 'blessing',
      type: 'library',
      source: 'https://www.sqlite.org',
      where: 'in the binary of better-sqlite3',
    },
    {
      name: 'zxing-cpp',
      version: zxingCommit,
      licence: 'Apache-2.0',
      type: 'library',
      purl: `pkg:github/zxing-cpp/zxing-cpp@${zxingCommit}`,
      source: 'https://github.com/zxing-cpp/zxing-cpp',
      where: 'in the WebAssembly file of zxing-wasm',
      licenceFile: 'node_modules/pdfjs-dist/LICENSE',
    },
    {
      name: 'IBM Plex Sans Condensed Medium',
      version: '3.000',
      licence: 'OFL-1.1',
      type: 'file',
      source: 'https://github.com/IBM/plex',
      where: 'the font of labels',
      licenceFile: 'resources/fonts/IBMPlexSansCondensed-LICENSE.txt',
    },
  ];
  const windows: ForeignPart[] = [
    {
      name: 'SumatraPDF',
      version: '3.4.6',
      licence: 'GPL-3.0-only',
      type: 'application',
      purl: 'pkg:github/sumatrapdfreader/sumatrapdf@3.4.6rel',
      source: 'https://github.com/sumatrapdfreader/sumatrapdf',
      where: 'resources/sumatrapdf, a program of its own, with its notice and licences beside it',
    },
    {
      name: 'MuPDF',
      version: null,
      licence: 'AGPL-3.0-only',
      type: 'library',
      source: 'https://github.com/sumatrapdfreader/sumatrapdf/tree/3.4.6rel/mupdf',
      where: 'in SumatraPDF',
    },
  ];
  return platform === 'win32' ? [...everywhere, ...windows] : everywhere;
}
