import { expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { needs } from '../support/needs.ts';
import { beginShift, chromiumPath } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);
const setUp = ['Printers', 'Stock', 'Products', 'Sync', 'Settings'];

test.skipIf(!hasChromium)(
  'kiosk mode is left by its PIN, and not by the address, the keyboard, a reload or another page',
  async () => {
    const { page, complaints, picture } = await beginShift({ sample: true });
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Set up kiosk mode' }).click();
    const enter = page.getByRole('dialog');
    await enter.getByLabel('PIN of kiosk mode').fill('4711');
    await enter.getByLabel('The PIN once more').fill('4712');
    await enter.getByRole('button', { name: 'Begin kiosk mode' }).click();
    await enter.getByText('The two PINs differ.').waitFor();
    await enter.getByLabel('The PIN once more').fill('');
    for (const digit of '4711') await enter.getByRole('button', { name: digit, exact: true }).click();
    await enter.getByRole('button', { name: 'Begin kiosk mode' }).click();

    await page.getByRole('link', { name: 'Settings' }).waitFor({ state: 'detached' });
    const isShut = async (): Promise<void> => {
      await page
        .getByRole('link', { name: 'Print', exact: true })
        .and(page.locator('[aria-current]'))
        .waitFor();
      for (const name of setUp) expect(await page.getByRole('link', { name }).count()).toBe(0);
      expect(await page.getByText('API keys').count()).toBe(0);
    };
    await isShut();
    await picture('kiosk');

    for (const screen of ['settings', 'printers', 'stock', 'products', 'sync']) {
      await page.evaluate((hash) => (location.hash = hash), `#/${screen}`);
      await isShut();
    }
    for (const key of ['Alt+0', 'Alt+6', 'Alt+7', 'Alt+8', 'Alt+9']) await page.keyboard.press(key);
    await page.goBack();
    await isShut();
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await isShut();
    const other = await page.context().newPage();
    await other.goto(new URL('#/settings', page.url()).href);
    await other.getByRole('button', { name: 'Leave kiosk mode' }).waitFor();
    expect(await other.getByText('API keys').count()).toBe(0);
    await other.close();

    await page.getByRole('button', { name: 'Leave kiosk mode' }).click();
    const leave = page.getByRole('dialog');
    await leave.getByLabel('PIN of kiosk mode').fill('0000');
    await leave.getByRole('button', { name: 'Leave kiosk mode' }).click();
    await leave.getByText('This is not the PIN of kiosk mode.').waitFor();
    await picture('kiosk-leave');
    await leave.getByLabel('PIN of kiosk mode').fill('4711');
    await leave.getByRole('button', { name: 'Leave kiosk mode' }).click();
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('heading', { name: 'API keys' }).waitFor();
    // The wrong PIN is a refused call.
    expect(complaints.filter((line) => !/status of 403/.test(line))).toEqual([]);
  },
);

test.skipIf(!hasChromium)('a forgotten PIN is no dead end: the machine itself leads out', async () => {
  const { page, dataFolder } = await beginShift({ sample: true });
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Set up kiosk mode' }).click();
  await page.getByRole('dialog').getByLabel('PIN of kiosk mode').fill('4711');
  await page.getByRole('dialog').getByLabel('The PIN once more').fill('4711');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Settings' }).waitFor({ state: 'detached' });
  await runCli(['kiosk', 'off', '--data', dataFolder]);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'API keys' }).waitFor();
  expect(await page.getByRole('button', { name: 'Leave kiosk mode' }).count()).toBe(0);
});
