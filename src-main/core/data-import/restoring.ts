import { rmSync } from 'node:fs';
import type { DataPaths } from '../folder/paths.ts';

/** Removes what the import of an archive left behind that a crash ended. Call with the folder's lock held. */
export function clearRestoring(paths: DataPaths): void {
  rmSync(paths.restoring, { recursive: true, force: true });
}
