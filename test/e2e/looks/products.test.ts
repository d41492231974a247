import { expect, test } from 'vitest';
import { needs } from '../../support/needs.ts';
import { clientOf, csvFile, openTestRoom, serialsCsv } from '../../support/room.ts';
import { beginShiftIn, chromiumPath } from '../browser.ts';
import { manyLooks } from './look.ts';
import { beginTour } from './tour.ts';

const hasChromium = needs('chromium', chromiumPath);

test.skipIf(!hasChromium)(
  'products look right: none, some with long names, and a change of dates',
  manyLooks,
  async () => {
    const room = await openTestRoom();
    const core = clientOf(room);
    const tour = await beginTour(await beginShiftIn(room));
    await core.admin.importFile({ path: csvFile('gtin,lot,expiry\n09521234000013,A1,2027-12-31\n') });
    await tour.everywhere('products-one', '#/products', async (page) => {
      await page.getByText('09521234000013').waitFor();
    });
    const longNames = [
      'gtin,lot,expiry,product_name',
      '09521234000020,B1,2027-12-31,"Rinderhackfleisch, gemischt, aus artgerechter Haltung, Vorratspackung für Großverbraucher, 2 x 5 kg"',
      '09521234000037,C1,2027-12-31,Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
      '',
    ].join('\n');
    await core.admin.importFile({ path: csvFile(longNames) });
    await core.admin.importFile({ path: csvFile(serialsCsv(1_250, { gtin: '09521234000044' })) });
    await tour.everywhere('products-many', '#/products', async (page) => {
      await page.getByText('09521234000044').waitFor();
    });
    await tour.everywhere('products-question', '#/products', async (page, say) => {
      await page
        .getByRole('button', {
          name: new RegExp(`${say('products.change_of', { name: '' }).trim()}.*Rinderhack|Rinderhack`),
        })
        .click();
      await page.getByRole('dialog').getByText(say('products.dates_hint')).waitFor();
    });
    await tour.everywhere('products-changed', '#/products', async (page, say) => {
      await page.getByRole('button', { name: /09521234000044/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: /./ }).last().click();
      await page.getByText(say('products.from_now')).waitFor();
    });
    expect(tour.complaints()).toEqual([]);
  },
);
