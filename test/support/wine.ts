import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { needs } from './needs.ts';
import { type Built, run } from './packages.ts';
import { onEnd } from './room.ts';

const program = '/usr/lib/wine/wine64';
export const hasWine = needs('wine64', program);

export interface Wine {
  /** Its drive C:. */
  readonly drive: string;
  /** Runs a Windows program; of its exit code this system keeps eight bits. */
  readonly windows: (...args: string[]) => Promise<Built>;
}

/** A fresh Windows of Wine's in `folder`, which ends with the test. */
export async function startWine(folder: string): Promise<Wine> {
  const prefix = join(folder, 'prefix');
  const env = {
    ...process.env,
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // A test may put a recorder in the place of icacls; the other two would ask to be fetched.
    WINEDLLOVERRIDES: 'icacls.exe=n,b;mscoree,mshtml=',
  };
  mkdirSync(prefix);
  onEnd(() => run('/usr/lib/wine/wineserver64', ['-k'], env));
  const windows = (...args: string[]) => run(program, args, env, folder);
  await windows('wineboot', '-i');
  return { drive: join(prefix, 'drive_c'), windows };
}
