import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { needs } from '../../support/needs.ts';
import { pageOf } from '../../support/people.ts';
import { clientOf, csvFile, openTestRoom, serialsCsv } from '../../support/room.ts';
import { beginShiftIn, chromiumPath } from '../browser.ts';
import { manyLooks, type Words } from './look.ts';
import { beginTour } from './tour.ts';

const hasChromium = needs('chromium', chromiumPath);
const longName = 'Genossenschaftliche Molkerei- und Feinkostwerke Hohenstein-Wolkenburg eG, Werk Nord';

test.skipIf(!hasChromium)(
  'the frame looks right: shortcuts, a long name, an alarm, an error, without its host, as a kiosk, signed in',
  manyLooks,
  async () => {
    const room = await openTestRoom();
    const core = clientOf(room);
    const tour = await beginTour(await beginShiftIn(room));
    await core.admin.importFile({ path: csvFile(serialsCsv(40)) });
    await core.system.setOrganisation({ name: longName, color: '#7d7a1c' });

    await tour.everywhere('shell-shortcuts', '#/printers', async (page, say) => {
      await page.getByText(longName).first().waitFor();
      await page.keyboard.press('F1');
      await page.getByRole('dialog').getByText(say('shortcuts.hint')).waitFor();
    });
    await tour.everywhere('shell-no-host', '#/products', async (page, say) => {
      // As when the host goes away in the middle: what it told stays, and nothing new comes.
      await page.route('**/rpc/system/changes', (route) => route.abort());
      await page.route('**/rpc/catalog/editProduct', (route) => route.abort());
      await page.reload();
      await page.getByText(say('connection.lost')).waitFor();
      await page.getByRole('button', { name: say('products.change_of', { name: '09521234000013' }) }).click();
      await page.getByRole('dialog').getByRole('button').last().click();
      await page.getByText(say('error.perhaps_done')).waitFor();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
    room.db
      .prepare(
        "INSERT INTO print_alarms (organisation_id, own_station, other_station, raised_at) VALUES (1, ?, 'Halle Nord, Linie 14', ?)",
      )
      .run(room.station.id, Date.now());
    room.changes.emit('sync', 1);
    await tour.everywhere('shell-alarm', '#/products', async (page, say) => {
      await page.unrouteAll();
      await page.reload();
      await page.getByRole('button', { name: say('alarm.show') }).waitFor();
    });
    await tour.everywhere('shell-alarm-open', '#/products', async (page, say) => {
      await page.getByRole('button', { name: say('alarm.show') }).click();
      await page.getByText(say('alarm.hint')).waitFor();
    });

    const pin = '704213';
    const long = await core.people.add({
      name: 'Maximiliane von Hohenstein-Wolkenburg',
      role: 'it',
      signs_in: { pin },
    });
    const signIn = async (page: Page, say: Words): Promise<void> => {
      await page
        .getByRole('banner')
        .getByRole('button', { name: say('people.sign_in') })
        .click();
      await page.getByLabel(say('people.badge_or_number')).fill(String(long.number));
    };
    await tour.everywhere('shell-sign-in', '#/products', async (page, say) => {
      await signIn(page, say);
      await page
        .getByRole('dialog')
        .getByRole('textbox', { name: say('people.pin') })
        .focus();
    });
    await tour.everywhere('shell-signed-in', '#/products', async (page, say) => {
      await signIn(page, say);
      await page
        .getByRole('dialog')
        .getByRole('textbox', { name: say('people.pin') })
        .fill(pin);
      await page.keyboard.press('Enter');
      await page.getByRole('banner').getByText('Maximiliane').click();
      await page.getByRole('menuitem', { name: say('people.sign_out') }).waitFor();
    });
    const hers = pageOf(room);
    await hers.signIn({ number: long.number, pin });
    await hers.client.people.turnOff({ count: 1 });
    await core.kiosk.enter({ pin: '4711' });
    await tour.everywhere('shell-kiosk', '#/queue', async (page, say) => {
      await page.getByRole('button', { name: say('kiosk.leave') }).waitFor();
    });
    await tour.everywhere('shell-kiosk-leave', '#/queue', async (page, say) => {
      await page.getByRole('button', { name: say('kiosk.leave') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(say('kiosk.pin')).fill('0000');
      await page.keyboard.press('Enter');
      await dialog.getByRole('alert').waitFor();
    });
    // Without a network and with a wrong PIN calls fail.
    expect(tour.complaints(/status of 403|ERR_FAILED/)).toEqual([]);
  },
);
