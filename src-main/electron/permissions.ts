import type { Session } from 'electron';

/** To put text on the clipboard on a tap: a new API key is shown once and has to get out somehow. */
const copying = 'clipboard-sanitized-write';

/**
 * Electron grants every permission nobody asks about. The page needs no other: no camera, no reading of the
 * clipboard, no device. What may be saved is in downloads.ts.
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === copying));
  session.setPermissionCheckHandler((_contents, permission) => permission === copying);
  session.setDevicePermissionHandler(() => false);
}
