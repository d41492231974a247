import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { PolicySet } from '../policy/policy-set.ts';
import { sharedDataFolder } from './shared-folder.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The data folder: what was asked for, else PRINT_ROOM_DATA, else an administrator's default, else the platform's usual
 * place. What an administrator has enforced comes before all of them.
 * @throws PrintRoomError `managed` where another one than that was asked for.
 */
export function dataFolderOf(
  asked: string | undefined,
  env: Environment,
  platform: NodeJS.Platform,
  policies?: PolicySet,
): string {
  const managed = policies?.get('DataFolder');
  const folder = policies?.textOf('DataFolder');
  if (managed?.level === 'enforced' && folder) {
    // Two folders on one line would be two truths about what was printed.
    if (asked && resolve(asked) !== resolve(folder)) {
      throw new PrintRoomError(
        'managed',
        `The data folder is managed by your organisation: it is ${folder} (DataFolder in ${managed.place}); ${asked} cannot take its place.`,
      );
    }
    return resolve(folder);
  }
  // An empty variable is one that a script did not fill; resolved, it would be the current folder.
  return resolve(asked || env['PRINT_ROOM_DATA'] || folder || usualDataFolder(env, platform));
}

/** The one for everybody on this computer, where it was made, else the user's own. */
function usualDataFolder(env: Environment, platform: NodeJS.Platform): string {
  const shared = sharedDataFolder(env, platform);
  return shared !== null && existsSync(shared) ? shared : defaultDataFolder(env, platform);
}

/** Local disks only: SQLite's log does not work on a network share, and roaming profiles copy files while in use. */
export function defaultDataFolder(env: Environment, platform: NodeJS.Platform): string {
  switch (platform) {
    case 'win32':
      return join(env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local'), 'Print Room');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Print Room');
    default: {
      const data = env['XDG_DATA_HOME'] ?? '';
      // The XDG base directory specification: a relative path is to be ignored.
      return join(isAbsolute(data) ? data : join(homedir(), '.local', 'share'), 'print-room');
    }
  }
}
