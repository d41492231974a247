import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Logger } from 'pino';
import { say } from './texts/texts.ts';

/** So many crashes within this time are no accident, and loading the page again would only go on like that. */
const crashesInARow = 3;
const withinMs = 60_000;

/**
 * The page's process may crash; engine and runs are in another one and go on. The page is loaded again and finds
 * everything as it is.
 */
export function reloadAfterCrash(window: BrowserWindow, logger: Logger, now: () => number): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    logger.error({ reason, exitCode }, 'the process of the window has ended; printing goes on');
    crashes = [...crashes.filter((at) => now() - at < withinMs), now()];
    if (crashes.length < crashesInARow) return window.webContents.reload();
    crashes = [];
    void askAgain(window);
  });
  window.on('unresponsive', () => logger.warn('the window does not answer; printing goes on'));
  app.on('child-process-gone', (_event, { type, reason, exitCode, serviceName }) =>
    logger.warn({ type, reason, exitCode, serviceName }, 'a process of Chromium has ended'),
  );
}

async function askAgain(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: 'Print Room',
    message: say('crash.message'),
    detail: say('crash.detail'),
    buttons: [say('crash.load'), say('action.quit')],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 0) window.webContents.reload();
  else app.quit();
}
