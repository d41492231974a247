import { app } from 'electron';
import type { Logger } from 'pino';

/**
 * Lets the core finish what it is writing before the process goes. Electron does not wait for a promise, so the first
 * quit is held back and the process ends itself when the core is closed.
 */
export function closeBeforeQuit(close: () => Promise<void>, logger: Logger): void {
  let closing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    close().then(
      () => app.exit(0),
      (caught: unknown) => {
        logger.error({ err: caught }, 'the core did not close cleanly');
        app.exit(1);
      },
    );
  });
  // On macOS too: without a window nobody would see the questions of a print run.
  app.on('window-all-closed', () => app.quit());
}
