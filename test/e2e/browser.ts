import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { startHost } from '../../src-main/headless/host.ts';
import { launchChromium } from '../support/chromium.ts';
import { onEnd, temporaryFolder } from '../support/room.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export { chromiumPath } from '../support/chromium.ts';

/** Kept out of the repository; look at them after a change of the page. */
const pictures = join(root, 'test/.screens');
export const usualSizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];

/** The ways in which the page can look; `more` is more contrast. */
export const lookNames = ['light', 'dark', 'light-more', 'dark-more'] as const;
type LookName = (typeof lookNames)[number];

/** As a machine whose system is set so. Resolves when the page looks so and nothing moves any more. */
export async function takeLook(page: Page, look: LookName): Promise<void> {
  const colorScheme = look.startsWith('dark') ? 'dark' : 'light';
  const more = look.endsWith('more');
  await page.emulateMedia({ colorScheme, contrast: more ? 'more' : 'no-preference' });
  await page.waitForFunction(
    (wanted) =>
      document.documentElement.dataset['mantineColorScheme'] === wanted.colorScheme &&
      (document.documentElement.dataset['contrast'] === 'more') === wanted.more &&
      document.getAnimations().every(({ effect }) => effect?.getTiming().iterations === Infinity),
    { colorScheme, more },
  );
}

export interface Shift {
  readonly page: Page;
  /** Of the host, as it says it to whoever may come in. */
  readonly url: string;
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
  readonly locale?: string;
}

export interface ShiftOptions extends Look {
  readonly sample?: boolean;
  /** One that is filled already; else an empty one of its own. */
  readonly dataFolder?: string;
  /** What the host finds around it, such as programs in another PATH. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A host in a process of its own. */
export interface HostProcess {
  /** With which it may be opened. */
  readonly url: string;
  /** As a power cut would; resolves when nothing of it runs any more. */
  readonly kill: () => Promise<void>;
}

/** Starts the built host and opens its window in Debian's Chromium. */
export async function beginShift(
  options: ShiftOptions = {},
): Promise<Shift & { readonly host: HostProcess }> {
  const dataFolder = options.dataFolder ?? temporaryFolder();
  const host = await startHostProcess(dataFolder, options);
  return { ...(await openPage(host.url, options)), dataFolder, host };
}

/** The built host on a folder, ready; it ends with the test. */
export async function startHostProcess(
  dataFolder: string,
  options: Pick<ShiftOptions, 'sample' | 'env'> = {},
): Promise<HostProcess> {
  const args = [
    join(root, 'dist/main/cli.js'),
    'serve',
    '--data',
    dataFolder,
    ...(options.sample ? ['--sample'] : []),
  ];
  const host = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...options.env },
  });
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      if (host.exitCode !== null || host.signalCode !== null) return resolve();
      host.once('exit', () => resolve());
      host.kill(signal);
    });
  onEnd(() => end('SIGTERM'));
  const line = await new Promise<string>((resolve) =>
    createInterface({ input: host.stdout }).once('line', resolve),
  );
  const { url } = JSON.parse(line) as { url: string };
  return { url, kill: () => end('SIGKILL') };
}

/** The same over a core in this process, whose clock and ports are the test's. The page is the built one. */
export async function beginShiftIn(room: PrintRoom, look: Look = {}): Promise<Shift> {
  const host = await startHost(room, { port: 0, page: join(root, 'dist/renderer') });
  onEnd(() => host.close());
  return { ...(await openPage(host.address.url, look)), dataFolder: room.paths.folder };
}

async function openPage(url: string, look: Look): Promise<Omit<Shift, 'dataFolder'>> {
  const browser = await launchChromium();
  onEnd(() => browser.close());
  return openIn(browser, url, look);
}

/** The window of another machine at the same host: it remembers nothing of the first one. */
export async function openBeside({ page, url, dataFolder }: Shift, look: Look = {}): Promise<Shift> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser.');
  return { ...(await openIn(browser, url, look)), dataFolder };
}

async function openIn(browser: Browser, url: string, look: Look): Promise<Omit<Shift, 'dataFolder'>> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1366, height: look.height ?? 768 },
    colorScheme: look.dark ? 'dark' : 'light',
    locale: look.locale ?? 'en',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  // A library that catches the refusal, as one that tries `eval`, would hide it; it costs a report at every start.
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      // oxlint-disable-next-line no-console -- how the page tells a test without being asked
      console.error(`The page's own policy forbids ${violatedDirective} ${blockedURI} of ${sourceFile}.`),
    ),
  );
  await page.goto(url);
  mkdirSync(pictures, { recursive: true });
  return {
    page,
    url,
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

/** Opens the choice of everything, for whoever has no preset. @param scope what gets labels: 'Serials', 'Lots'... */
export async function chooseYourself(page: Page, scope?: string): Promise<void> {
  await page.getByRole('link', { name: 'Print', exact: true }).click();
  await page.getByRole('button', { name: /^Choose yourself/ }).click();
  if (scope === undefined) return;
  await page.getByRole('radiogroup', { name: 'Labels for' }).getByText(scope, { exact: true }).click();
}

/** What can be pressed on the page and is lower or narrower than work gloves need, by its name. */
export async function tooSmallToPress(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const enough = 47.5;
    return [...document.querySelectorAll<HTMLElement>('button, a, input')].flatMap((element) => {
      // The words beside a switch and the frame around a field belong to it.
      const whole = element.matches('input')
        ? 'label, .mantine-Radio-body, .mantine-Switch-body, .mantine-Checkbox-body, .mantine-Input-wrapper'
        : ':scope';
      // Where nothing but the name is written, the whole row may be what is pressed.
      const row = getComputedStyle(element, '::after').position === 'absolute' ? element.offsetParent : null;
      const place = row ?? element.closest(whole) ?? element;
      const { width, height } = place.getBoundingClientRect();
      // A label on the picture of a sheet is as large as the picture; the number beside it does the same.
      if (element.matches('[data-position], [data-cell]')) return [];
      if (width === 0 || (width >= enough && height >= enough)) return [];
      return [`${element.getAttribute('aria-label') ?? element.textContent} (${width} x ${height})`];
    });
  });
}
