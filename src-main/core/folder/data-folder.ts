import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The data folder: what was asked for, else PRINT_ROOM_DATA, else the platform's usual place. */
export function dataFolderOf(asked: string | undefined, env: Environment, platform: NodeJS.Platform): string {
  // An empty variable is one that a script did not fill; resolved, it would be the current folder.
  return resolve(asked || env['PRINT_ROOM_DATA'] || defaultDataFolder(env, platform));
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
