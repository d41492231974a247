import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeStandInElectron } from '../../scripts/packaging/stand-in-electron.ts';
import type { PackageTarget } from '../../scripts/packaging/shipped.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(dirname(createRequire(import.meta.url).resolve('electron-builder/package.json')), 'cli.js');

/** What electron-builder's command line calls the systems, and its folders. */
const words = { linux: 'linux', win32: 'win', darwin: 'mac' } as const;
const folders = { linux: 'linux-unpacked', win32: 'win-unpacked', darwin: 'mac' } as const;

export interface Built {
  readonly code: number;
  readonly output: string;
}

/** Runs electron-builder with nothing but its own settings, and without any way to a server. */
export async function electronBuilder(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Built> {
  const { CSC_LINK: _mac, WIN_CSC_LINK: _windows, ...own } = process.env;
  return run(process.execPath, [cli, ...args], {
    ...own,
    CSC_IDENTITY_AUTO_DISCOVERY: 'false',
    ELECTRON_MIRROR: 'http://127.0.0.1:9/',
    ELECTRON_BUILDER_BINARIES_MIRROR: 'http://127.0.0.1:9/',
    ...env,
  });
}

/**
 * The program's folder of a package for x64, on a stand-in of Electron, as `electron-builder --dir` makes it.
 * @param out a folder that is made and belongs to the caller
 * @returns the package's folder
 */
export async function packFolder(
  platform: PackageTarget['platform'],
  out: string,
  more: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const electron = join(out, 'electron');
  makeStandInElectron(platform, electron);
  const { code, output } = await electronBuilder(
    [
      '--dir',
      `--${words[platform]}`,
      '--x64',
      `-c.electronDist=${electron}`,
      `-c.directories.output=${out}`,
      ...more,
    ],
    env,
  );
  if (code !== 0) throw new Error(output);
  return join(out, folders[platform]);
}

/** A program to its end. @returns its exit code, and everything it said */
export function run(program: string, args: readonly string[], env = process.env, cwd = root): Promise<Built> {
  return new Promise((resolve) => {
    execFile(program, [...args], { cwd, env, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr }),
    );
  });
}
