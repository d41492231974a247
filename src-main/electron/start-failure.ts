import { app, dialog } from 'electron';
import { errorCodes, toErrorData } from '../../src-shared/errors.ts';
import { say } from './texts/texts.ts';

/**
 * Says why Print Room cannot start and ends with the code of that error: 5 where the data folder is in use or its
 * database is newer than this program.
 */
export function failStart(caught: unknown): void {
  sayAndExit(say('start.failed'), caught);
}

/** The program that had the data folder has ended, and this one cannot have it. */
export function failTakeOver(caught: unknown): void {
  sayAndExit(say('start.lost'), caught);
}

function sayAndExit(title: string, caught: unknown): void {
  const { code, message } = toErrorData(caught);
  dialog.showErrorBox(title, message);
  app.exit(errorCodes[code].exit);
}
