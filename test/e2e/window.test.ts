import { expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { beginShift, chromiumPath } from './browser.ts';
import { scanLikeDevice } from './scan.ts';

const hasChromium = needs('chromium', chromiumPath);

/** Notes the pitches that the page plays, since nobody can hear them here. */
const listen = `
  window.heard = [];
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...at) {
    window.heard.push(this.frequency.value);
    return start.apply(this, at);
  };
`;

test.skipIf(!hasChromium)(
  'shortcuts: F1 and ? open their list, Alt and a digit goes to a screen, and a scan presses none',
  async () => {
    const { page, complaints, picture } = await beginShift({ sample: true });
    await page.getByRole('link', { name: 'Queue' }).waitFor();
    await page.keyboard.press('Alt+2');
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/queue');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.getByText('Go to: Queue').waitFor();
    // Those of the other screens, too.
    await page.getByText('Settle: Record what is good').waitFor();
    await page.getByText('Reports: Find a lot').waitFor();
    await picture('shortcuts');
    // Nothing happens behind a dialog.
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => location.hash)).toBe('#/queue');

    // A scanner types the "?" and digits of a link, too.
    await scanLikeDevice(page, 'https://id.example.com/01/09521234000013?17=271231');
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('#/labels');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('F1');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.keyboard.press('Escape');
    // A dialog takes keys and taps until it has faded, so that the second of two fast taps does not fall through.
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('Alt+S');
    await page.getByRole('dialog', { name: 'Scan both symbols' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Scanner: not learned yet' }).click();
    await page.getByRole('dialog', { name: 'Scan both symbols' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.getByRole('link', { name: 'Reports' }).click();
    await page.keyboard.press('Alt+F');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('reports-lot');

    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText('Shortcuts of a single key').click();
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.keyboard.press('?');
    await page.keyboard.press('F1');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'a printed run is heard and seen once, and neither after a reload nor with sounds off',
  async () => {
    const { page, complaints } = await beginShift();
    await page.addInitScript({ content: listen });
    await page.reload();
    const heard = () => page.evaluate(() => (window as unknown as { heard: number[] }).heard);
    await page.getByRole('button', { name: /^Try the sample/ }).click();
    await page.getByRole('button', { name: 'Print 63 labels' }).click();
    const box = page.getByRole('button', { name: /^Printed 63 labels on folder/ });
    await box.waitFor();
    await expect.poll(heard).toEqual([660, 990]);
    await box.click();
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/queue');
    await box.waitFor({ state: 'detached' });

    await page.reload();
    await page.getByText('Printed', { exact: true }).first().waitFor();
    expect(await heard()).toEqual([]);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Trouble', exact: true }).click();
    await expect.poll(heard).toEqual([330, 330, 330]);
    await page.getByText('Sounds', { exact: true }).click();
    await page.getByRole('button', { name: 'Trouble', exact: true }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'colours, contrast and language hold for this machine and outlive the page',
  async () => {
    const { page, complaints, picture } = await beginShift({ sample: true });
    const look = () =>
      page.evaluate(() => {
        const root = document.documentElement;
        const ground = getComputedStyle(root).getPropertyValue('--pr-ground');
        return { lang: root.lang, contrast: root.dataset['contrast'] ?? null, ground };
      });
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('radiogroup', { name: 'Colours' }).getByText('Dark').click();
    await page.getByRole('radiogroup', { name: 'Contrast' }).getByText('High').click();
    await expect.poll(look).toEqual({ lang: 'en', contrast: 'more', ground: '#000000' });
    await picture('contrast-dark');
    await page.reload();
    await page.getByRole('radiogroup', { name: 'Colours' }).getByText('Light').click();
    await expect.poll(look).toEqual({ lang: 'en', contrast: 'more', ground: '#ffffff' });
    await picture('contrast-light');
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'Deutsch' }).click();
    await page.getByRole('link', { name: 'Einstellungen' }).waitFor();
    await expect.poll(look).toEqual({ lang: 'de', contrast: 'more', ground: '#ffffff' });
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'an organisation gets a name and a colour, and every window shows them',
  async () => {
    const { page, complaints } = await beginShift();
    const other = await page.context().newPage();
    await other.goto(new URL('#/queue', page.url()).href);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByLabel('Name', { exact: true }).fill('North Sea Foods');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Purple').locator('..').click();
    const mark = other.getByText('North Sea Foods');
    await mark.waitFor();
    await expect
      .poll(() => mark.locator('..').evaluate((element) => getComputedStyle(element).backgroundColor))
      .toBe('rgb(139, 90, 217)');
    expect(complaints).toEqual([]);
  },
);
