import { chromium, type Browser } from 'playwright-core';

/** Debian's own browser: what the windows of the headless host are opened in. */
export const chromiumPath = '/usr/bin/chromium';

/** Starts it without a screen, and without anything that it would do on a network by itself. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
