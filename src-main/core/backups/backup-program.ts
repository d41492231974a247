import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { PrintRoomError, toErrorData } from '../../../src-shared/errors.ts';
import { markerFile, type BackupAnswer, type BackupOrder } from './backup-protocol.ts';

/**
 * Whatever touches a folder for backups. A process of its own: a folder on a network that is gone holds whoever
 * touches it, and a thread that is held keeps its whole process from ending.
 */
const order = JSON.parse(process.argv.at(-1) ?? '') as BackupOrder;
try {
  say(order.kind === 'mark' ? mark(order.folder) : copy(order));
} catch (caught) {
  const { code, message } = toErrorData(caught);
  say({
    kind: 'failed',
    code: code === 'disk_full' || code === 'conflict' ? code : 'folder_not_writable',
    problem: message,
  });
}

function mark(folder: string): BackupAnswer {
  requireFolder(folder);
  const marker = join(folder, markerFile);
  if (!existsSync(marker)) {
    try {
      writeFileSync(
        marker,
        'Print Room copies its database into this folder every day. Where this file is missing it does not:\n' +
          'then the disk or network folder is probably not connected. Leave it here.\n',
        { flush: true },
      );
    } catch (caught) {
      throw failure(caught, `Nothing can be written into ${folder}`);
    }
  }
  return { kind: 'done', bytes: 0 };
}

function copy({ database, folder, file, series, kept }: BackupOrder & { kind: 'copy' }): BackupAnswer {
  const path = join(folder, file);
  const temporary = `${path}.part`;
  requireFolder(folder);
  if (series !== null && !existsSync(join(folder, markerFile))) {
    throw new PrintRoomError(
      'folder_not_writable',
      `${folder} has no file ${markerFile}, so its disk or network folder is probably not connected. ` +
        'If it is the right folder, set it once more.',
    );
  }
  say({ kind: 'found' });
  if (existsSync(path)) {
    throw new PrintRoomError('conflict', `${path} exists already; a backup overwrites nothing.`);
  }
  try {
    if (series !== null) removeOurs(folder, series, '.db.part', 0);
    vacuumInto(database, temporary);
    const problem = problemOf(temporary);
    if (problem !== null) throw new Error(problem);
    flush(temporary);
    renameSync(temporary, path);
  } catch (caught) {
    removeQuietly(temporary);
    throw failure(caught, `The backup ${path} could not be written`);
  }
  if (series !== null) removeOurs(folder, series, '.db', kept);
  return { kind: 'done', bytes: statSync(path).size };
}

/** Never made here: where a disk is not connected, its folder would be made on the wrong one. */
function requireFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new PrintRoomError(
    'folder_not_writable',
    `There is no folder ${folder} for the backup. Is its disk connected?`,
  );
}

/** The database as it is at this moment, without the room that deleted rows have left. Nobody waits for it. */
function vacuumInto(database: string, path: string): void {
  rmSync(path, { force: true });
  const sqlite = new Sqlite(database, { readonly: true, fileMustExist: true });
  try {
    sqlite.prepare('VACUUM INTO ?').run(path);
  } finally {
    sqlite.close();
  }
}

function problemOf(path: string): string | null {
  const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    const said = sqlite.pragma('quick_check', { simple: true });
    return said === 'ok' ? null : `what was written is damaged (${String(said)})`;
  } finally {
    sqlite.close();
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Names carry the instant, so the order of names is the order of age. What cannot be removed stays until the next time. */
function removeOurs(folder: string, series: string, ending: '.db' | '.db.part', kept: number): void {
  const ours = readdirSync(folder).filter(
    (name) =>
      name.startsWith(series) &&
      name.endsWith(ending) &&
      /^\d{8}T\d{9}Z$/.test(name.slice(series.length, -ending.length)),
  );
  for (const name of ours.toSorted().slice(0, Math.max(0, ours.length - kept))) {
    removeQuietly(join(folder, name));
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The next copy tries again.
  }
}

function failure(caught: unknown, what: string): PrintRoomError {
  const { code, message } = toErrorData(caught);
  return new PrintRoomError(code === 'disk_full' ? code : 'folder_not_writable', `${what}: ${message}`);
}

/** To Electron's port where this is a utility process, else as a line of stdout. */
function say(answer: BackupAnswer): void {
  const line = JSON.stringify(answer);
  const { parentPort } = process as { parentPort?: { readonly postMessage: (line: string) => void } | null };
  if (parentPort) parentPort.postMessage(line);
  else process.stdout.write(`${line}\n`);
}
