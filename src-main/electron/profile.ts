import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * Gives each data folder a browser profile of its own, per user of the computer. Electron's single-instance lock
 * belongs to the profile: with one profile for all, a second start on another data folder would only bring the window
 * of the first folder to the front. Must run before the lock is asked for.
 */
export function useProfileOf(dataFolder: string): void {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  const folder = join(app.getPath('appData'), 'print-room-windows', name);
  mkdirSync(folder, { recursive: true });
  app.setPath('userData', folder);
}
