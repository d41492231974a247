import { app, BrowserWindow } from 'electron';
import type { Logger } from 'pino';
import { startPage } from './protocol.ts';
import { keepWindowState, readWindowState } from './window-state.ts';

const usualSize = { width: 1280, height: 860 };

/**
 * Opens the window on the built page.
 * @param options.preload absolute path of the preload bundle. @param options.kiosk it fills the screen for good.
 * @param options.hash place in the page, such as `#/preview/JOB`.
 */
export function openWindow(options: {
  readonly preload: string;
  readonly kiosk: boolean;
  readonly hash: string;
  readonly logger: Logger;
}): BrowserWindow {
  const { preload, kiosk, hash, logger } = options;
  const known = kiosk ? null : readWindowState();
  const window = new BrowserWindow({
    title: 'Print Room',
    ...(known?.bounds ?? usualSize),
    minWidth: 880,
    minHeight: 600,
    kiosk,
    autoHideMenuBar: kiosk,
    show: false,
    webPreferences: {
      preload,
      // Most of these are Electron's defaults; they are written down because everything else rests on them.
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The spelling checker fetches its dictionaries from the network.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (!kiosk) keepWindowState(window);
  window.once('ready-to-show', () => {
    if (known?.maximized) window.maximize();
    window.show();
  });
  window
    .loadURL(startPage + hash)
    .catch((caught: unknown) => logger.error({ err: caught }, 'the page was not loaded'));
  return window;
}

/** A second start of the program brings the window of the first to the front. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Fills the screen with the window, for as long as it is a kiosk. */
export function setKiosk(window: BrowserWindow, on: boolean): void {
  window.setKiosk(on);
  window.setAutoHideMenuBar(on);
}

/** @param hash place in the page, such as `#/queue`: the page is there already and only moves. */
export function goTo(window: BrowserWindow, hash: string): void {
  // A move within the page may be reported as a load that was broken off.
  window.loadURL(startPage + hash).catch(() => undefined);
}
