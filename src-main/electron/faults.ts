import { setTimeout as delay } from 'node:timers/promises';
import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Logger } from 'pino';
import { say } from './texts/texts.ts';

/** What cannot be closed within this time is left to the recovery of the next start. */
const closeWithinMs = 5_000;

export interface FaultParts {
  readonly logger: Logger;
  readonly logs: string;
  /** Lets the core finish and frees the data folder. */
  readonly close: () => Promise<unknown>;
  /** The window that says so; null before there is one. */
  readonly window: () => BrowserWindow | null;
}

/**
 * An error that nobody has caught leaves the engine in a state that nobody knows. So it stops, nothing more goes to a
 * printer, the window says what happened, and a restart takes up what was left: that is what the recovery is for.
 */
export function restartAfterFault(parts: FaultParts): void {
  let met = false;
  const onFault = (caught: unknown): void => {
    parts.logger.fatal({ err: caught }, 'Print Room ended unexpectedly');
    if (met) return;
    met = true;
    void sayAndEnd(caught, parts);
  };
  process.on('uncaughtException', onFault);
  process.on('unhandledRejection', onFault);
}

async function sayAndEnd(caught: unknown, { close, logger, logs, window }: FaultParts): Promise<void> {
  await Promise.race([close(), delay(closeWithinMs, undefined, { ref: false })]).catch((also: unknown) =>
    logger.error({ err: also }, 'the core did not close after its fault'),
  );
  const message = {
    type: 'error' as const,
    title: 'Print Room',
    message: say('fault.message'),
    detail: say('fault.detail', { error: firstLine(caught), logs }),
    buttons: [say('fault.restart'), say('action.quit')],
    defaultId: 0,
    cancelId: 1,
  };
  const open = window();
  const { response } = await (open === null
    ? dialog.showMessageBox(message)
    : dialog.showMessageBox(open, message));
  if (response === 0) app.relaunch();
  app.exit(1);
}

function firstLine(caught: unknown): string {
  const text = caught instanceof Error ? caught.message : String(caught);
  return text.split('\n', 1)[0] ?? text;
}
