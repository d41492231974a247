import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { csvFile } from '../support/room.ts';
import { beginShift, chromiumPath, tooSmallToPress, type Shift } from './browser.ts';
import { scanLikeDevice } from './scan.ts';

const hasChromium = needs('chromium', chromiumPath);
const root = fileURLToPath(new URL('../../', import.meta.url));
const gtin = '09521234000013';

/** A call of the contract as the page itself would make it. */
async function call(
  page: Page,
  path: string,
  input: object,
  session = '',
): Promise<{ json: Record<string, unknown> }> {
  return page.evaluate(
    async ([to, body, person]) => {
      const answer = await fetch(`/rpc/${to}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(person && { 'x-print-room-session': person }) },
        body: body ?? '',
      });
      if (answer.status !== 200) throw new Error(`${to}: ${await answer.text()}`);
      return (await answer.json()) as { json: Record<string, unknown> };
    },
    [path, JSON.stringify({ json: input }), session],
  );
}

/** Dialogs fade in; a picture of one is of one that is there. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().length === 0);
  await expect
    .poll(() => page.getByRole('dialog').evaluate((dialog) => getComputedStyle(dialog).opacity))
    .toBe('1');
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds: rule and first place. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: run } = window as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
    };
    const { violations } = await run.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`);
  });
}

/** A scanner of US keys on a German system. */
const scan = (page: Page, text: string): Promise<void> => scanLikeDevice(page, text, 'us', 'de');

const csv = [
  'gtin,lot,serial,expiry,product_name',
  ...Array.from(
    { length: 3_000 },
    (_, i) =>
      `${gtin},L2411${String(Math.floor(i / 500)).padStart(2, '0')},SN${String(i + 1).padStart(6, '0')},2027-12-31,"Oat biscuits with dark chocolate and orange, family pack 4 x 250 g"`,
  ),
].join('\n');

/** 3,000 serials, of which the first 126 are printed. */
async function beginOnShelf(options: Parameters<typeof beginShift>[0] = {}): Promise<Shift> {
  const shift = await beginShift(options);
  const cli = join(root, 'dist/main/cli.js');
  await promisify(execFile)(process.execPath, [cli, 'import', csvFile(csv), '--data', shift.dataFolder]);
  const { page } = shift;
  await call(page, 'printing/setCountsAsPrinted', { printer: 'folder', counts: true });
  const { json: lots } = await call(page, 'catalog/lots', { text: 'L241100' });
  const [lot] = lots as unknown as readonly { readonly id: string }[];
  await call(page, 'printing/makeAndPrint', {
    request: {
      scope: 'serials',
      export_type: 'sheet_pdf',
      file_format: 'pdf',
      filters: { lot_ids: [lot?.id] },
    },
    order: { printer: 'folder', operator: 'Ana', start_position: 1 },
  });
  await expect
    .poll(
      async () => (await call(page, 'labels/history', { label: { scan: 'SN000001' } })).json['print_state'],
      { timeout: 30_000 },
    )
    .toBe('printed');
  await page.reload();
  await page.getByRole('navigation').getByRole('link').first().waitFor();
  return shift;
}

test.skipIf(!hasChromium)(
  'a scan finds its label whatever has the focus, and the label is printed again with a reason',
  async () => {
    const { page, complaints, picture } = await beginOnShelf();
    await page.getByRole('link', { name: 'Products' }).click();
    await page.getByRole('link', { name: 'Products' }).focus();
    await scan(page, `]d201${gtin}1727123110L241100\x1d21SN000007`);
    const detail = page.getByRole('complementary', { name: 'The chosen label' });
    await detail.getByRole('heading', { name: 'SN000007' }).waitFor();
    await detail.getByText('sheet 1, place 7').waitFor();
    await detail.getByText('by Ana').waitFor();
    await picture('labels-scanned');
    expect(await tooSmallToPress(page)).toEqual([]);

    await detail.getByRole('button', { name: 'Print again' }).click();
    const dialog = page.getByRole('dialog');
    const order = dialog.getByRole('button', { name: 'Print 1 label again' });
    expect(await order.isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Torn' }).click();
    await dialog.getByLabel('Your name').fill('Ana');
    await picture('labels-again');
    await order.click();
    await page.getByText('1 label is ordered').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await detail.getByText('Printed again').waitFor();
    await detail.getByText('Scrapped').first().waitFor();
    await picture('labels-history');
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'a scan leaves nothing in the field that has the focus, and presses no button',
  async () => {
    const { page, complaints } = await beginOnShelf();
    await page.getByRole('link', { name: 'Labels' }).click();
    const search = page.getByLabel('Find labels');
    await search.fill('SN0000');
    await search.focus();
    await scan(page, `https://id.example.com/01/${gtin}/21/SN000042?17=271231`);
    await page.getByRole('heading', { name: 'SN000042' }).waitFor();
    expect(await search.inputValue()).toBe('SN0000');
    await scan(page, 'NOTHING-HERE');
    await page.getByText('Scanned, but not found').waitFor();
    await page.getByText('NOTHING-HERE', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'labels are looked for by hand, by keyboard alone, and one is scrapped with a reason',
  async () => {
    const { page, complaints, picture } = await beginOnShelf();
    await page.keyboard.press('Alt+3');
    await page.keyboard.press('Alt+f');
    await page.getByLabel('Find labels').pressSequentially('SN00000', { delay: 120 });
    const list = page.getByRole('listbox', { name: '9 found' });
    await list.waitFor();
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'SN000002' }).waitFor();
    await page.getByRole('button', { name: 'Scrap', exact: true }).click();
    await page.getByRole('dialog', { name: 'Record 1 label as scrapped?' }).waitFor();
    await page.getByRole('button', { name: 'Smeared' }).click();
    await page.getByLabel('Your name').fill('Ana');
    await page.getByRole('button', { name: 'Scrap 1 label' }).click();
    await page.getByText('1 printed, 1 of them scrapped').waitFor();
    expect(await page.getByRole('button', { name: 'Scrap', exact: true }).count()).toBe(0);
    await picture('labels-scrapped');
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'the scanner is learned from two symbols, and everything is read right',
  async () => {
    const { page, complaints, picture } = await beginOnShelf();
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Learn the scanner' }).click();
    await page.getByText('Waiting for the scan').waitFor();
    await atRest(page);
    await picture('scanner-card');
    await scan(page, ']d2010952123454321310Yz-/:?=&+%\x1d21aQ_;()"!*.,');
    await page.getByText('Read', { exact: true }).waitFor();
    await scan(page, ']Q1https://id.example.com/01/09521234543213/21/Yz-1_0?17=281231');
    await page.getByText('The scanner of this machine is learned.').waitFor();
    await picture('scanner-learned');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('a US keyboard').waitFor();
    await page.getByRole('button', { name: 'Scanner: learned' }).waitFor();
    await scan(page, `01${gtin}21SN000007`);
    await page.getByRole('heading', { name: 'SN000007' }).waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'a badge signs in wherever one is, and asks before it changes the person',
  async () => {
    const { page, complaints, picture } = await beginOnShelf();
    await call(page, 'people/add', { name: 'Ina', role: 'it', signs_in: { badge: 'BADGE0001' } });
    const { json } = await call(page, 'people/signIn', { badge: 'BADGE0001' });
    const session = String(json['session']);
    const second = { name: 'Pedro', role: 'operator', signs_in: { badge: 'BADGE0002' } };
    await call(page, 'people/add', second, session);
    await page.reload();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await scan(page, 'BADGE0001');
    await page.getByRole('button', { name: /Ina/ }).waitFor();
    await scan(page, 'BADGE0002');
    const dialog = page.getByRole('dialog', { name: 'Change who works here?' });
    await dialog.getByText('Ina is signed in.').waitFor();
    await atRest(page);
    await picture('labels-badge');
    await dialog.getByRole('button', { name: 'Sign in with this badge' }).click();
    await page.getByRole('button', { name: /Pedro/ }).waitFor();
    // A label is a label, also while somebody is signed in.
    await dialog.waitFor({ state: 'detached' });
    await scan(page, 'SN000007');
    await page.getByRole('heading', { name: 'SN000007' }).waitFor();
    expect(complaints).toEqual([]);
  },
);

const looks = [
  { name: 'light-1366', dark: false, width: 1366, height: 768 },
  { name: 'dark-1366', dark: true, width: 1366, height: 768 },
  { name: 'light-1920', dark: false, width: 1920, height: 1080 },
  { name: 'dark-1920', dark: true, width: 1920, height: 1080 },
];

test.skipIf(!hasChromium).each(['en', 'de', 'es'])(
  'the labels screen holds its shape at both sizes and in both schemes (%s)',
  async (locale) => {
    const { page, complaints, picture } = await beginOnShelf({ locale });
    for (const { name, dark, width, height } of looks) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      await page.evaluate(() => (location.hash = '#/labels/L241100'));
      await page.getByRole('heading', { name: 'L241100' }).waitFor();
      await page.evaluate(() => (location.hash = '#/labels/SN000007'));
      await page.getByRole('heading', { name: 'SN000007' }).waitFor();
      await picture(`${name}-labels-${locale}`);
      expect(await tooSmallToPress(page)).toEqual([]);
      if (width === 1366) expect(await barriers(page)).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
  },
);
