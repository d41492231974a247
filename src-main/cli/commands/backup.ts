import { resolve } from 'node:path';
import { restoreFrom } from '../../core/folder/backup.ts';
import { portsFor } from '../connect.ts';
import type { Backup } from '../../../src-shared/contract/backups.ts';
import { organisation, withClient, write } from '../output.ts';
import type { CommonOptions } from '../common-options.ts';

export async function backupCommand(options: CommonOptions, file: string): Promise<void> {
  const result = await withClient(options, (client) => client.admin.backup({ path: resolve(file) }));
  write(options, result, [`${result.path} (${result.bytes} bytes)`]);
}

export async function restoreCommand(options: CommonOptions, file: string): Promise<void> {
  const { heldBack, keysRevoked, kept } = await restoreFrom(
    resolve(file),
    options.data,
    portsFor(options.data, options.places),
  );
  write(options, { held_back: heldBack, keys_revoked: keysRevoked, kept }, [
    `Restored into ${options.data} as a new station.`,
    `${heldBack} lots and serials are held back: they may have been printed since the backup. Importing them again releases them.`,
    ...(keysRevoked === 0 ? [] : [`${keysRevoked} API keys are revoked: make new ones.`]),
    ...(kept === null ? [] : [`The database that was there is kept as ${kept}.`]),
  ]);
}

export async function listBackups(options: CommonOptions): Promise<void> {
  const status = await withClient(options, (client) => client.backups.list(organisation(options)));
  write(options, status, [
    status.folder === null
      ? 'no backup folder is set: settings set backup_folder FOLDER'
      : `${status.folder}, next ${status.next_at ?? ''}`,
    ...status.backups.map(lineOf),
  ]);
}

export async function backupNow(options: CommonOptions): Promise<void> {
  const made = await withClient(options, (client) => client.backups.now(organisation(options)));
  write(options, made, [lineOf(made)]);
  if (made.problem !== null) process.exitCode = 1;
}

function lineOf({ at, file, bytes, problem }: Backup): string {
  return problem === null ? `${at}  ${file}  ${bytes} bytes` : `${at}  failed: ${problem}`;
}
