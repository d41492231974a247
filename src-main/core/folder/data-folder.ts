import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The data folder: what was asked for, else PRINT_ROOM_DATA, else the platform's usual place. */
export function dataFolderOf(
  asked: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  return resolve(asked ?? env['PRINT_ROOM_DATA'] ?? defaultDataFolder(env, platform));
}

/** Local disks only: SQLite's log does not work on a network share, and roaming profiles copy files while in use. */
export function defaultDataFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  switch (platform) {
    case 'win32':
      return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Print Room');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Print Room');
    default:
      return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'print-room');
  }
}
