import type { Session } from 'electron';

/**
 * Electron grants every permission nobody asks about. The page needs none: no camera, no clipboard, no device, no
 * download; files come and go through the contract.
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}
