import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import { dirname, join, win32 } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the data folder of a computer is that several people use. On Windows the installers make it, with the access
 * list that lets them all work in it; on macOS and Linux an administrator does, with a group (docs/deployment.md).
 * @returns null where the system has no such place.
 */
export function sharedDataFolder(env: Environment, platform: NodeJS.Platform): string | null {
  switch (platform) {
    case 'win32': {
      const programData = env['ProgramData'] || env['PROGRAMDATA'];
      return programData ? join(programData, 'Print Room') : null;
    }
    case 'darwin':
      return '/Library/Application Support/Print Room';
    case 'linux':
      return '/var/lib/print-room';
    default:
      return null;
  }
}

/** Modes that say on macOS and Linux that a folder belongs to a group: what is made in it does, too. */
const setGroupId = 0o2000;
const groupWrites = 0o020;

/** Whether a folder is meant for several users of this computer. */
export function isShared(folder: string, env: Environment, platform: NodeJS.Platform): boolean {
  if (!existsSync(folder)) return false;
  if (platform === 'win32') {
    const shared = sharedDataFolder(env, platform);
    return shared !== null && isInside(folder.toLowerCase(), shared.toLowerCase());
  }
  return hasGroup(folder);
}

function isInside(path: string, folder: string): boolean {
  const rest = win32.relative(folder, path);
  return !rest.startsWith('..') && !win32.isAbsolute(rest);
}

/**
 * Mode of a file that its users alone may read: in a shared folder these are the group's. On Windows modes say
 * nothing; there a file has the access list of its folder.
 */
export function privateMode(folder: string): number {
  return process.platform !== 'win32' && existsSync(folder) && hasGroup(folder) ? 0o660 : 0o600;
}

/**
 * Lets the next user of a shared folder write what this process makes in it. Others still read nothing. Must run
 * before the first file is made; on Windows there is nothing to do.
 */
export function shareWithGroup(folder: string): void {
  if (privateMode(folder) === 0o660) process.umask(0o007);
}

/**
 * The same for a database. SQLite makes its files for their owner alone to write, whatever the umask, and gives what it
 * makes beside one the mode that this one has; so an empty one is made before it is opened.
 */
export function shareDatabase(path: string): void {
  if (privateMode(dirname(path)) !== 0o660) return;
  if (existsSync(path)) {
    // Whoever owns it can; for everybody else it is as it is.
    if (statSync(path).uid === process.getuid?.()) chmodSync(path, 0o660);
  } else {
    closeSync(openSync(path, 'a', 0o660));
  }
}

function hasGroup(folder: string): boolean {
  const { mode } = statSync(folder);
  return (mode & setGroupId) !== 0 && (mode & groupWrites) !== 0;
}
