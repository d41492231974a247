import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PrintRoomError } from '../../src-shared/errors.ts';

/** Before the work, not after it. A file that is there already is replaced. */
export function requirePlace(path: string): void {
  const isFolder = (place: string): boolean =>
    statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const folder = dirname(path);
  if (!isFolder(folder)) {
    throw new PrintRoomError(
      'folder_not_writable',
      `${path} cannot be written: there is no folder ${folder}.`,
    );
  }
  if (isFolder(path)) {
    throw new PrintRoomError('folder_not_writable', `${path} cannot be written: it is a folder.`);
  }
}
