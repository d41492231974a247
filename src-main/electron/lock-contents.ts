import { app } from 'electron';
import type { WebContents } from 'electron';
import { startPage } from './protocol.ts';

/** Every page this program will ever show stays where it is: set once for all, also for what Electron opens itself. */
export function lockAllContents(): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-frame-navigate', (event) => {
    // A reload is a navigation to where the page already is.
    if (!event.isMainFrame || withoutHash(event.url) !== startPage) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
