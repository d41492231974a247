import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { startHost } from '../../src-main/headless/host.ts';
import { onEnd, temporaryFolder } from '../support/room.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const chromiumPath = '/usr/bin/chromium';

/** Kept out of the repository; look at them after a change of the page. */
const pictures = join(root, 'test/.screens');
const usualSizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];

export interface Shift {
  readonly page: Page;
  readonly dataFolder: string;
  /** Everything the page complained about. */
  readonly complaints: readonly string[];
  readonly picture: (name: string) => Promise<void>;
  /** The same in both colour schemes and both usual sizes. */
  readonly pictures: (name: string) => Promise<void>;
}

/** The size and colours of a window. */
interface Look {
  readonly dark?: boolean;
  readonly width?: number;
  readonly height?: number;
}

/** Starts the built host on a folder of its own and opens its window in Debian's Chromium. */
export async function beginShift(options: Look & { readonly sample?: boolean } = {}): Promise<Shift> {
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
  return { ...(await openPage(url, options)), dataFolder };
}

/** The same over a core in this process, whose clock and ports are the test's. The page is the built one. */
export async function beginShiftIn(room: PrintRoom, look: Look = {}): Promise<Shift> {
  const host = await startHost(room, { port: 0, page: join(root, 'dist/renderer') });
  onEnd(() => host.close());
  return { ...(await openPage(host.address.url, look)), dataFolder: room.paths.folder };
}

async function openPage(url: string, look: Look): Promise<Omit<Shift, 'dataFolder'>> {
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
    viewport: { width: look.width ?? 1366, height: look.height ?? 768 },
    colorScheme: look.dark ? 'dark' : 'light',
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
    complaints,
    picture: (name) => picture(page, name),
    pictures: async (name) => {
      const before = page.viewportSize();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const viewport of usualSizes) {
          await page.setViewportSize(viewport);
          await picture(page, `${name}-${colorScheme}-${viewport.width}`);
        }
      }
      await page.emulateMedia({ colorScheme: look.dark ? 'dark' : 'light' });
      if (before) await page.setViewportSize(before);
    },
  };
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
}

/** What can be pressed on the page and is lower or narrower than work gloves need, by its name. */
export async function tooSmallToPress(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const enough = 47.5;
    return [...document.querySelectorAll<HTMLElement>('button, a, input')].flatMap((element) => {
      // The words beside a switch and the frame around a field belong to it.
      const whole = element.matches('input')
        ? '.mantine-Switch-body, .mantine-Checkbox-body, .mantine-Input-wrapper'
        : ':scope';
      const place = element.closest(whole) ?? element;
      const { width, height } = place.getBoundingClientRect();
      if (width === 0 || (width >= enough && height >= enough)) return [];
      return [`${element.getAttribute('aria-label') ?? element.textContent} (${width} x ${height})`];
    });
  });
}
