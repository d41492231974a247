import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { clientFor } from './core.ts';
import { startHost } from './host.ts';
import { percentile, type Figure } from './report.ts';
import { exampleGtins } from './rows.ts';
import { seedSerials } from './seed-million.ts';
import { noteFirstScreen, noteFrames, searchAndWait, type FirstScreen } from './window-page.ts';

const serials = 1_000_000;
const openings = 9;
const searches = 12;
const viewport = { width: 1366, height: 768 };

/** What an operator waits for, in Debian's Chromium on a folder with a million serials. */
export async function operatorsWindow(folder: string, seed: number): Promise<Figure[]> {
  mkdirSync(folder, { recursive: true });
  const { room, close } = await clientFor(folder);
  await seedSerials(room.db, 1, { serials, gtins: exampleGtins(20), printedShare: 0.3, seed });
  await close();
  const host = await startHost(folder);
  const browser = await launchChromium();
  try {
    const figures = await firstScreens(browser, host.url);
    const context = await browser.newContext({ viewport, locale: 'en' });
    const page = await context.newPage();
    await page.goto(`${host.url}#/labels`);
    await page.getByRole('option').first().waitFor();
    return [...figures, ...(await findings(page)), ...(await scrolling(page))];
  } finally {
    await browser.close();
    await host.stop();
  }
}

/** From the click on the address to what can be pressed, painted; nothing is in the browser's cache. */
async function firstScreens(browser: Browser, url: string): Promise<Figure[]> {
  const seen: FirstScreen[] = [];
  for (let index = 0; index < openings; index++) {
    const context = await browser.newContext({ viewport, locale: 'en' });
    const page = await context.newPage();
    await page.addInitScript(noteFirstScreen, 'main button');
    // A question to the page would load code into it that nobody's window has.
    const said = page.waitForEvent('console', { predicate: (message) => message.type() === 'debug' });
    await page.goto(url);
    seen.push(JSON.parse((await said).text()) as FirstScreen);
    await context.close();
  }
  const ms = seen.map(({ at }) => at);
  return [
    {
      work: 'window: first screen of the headless host, nothing cached',
      measured: percentile(ms, 0.5) / 1000,
      unit: 's',
      must: 1,
      aim: 0.5,
      higher: false,
      note: `median of ${openings}, slowest ${(Math.max(...ms) / 1000).toFixed(2)}, ${seen[0]?.requests ?? 0} requests`,
    },
  ];
}

/** From the last key to the one row that is left, the rest of a hand's typing included. */
async function findings(page: Page): Promise<Figure[]> {
  const ms: number[] = [];
  for (let index = 0; index < searches; index++) {
    const serial = `SN${String(Math.floor(((index + 0.5) / searches) * serials)).padStart(9, '0')}`;
    ms.push(await page.evaluate(searchAndWait, serial));
  }
  await page.evaluate(searchAndWait, '');
  return [
    {
      work: 'window: one serial among 1,000,000, from typed to shown',
      measured: percentile(ms, 0.5),
      unit: 'ms',
      must: 400,
      aim: 200,
      higher: false,
      note: `median of ${searches}, longest ${Math.round(Math.max(...ms))}, 90 of them wait for the next key`,
    },
  ];
}

/** A finger that flings the list down and up again, and frames as the page gets them meanwhile. */
async function scrolling(page: Page): Promise<Figure[]> {
  const list = await page.getByRole('listbox').boundingBox();
  if (!list) throw new Error('The list of labels is not on screen.');
  const client = await page.context().newCDPSession(page);
  await page.evaluate(noteFrames);
  for (const yDistance of [-12_000, -12_000, 12_000, 12_000]) {
    await client.send('Input.synthesizeScrollGesture', {
      x: list.x + list.width / 2,
      y: list.y + list.height / 2,
      yDistance,
      speed: 3_000,
      gestureSourceType: 'touch',
    });
  }
  const frames = await page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames);
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
  // Frames come on the beat of the screen: one that was missed makes a gap of two beats.
  const onTime = gaps.filter((gap) => gap < beatMs * 1.5).length / gaps.length;
  return [
    {
      work: 'window: frames on time while 1,000,000 rows scroll',
      measured: onTime * 100,
      unit: '%',
      must: 90,
      aim: 99,
      higher: true,
      note: `${gaps.length} frames, longest ${Math.round(Math.max(...gaps))} ms`,
    },
    {
      work: 'the same: time of a frame, p95',
      measured: percentile(gaps, 0.95),
      unit: 'ms',
      must: 2 * beatMs + 1,
      aim: beatMs + 0.5,
      higher: false,
    },
  ];
}

const beatMs = 1000 / 60;
