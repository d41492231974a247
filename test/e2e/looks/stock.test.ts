import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { needs } from '../../support/needs.ts';
import { clientOf, openTestRoom } from '../../support/room.ts';
import { beginShiftIn, chromiumPath } from '../browser.ts';
import { manyLooks, type Words } from './look.ts';
import { beginTour } from './tour.ts';

const hasChromium = needs('chromium', chromiumPath);
const own = {
  id: 'mehrlagen-etikett-halle-nord',
  name: 'Wiederablösbare Etiketten für Kühlware, 99,1 x 38,1 mm, A4, Lieferant Halle Nord',
  fits: ['Avery 3425', 'HERMA 4678', 'A very long name of a sheet that somebody else makes 2027/4'],
  kind: 'sheet',
  unit: 'mm',
  page: { width: 210, height: 297 },
  grid: { columns: 2, rows: 7 },
  label: { width: 99.1, height: 38.1, shape: 'rectangle', corner_radius: 2.5 },
  left: 4.65,
  top: 15.15,
  pitch: { x: 101.6, y: 38.1 },
  default_layouts: { qr: 'qr-1in', datamatrix: 'datamatrix-1in' },
  source: 'Data sheet of the maker, page 4, edition of 2026',
} as const;

/** A number as a data sheet has it, whatever the language of the window writes. */
function paste(field: Locator, text: string): Promise<void> {
  return field.evaluate((element, pasted) => {
    const data = new DataTransfer();
    data.setData('text', pasted);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

test.skipIf(!hasChromium)(
  'stocks and layouts look right: of the house and own ones, while they are typed, and when a file is wrong',
  manyLooks,
  async () => {
    const room = await openTestRoom({ sample: true });
    const core = clientOf(room);
    const tour = await beginTour(await beginShiftIn(room));
    const copy = async (page: Page, say: Words): Promise<void> => {
      await page.getByRole('button', { name: say('stock.copy') }).click();
      await page.getByText(say('stock.check_good')).waitFor();
    };
    const layouts = async (page: Page, say: Words): Promise<void> => {
      await page.getByText(say('stock.layouts'), { exact: true }).click();
      await page.getByText(say('layout.least_module')).waitFor();
    };

    await tour.everywhere('stock-usual', '#/stock', async (page, say) => {
      await page.getByText(say('stock.built_in_hint')).waitFor();
    });
    await tour.everywhere('stock-form', '#/stock', copy);
    await tour.everywhere('stock-form-wrong', '#/stock', async (page, say) => {
      await copy(page, say);
      await page.getByLabel(say('stock.name')).fill('');
      await page.getByLabel(say('stock.id'), { exact: true }).fill('Nicht so');
      await page.getByLabel(say('stock.left')).fill('0.475');
      await page.getByLabel(say('stock.label_height')).fill('');
      await page.getByText(say('stock.check_fields')).waitFor();
    });
    await tour.everywhere('stock-form-together', '#/stock', async (page, say) => {
      await copy(page, say);
      await page.getByText('mm', { exact: true }).click();
      await page.getByText(say('stock.rectangle'), { exact: true }).click();
      const left = page.getByLabel(say('stock.left'));
      await paste(left, '12.06');
      await expect.poll(() => left.inputValue()).toMatch(/^12[.,]06 mm$/);
      await page.getByLabel(say('stock.page_height')).fill('200');
      await page
        .getByRole('button', { name: say('stock.save') })
        .and(page.locator(':disabled'))
        .waitFor();
    });
    await tour.everywhere('stock-form-roll', '#/stock', async (page, say) => {
      await copy(page, say);
      await page.getByText(say('stock.kind_roll'), { exact: true }).click();
      await page.getByLabel(say('stock.left')).waitFor({ state: 'detached' });
    });
    await tour.everywhere('layouts-usual', '#/stock', layouts);

    await core.stocks.save({ stock: own, replace: false });
    await tour.everywhere('stock-own', '#/stock', async (page, say) => {
      await page.getByRole('button', { name: /^Wiederablösbare/ }).click();
      await page.getByText(say('stock.own_hint')).waitFor();
    });
    await tour.everywhere('stock-remove', '#/stock', async (page, say) => {
      await page.getByRole('button', { name: /^Wiederablösbare/ }).click();
      await page.getByRole('button', { name: say('stock.remove') }).click();
      await page.getByText(say('stock.remove_consequence')).waitFor();
    });
    await tour.everywhere('stock-import-wrong', '#/stock', async (page, say) => {
      await page.getByText(say('stock.built_in_hint')).waitFor();
      const file = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{') };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByText(say('stock.import_failed')).waitFor();
    });
    // The file that is none is a refused call.
    expect(tour.complaints(/status of 400/)).toEqual([]);
  },
);
