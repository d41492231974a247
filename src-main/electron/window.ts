import { app, BrowserWindow } from 'electron';
import { startPage } from './protocol.ts';

/**
 * Opens the window on the built page.
 * @param preload absolute path of the preload bundle
 */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Print Room',
    width: 1280,
    height: 860,
    minWidth: 880,
    minHeight: 600,
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
  window.once('ready-to-show', () => window.show());
  void window.loadURL(startPage);
  return window;
}

/** A second start of the program brings the window of the first to the front. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
