import { expect, test } from 'vitest';
import { runCli, runJson } from '../support/cli.ts';
import { needs } from '../support/needs.ts';
import { beginShift, chromiumPath } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);
/** A limit against hanging: a command takes longer than a second on a busy machine. */
const patience = { timeout: 30_000 };

test.skipIf(!hasChromium)(
  'a key is made, copied, used and revoked; it is never shown a second time',
  async () => {
    const { page, dataFolder, complaints, picture } = await beginShift();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText('No key yet').waitFor();
    await picture('settings-empty');

    await page.getByRole('button', { name: 'New API key' }).click();
    await page.getByLabel('What is it for?').fill('ERP, line 3');
    await page.getByLabel('Requests a minute').fill('1x20');
    await page.getByLabel('Last day').fill('2099-12-31');
    await picture('settings-new-key');
    await page.getByRole('button', { name: 'Make the key' }).click();
    const field = page.getByRole('textbox', { name: 'Key' });
    const key = await field.inputValue();
    expect(key).toMatch(/^csb_[0-9A-Za-z]{32}_[0-9a-f]{8}$/);
    // A slip beside the dialog does not take it away.
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 5);
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied.').waitFor();
    await picture('settings-key-shown');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await page.getByText('120 a minute, 10,000 a day').waitFor();
    await page.getByText('Never used').waitFor();
    expect(await page.content()).not.toContain(key);

    const whoami = () =>
      fetch(`${new URL(page.url()).origin}/account/api/v1/whoami`, { headers: { 'x-api-key': key } });
    expect((await whoami()).status).toBe(200);
    await page.getByText('Last used').waitFor();

    await page.getByRole('button', { name: 'Revoke: ERP, line 3' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('Revoked', { exact: true }).waitFor();
    expect((await whoami()).status).toBe(401);
    await picture('settings-key-revoked');

    // What the command line makes appears here by itself.
    await runJson([
      'keys',
      'create',
      '--role',
      'readonly',
      '--description',
      'From elsewhere',
      '--data',
      dataFolder,
    ]);
    await page.getByText('From elsewhere').waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)('settings are changed in words, and a wrong value is explained', async () => {
  const { page, dataFolder, complaints } = await beginShift();
  const stored = async (key: string) =>
    (await runCli(['settings', 'get', key, '--data', dataFolder])).stdout.trim();
  await page.getByRole('link', { name: 'Settings' }).click();

  const days = page.getByLabel('Keep finished files');
  await page.getByText('Usual: 30 days').waitFor();
  await days.fill('5,000');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('A whole number from 1 to 3,650.').waitFor();
  await days.fill('45');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
  expect(await stored('artifact_retention_days')).toBe('45');

  const host = page.getByLabel('Host that the QR codes lead to');
  await host.fill('https://id.example.com/');
  await host.press('Enter');
  await page.getByText('This is no host name').waitFor();
  expect(await stored('digital_link_host')).toBe('"www.closient.com"');
  await host.fill('ID.Example.com');
  await host.press('Enter');
  await page.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
  expect(await stored('digital_link_host')).toBe('"id.example.com"');
  expect(await host.inputValue()).toBe('id.example.com');

  await page.getByLabel('Each lot begins a new sheet').click({ force: true });
  await expect.poll(() => stored('one_lot_per_sheet'), patience).toBe('true');
  await page.getByRole('combobox', { name: 'Resolution' }).click();
  await page.getByRole('option', { name: '300 dpi' }).click();
  await expect.poll(() => stored('default_dpi'), patience).toBe('300');
  await page.reload();
  await expect.poll(() => page.getByLabel('Keep finished files').inputValue(), patience).toBe('45');
  expect(complaints.filter((line) => !/422/.test(line))).toEqual([]);
});
