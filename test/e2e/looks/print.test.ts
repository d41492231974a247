import { expect, test } from 'vitest';
import { needs } from '../../support/needs.ts';
import { serialsCsv, temporaryFolder } from '../../support/room.ts';
import { beginShift, chromiumPath } from '../browser.ts';
import { addFolder, beginWithLots, longName, longPrinter, printLot, reach } from './scenes.ts';
import { beginTour, call } from './tour.ts';

const hasChromium = needs('chromium', chromiumPath);
const gtin = '09521234000013';

test.skipIf(!hasChromium)(
  'the first start is pictured from its doors to the question after the sheet',
  async () => {
    const shift = await beginShift();
    const tour = await beginTour(shift);
    const file = (text: string) => ({ name: 'serials.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await tour.everywhere('first-doors', '#/print', async (at, say) => {
      await at.getByRole('button', { name: new RegExp(`^${say('first.import')}`) }).waitFor();
      await at.getByRole('radio').first().waitFor();
    });
    await tour.everywhere('first-connect', '#/print', async (at, say) => {
      await at.getByRole('button', { name: new RegExp(`^${say('first.connect')}`) }).click();
      await at.getByRole('button', { name: say('connect.do'), exact: true }).waitFor();
    });
    await tour.everywhere('first-refused', '#/print', async (at, say) => {
      await at.getByRole('button', { name: new RegExp(`^${say('first.import')}`) }).waitFor();
      await at.locator('input[type=file]').setInputFiles(file('gtin,lot,serial\n123,LOT1,S1\n'));
      await at.getByText(say('first.none_taken', { file: 'serials.csv' })).waitFor();
    });
    await shift.page
      .locator('input[type=file]')
      .setInputFiles(file(`${serialsCsv(100)}${gtin},L 1,x y,2027-12-31\n`));
    await shift.page.getByRole('button', { name: 'Print 63 labels' }).waitFor();
    expect(tour.complaints()).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'the ways to order labels are pictured with long names, choices open and refusals',
  async () => {
    const shift = await beginWithLots(['L2411001', 'L2411002'], 130);
    const { page } = shift;
    await call(page, 'printing/setCountsAsPrinted', { printer: 'folder', counts: true });
    await addFolder(page, temporaryFolder());
    await call(page, 'printing/setPartSheet', { stock: '63up_1in_letter', name: 'drawer A', first_free: 11 });
    const tour = await beginTour(shift);
    await tour.everywhere('print-choice', '#/print', async (at, say) => {
      await at.getByRole('button', { name: new RegExp(`^${say('print.choice')}`) }).click();
      await at
        .getByRole('button', { name: say('print.pdf') })
        .and(at.locator(':enabled'))
        .waitFor();
    });
    await tour.everywhere('print-more', '#/print', async (at, say) => {
      await at.getByRole('button', { name: new RegExp(`^${say('print.choice')}`) }).click();
      await at.getByRole('combobox', { name: say('print.first_sheet') }).click();
      await at.getByRole('option', { name: /^drawer A/ }).click();
      await at.getByRole('button', { name: say('print.more') }).click();
      await at.getByRole('combobox', { name: say('print.which') }).click();
      await at.getByRole('option', { name: say('print.which_labels') }).click();
      await at.getByRole('textbox', { name: say('print.range_last_label') }).fill('63');
      await at.getByRole('combobox', { name: say('print.printer'), exact: true }).click();
      await at.getByRole('option', { name: longPrinter }).click();
    });
    await tour.everywhere('print-new-lot', '#/print', async (at, say) => {
      await at.getByRole('button', { name: new RegExp(`^${say('new.lot')}`) }).click();
      await at.getByPlaceholder(say('lot.product_hint')).fill('9521234000021');
      await at.getByRole('button', { name: say('lot.gtin_take', { gtin: '9521234000020' }) }).waitFor();
      await at.getByLabel(say('lot.lot'), { exact: true }).fill('7 K1');
      await at.getByLabel(say('lot.date'), { exact: true }).fill('31/31/2027');
    });
    await tour.everywhere('print-new-lot-full', '#/print', async (at, say) => {
      await at.getByRole('button', { name: new RegExp(`^${say('new.lot')}`) }).click();
      await at.getByPlaceholder(say('lot.product_hint')).fill('9521234000020');
      await at.getByText(say('lot.gtin_new')).waitFor();
      await at.getByLabel(say('lot.name')).fill(longName);
      await at.getByLabel(say('lot.lot'), { exact: true }).fill('L2027-04-ABCDEFGHIJ');
      await at.getByLabel(say('lot.date'), { exact: true }).fill('12/2027');
      await at.getByText('2027').first().waitFor();
    });
    expect(tour.complaints()).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'presets, a wrong pack, former imports and the question before a preset are pictured',
  async () => {
    const shift = await beginWithLots(['L2411001', 'L2411002'], 130);
    const { page } = shift;
    const tour = await beginTour(shift);
    await tour.everywhere('print-import', '#/print', async (at, say) => {
      await at.getByRole('button', { name: new RegExp(`^${say('new.import')}`) }).click();
      await at.getByRole('cell', { name: '260', exact: true }).waitFor();
    });
    await call(page, 'presets/save', {
      preset: {
        name: 'Oat line 3, family packs with orange',
        scope: 'serials',
        gtins: [gtin],
        scan_pack: true,
      },
    });
    await call(page, 'presets/save', { preset: { name: 'All', scope: 'lots' } });
    await tour.everywhere('print-nothing', '#/print', (at, say) =>
      at.getByText(say('print.nothing')).waitFor(),
    );
    await tour.everywhere('print-pack', '#/print', async (at, say) => {
      await at.getByRole('button', { name: /^Oat line/ }).click();
      const scan = at.getByLabel(say('pack.scan'));
      await scan.fill('9521234543213');
      await scan.press('Enter');
      await at.getByText(say('pack.wrong')).waitFor();
    });
    await tour.everywhere('print-keep', '#/print', async (at, say) => {
      await at.getByRole('button', { name: new RegExp(`^${say('print.choice')}`) }).click();
      await at.getByRole('button', { name: say('preset.keep') }).click();
      await at.getByRole('dialog').getByLabel(say('preset.its_name'), { exact: true }).waitFor();
    });
    expect(tour.complaints()).toEqual([]);
  },
);

test.skipIf(!hasChromium)('what becomes of an order is pictured beside the Print screen', async () => {
  const shift = await beginWithLots(['L2411001'], 70);
  const { page } = shift;
  const far = await addFolder(page, temporaryFolder());
  const tour = await beginTour(shift);
  const run = await printLot(page, 'L2411001', { printer: far });
  await reach(page, run, 'confirming');
  await call(page, 'presets/save', { preset: { name: 'Again', scope: 'serials', never_printed: false } });
  for (const { page: at, say } of tour.each) {
    await at.goto(new URL('#/print', page.url()).href);
    await at.getByRole('button', { name: /^Again/ }).click();
    await at
      .getByRole('button', { name: say('print.pdf') })
      .and(at.locator(':enabled'))
      .click();
    await at
      .getByRole('button', { name: new RegExp(`^${say('action.save_pdf')}|^${say('action.save')}`) })
      .waitFor();
  }
  await tour.stay('print-file-made');
  for (const { page: at, say } of tour.each) {
    await at
      .getByRole('button', { name: new RegExp(`^${say('action.save_pdf')}|^${say('action.save')}`) })
      .click();
    await at.getByText(say('elsewhere.print')).click();
    await at.getByLabel(say('elsewhere.reason')).waitFor();
  }
  await tour.stay('print-elsewhere');
  expect(tour.complaints()).toEqual([]);
});
