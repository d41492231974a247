import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientFor } from '../../bench/core.ts';
import { seedSerials } from '../../bench/seed-million.ts';
import { needs } from '../../support/needs.ts';
import { temporaryFolder } from '../../support/room.ts';
import { beginShift, chromiumPath } from '../browser.ts';
import { everyHands, handsOn, type Hands } from './hands.ts';
import { reachByKeys } from './keyboard.ts';

const hasChromium = needs('chromium', chromiumPath);
const serials = 1_000_000;
/** The newest is the first row. */
const serialOfRow = (row: number): string => `SN${String(serials - 1 - row).padStart(9, '0')}`;

let seeded = '';
beforeAll(async () => {
  if (!hasChromium) return;
  seeded = mkdtempSync(join(tmpdir(), 'print-room-million-'));
  const { room, close } = await clientFor(seeded);
  await seedSerials(room.db, 1, { serials, printedShare: 0 });
  await close();
}, 240_000);
afterAll(() => rmSync(seeded, { recursive: true, force: true }));

interface Row {
  readonly index: number;
  readonly text: string;
}

/** The rows on screen, when all of them have come. */
async function rowsInView(page: Page): Promise<Row[]> {
  await page.waitForFunction(() => {
    const list = document.querySelector('[role=listbox]')?.getBoundingClientRect();
    const rows = [...document.querySelectorAll('[role=option]')];
    const inView = rows.filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return list !== undefined && bottom > list.top && top < list.bottom;
    });
    return inView.length > 5 && rows.every((row) => !row.hasAttribute('aria-busy'));
  });
  return page.getByRole('option').evaluateAll((rows) =>
    rows.map((row) => ({
      index: Number(row.getAttribute('aria-posinset')) - 1,
      text: row.querySelector('strong')?.textContent ?? '',
    })),
  );
}

/** Every row shows the serial of its place, however far down. @returns the first and the last of those drawn. */
async function rightRows(page: Page): Promise<readonly [first: number, last: number]> {
  const rows = await rowsInView(page);
  expect(rows.map(({ text }) => text)).toEqual(rows.map(({ index }) => serialOfRow(index)));
  // A million rows are here, and what the browser holds are those on screen.
  expect(rows.length).toBeLessThan(40);
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(1_500);
  return [rows[0]?.index ?? -1, rows.at(-1)?.index ?? -1];
}

/** To a part of the list, 0 to 1: the bar dragged by a finger, or End and Home. */
async function goThrough({ page, by, key }: Hands, part: 0 | 1): Promise<void> {
  const list = page.getByRole('listbox');
  if (by === 'touch') {
    await list.evaluate((element, to) => (element.scrollTop = to * element.scrollHeight), part);
    return;
  }
  await reachByKeys(list);
  await key(part === 1 ? 'End' : 'Home');
}

test.skipIf(!hasChromium).each(everyHands)(
  'a million rows searched: one is found by hand and by scan, and the list goes to its end and back ($shift)',
  { timeout: 120_000 },
  async (options) => {
    const dataFolder = temporaryFolder();
    cpSync(seeded, dataFolder, { recursive: true });
    const { page, complaints, picture } = await beginShift({ dataFolder, locale: options.language });
    const hands = handsOn(page, options);
    const { t } = hands;
    const detail = page.getByRole('complementary', { name: t('labels.detail') });
    const list = (count: number) => page.getByRole('listbox', { name: t('labels.list', { count }) });

    await hands.go(t('nav.labels'));
    await list(serials).waitFor();
    expect((await rightRows(page))[0]).toBe(0);
    await picture(`million-${options.language}`);

    await hands.type(page.getByLabel(t('labels.search_label')), 'SN00012345');
    await list(10).waitFor();
    await hands.type(page.getByLabel(t('labels.search_label')), 'SN000123456');
    await list(1).waitFor();
    if (hands.by === 'touch') await hands.press(page.getByRole('option', { name: /SN000123456/ }));
    else {
      await reachByKeys(page.getByRole('listbox'));
      await hands.key('Enter');
    }
    await detail.getByRole('heading', { name: 'SN000123456' }).waitFor();
    await detail.getByText(t('labels.no_events')).waitFor();
    await picture(`million-found-${options.language}`);

    // The search stays as it is; the label that is scanned stands beside it.
    await hands.scan('SN000987654');
    await detail.getByRole('heading', { name: 'SN000987654' }).waitFor();
    await hands.scan('SN001000000');
    await page.getByText(t('labels.missed')).waitFor();

    await hands.press(hands.button(t('labels.clear')));
    await list(serials).waitFor();
    await goThrough(hands, 1);
    await expect.poll(async () => (await rightRows(page))[1], { timeout: 20_000 }).toBe(serials - 1);
    await picture(`million-end-${options.language}`);
    await goThrough(hands, 0);
    await expect.poll(async () => (await rightRows(page))[0], { timeout: 20_000 }).toBe(0);
    expect(complaints).toEqual([]);
  },
);
