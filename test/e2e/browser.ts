import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { onEnd, temporaryFolder } from '../support/room.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const chromiumPath = '/usr/bin/chromium';

/** Kept out of the repository; look at them after a change of the page. */
const pictures = join(root, 'test/.screens');

export interface Shift {
  readonly page: Page;
  readonly dataFolder: string;
  /** Everything the page complained about. */
  readonly complaints: readonly string[];
  readonly picture: (name: string) => Promise<void>;
}

/** Starts the built host on a folder of its own and opens its window in Debian's Chromium. */
export async function beginShift(
  options: { sample?: boolean; dark?: boolean; width?: number; height?: number } = {},
): Promise<Shift> {
  const dataFolder = temporaryFolder();
  const args = [
    join(root, 'dist/main/cli.js'),
    'serve',
    '--data',
    dataFolder,
    ...(options.sample ? ['--sample'] : []),
  ];
  const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onEnd(
    () =>
      new Promise<void>((resolve) => {
        host.once('exit', () => resolve());
        host.kill('SIGTERM');
      }),
  );
  const line = await new Promise<string>((resolve) =>
    createInterface({ input: host.stdout }).once('line', resolve),
  );
  const { url } = JSON.parse(line) as { url: string };

  const browser = await chromium.launch({
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
  onEnd(() => browser.close());
  const page = await browser.newPage({
    viewport: { width: options.width ?? 1366, height: options.height ?? 768 },
    colorScheme: options.dark ? 'dark' : 'light',
    locale: 'en',
  });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(url);
  mkdirSync(pictures, { recursive: true });
  return {
    page,
    dataFolder,
    complaints,
    picture: async (name) => void (await page.screenshot({ path: join(pictures, `${name}.png`) })),
  };
}

/** What can be pressed on the page and is lower or narrower than work gloves need, by its name. */
export async function tooSmallToPress(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const enough = 47.5;
    return [...document.querySelectorAll<HTMLElement>('button, a, input')].flatMap((element) => {
      // The words beside a switch and the frame around a field belong to it.
      const whole = element.matches('input') ? '.mantine-Switch-body, .mantine-Input-wrapper' : ':scope';
      const place = element.closest(whole) ?? element;
      const { width, height } = place.getBoundingClientRect();
      if (width === 0 || (width >= enough && height >= enough)) return [];
      return [`${element.getAttribute('aria-label') ?? element.textContent} (${width} x ${height})`];
    });
  });
}
