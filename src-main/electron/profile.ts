import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, crashReporter } from 'electron';

/**
 * Gives each data folder a browser profile of its own, per user of the computer: what a window remembers is its
 * user's, whoever shares the data folder. Electron's single-instance lock belongs to the profile, too: with one
 * profile for all, a second start on another data folder would only bring the window of the first folder to the
 * front. Must run before the lock is asked for.
 */
export function useProfileOf(dataFolder: string): void {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  const folder = join(localAppData(), 'print-room-windows', name);
  mkdirSync(folder, { recursive: true });
  app.setPath('userData', folder);
  app.setPath('sessionData', join(folder, 'session'));
}

/** Crashes of any process leave a dump in the profile. Nothing is sent anywhere. */
export function keepCrashDumps(): void {
  app.setPath('crashDumps', join(app.getPath('userData'), 'crash-dumps'));
  crashReporter.start({ uploadToServer: false, compress: false });
}

/** Electron's own word for it is the roaming one on Windows, which is copied over the network at every sign-in. */
function localAppData(): string {
  const local = process.platform === 'win32' ? process.env['LOCALAPPDATA'] : undefined;
  return local || app.getPath('appData');
}
