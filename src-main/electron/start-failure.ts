import { app, dialog } from 'electron';
import { errorCodes, toErrorData } from '../../src-shared/errors.ts';

/**
 * Says why Print Room cannot start and ends with the code of that error: 5 where the data folder is in use or its
 * database is newer than this program.
 */
export function failStart(caught: unknown): void {
  const { code, message } = toErrorData(caught);
  dialog.showErrorBox('Print Room cannot start', message);
  app.exit(errorCodes[code].exit);
}
