import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { setInterval, setTimeout } from 'node:timers';
import { app, dialog } from 'electron';
import type { Logger } from 'pino';
import type { PolicySet } from '../core/policy/policy-set.ts';
import { mayUpdate } from '../core/updates/may-update.ts';
import { Updates, type UpdatesParts } from '../core/updates/updates.ts';
import { say } from './texts/texts.ts';

const firstLookMs = 60_000;
const lookEveryMs = 24 * 60 * 60_000;

/**
 * Starts looking for new versions, where this package may.
 * @returns null where it may not; the log says why.
 */
export async function startUpdates(
  policies: PolicySet,
  parts: Pick<UpdatesParts, 'isBusy' | 'close' | 'onReady'>,
  logger: Logger,
): Promise<Updates | null> {
  const { ok, why } = mayUpdate({
    platform: process.platform,
    packaged: app.isPackaged,
    perMachine: isPerMachine(),
    bySetup: existsSync(join(dirname(app.getPath('exe')), `Uninstall ${app.getName()}.exe`)),
    feed: app.isPackaged ? readFeed() : null,
    policies,
  });
  logger.info({ updates: ok }, why);
  if (!ok) return null;
  // Loaded only here: a program that may not update itself does not even have the code in memory.
  const { packageUpdater } = await import('./package-updater.ts');
  const updater = packageUpdater(policies.textOf('UpdateAddress'), logger);
  const updates = new Updates({ ...parts, updater, offer, logger });
  setTimeout(() => void updates.look(), firstLookMs).unref();
  setInterval(() => void updates.look(), lookEveryMs).unref();
  return updates;
}

/** Whether replacing the program takes an administrator. */
function isPerMachine(): boolean {
  const program = app.getPath('exe');
  if (process.platform === 'win32') {
    const folders = [process.env['ProgramFiles'], process.env['ProgramW6432']].filter(
      (path) => path !== undefined,
    );
    return folders.some((folder) =>
      resolve(program)
        .toLowerCase()
        .startsWith(resolve(folder).toLowerCase() + sep),
    );
  }
  try {
    // The .app folder itself is replaced: .../Print Room.app/Contents/MacOS/Print Room.
    for (const folder of [resolve(program, '../../..'), dirname(resolve(program, '../../..'))])
      accessSync(folder, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

/** Written by electron-builder into packages that are released. */
function readFeed(): string | null {
  const file = join(process.resourcesPath, 'app-update.yml');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

async function offer(version: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'info',
    title: 'Print Room',
    message: say('update.message', { version }),
    detail: say('update.detail'),
    buttons: [say('update.now'), say('update.later')],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}
