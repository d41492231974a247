import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { TextKey } from '../../../src-renderer/texts/catalogue.ts';
import { needs } from '../../support/needs.ts';
import { pageOf } from '../../support/people.ts';
import { clientOf, openTestRoom } from '../../support/room.ts';
import { beginShiftIn, chromiumPath } from '../browser.ts';
import { manyLooks, type Words } from './look.ts';
import { beginTour } from './tour.ts';

const hasChromium = needs('chromium', chromiumPath);

/** The settings are higher than the window: brings one of their parts to its top. */
async function part(page: Page, say: Words, title: TextKey) {
  const region = page.getByRole('region', { name: say(title), exact: true });
  await region.waitFor();
  // What holds is loaded after the frame is there.
  await page.getByText(say('setting.artifact_retention_days_hint'), { exact: false }).waitFor();
  await region.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  return region;
}

test.skipIf(!hasChromium)(
  'settings look right: as they come, with wrong values, and with what IT has set shown locked',
  manyLooks,
  async () => {
    const room = await openTestRoom();
    const tour = await beginTour(await beginShiftIn(room));

    await tour.everywhere('settings-top', '#/settings', (page, say) =>
      part(page, say, 'settings.organisation'),
    );
    await tour.everywhere('settings-window', '#/settings', (page, say) => part(page, say, 'window.title'));
    await tour.everywhere('settings-scanner', '#/settings', (page, say) => part(page, say, 'scanner.title'));
    await tour.everywhere('settings-wrong', '#/settings', async (page, say) => {
      await part(page, say, 'settings.link');
      await page.getByLabel(say('setting.artifact_retention_days'), { exact: true }).fill('5000000');
      await page.keyboard.press('Enter');
      await page.getByText(say('setting.range', { minimum: 1, maximum: 3650 })).waitFor();
      await page
        .getByLabel(say('setting.digital_link_host'), { exact: true })
        .fill('https://id.example.com/');
      await page.keyboard.press('Enter');
      await page.getByText(say('setting.digital_link_host_wrong')).waitFor();
    });
    await tour.everywhere('settings-card', '#/settings', async (page, say) => {
      await page.getByRole('button', { name: say('scanner.learn') }).click();
      await page.getByText(say('scanner.card_hint')).waitFor();
    });
    await tour.everywhere('settings-kiosk', '#/settings', async (page, say) => {
      await page.getByRole('button', { name: say('kiosk.set_up') }).click();
      await page.getByRole('dialog').getByLabel(say('kiosk.pin'), { exact: true }).fill('4711');
      await page.getByRole('dialog').getByLabel(say('kiosk.pin_again')).fill('4712');
      await page.keyboard.press('Enter');
      await page.getByText(say('kiosk.pins_differ')).waitFor();
    });
    await tour.everywhere('settings-managed', '#/settings', async (page, say) => {
      // As a host answers whose IT department has set everything.
      await page.route('**/rpc/system/settingForms', async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replaceAll('"managed":false', '"managed":true');
        await route.fulfill({ response, body });
      });
      await page.reload();
      await page.getByText(say('settings.managed')).first().waitFor();
    });
    // A wrong host name is a refused call.
    expect(tour.complaints(/status of 422/)).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'keys and exports look right: none, some with long names, and their dialogs',
  manyLooks,
  async () => {
    const room = await openTestRoom({ sample: true });
    const core = clientOf(room);
    const tour = await beginTour(await beginShiftIn(room));

    await tour.everywhere('keys-none', '#/settings', (page, say) => part(page, say, 'keys.title'));
    await tour.everywhere('keys-new', '#/settings', async (page, say) => {
      await page.getByRole('button', { name: say('keys.new') }).click();
      await page.getByRole('button', { name: say('keys.make') }).waitFor();
    });
    await tour.everywhere('keys-shown', '#/settings', async (page, say) => {
      await page.getByRole('button', { name: say('keys.new') }).click();
      await page
        .getByLabel(say('keys.description'))
        .fill('Warenwirtschaft, Linie 14, Halle Nord (Testsystem)');
      await page.getByRole('button', { name: say('keys.make') }).click();
      await page.getByText(say('keys.once')).waitFor();
    });
    const [old] = await core.keys.list({});
    if (old) await core.keys.revoke({ id: old.id });
    await core.dataExport.request({ include_people: true, include_artifacts: true });
    await tour.everywhere('keys-some', '#/settings', async (page, say) => {
      await part(page, say, 'keys.title');
      await page.getByText(say('keys.revoked'), { exact: true }).waitFor();
      await page.getByRole('button', { name: /print-room-export/ }).waitFor();
    });
    await tour.everywhere('keys-revoke', '#/settings', async (page, say) => {
      await page
        .getByRole('button', { name: say('keys.revoke_name', { name: 'Waren' }) })
        .first()
        .click();
      await page.getByText(say('keys.revoke_consequence')).waitFor();
    });
    expect(tour.complaints()).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'people look right: none, some with long names, and their dialogs',
  manyLooks,
  async () => {
    const room = await openTestRoom({ sample: true });
    const core = clientOf(room);
    const tour = await beginTour(await beginShiftIn(room));

    await tour.everywhere('people-none', '#/settings', (page, say) => part(page, say, 'people.title'));
    await tour.everywhere('people-add', '#/settings', async (page, say) => {
      await page.getByRole('button', { name: say('people.add') }).click();
      await page.getByRole('dialog').getByLabel(say('people.name')).fill('Ida Ingleby');
    });
    const ida = await core.people.add({ name: 'Ida', role: 'it', signs_in: { pin: '704213' } });
    const hers = pageOf(room);
    await hers.signIn({ number: ida.number, pin: '704213' });
    for (const [name, role] of [
      ['Otto', 'operator'],
      ['Maximiliane von Hohenstein-Wolkenburg', 'quality'],
    ] as const) {
      await hers.client.people.add({ name, role, signs_in: { badge: `BADGE-${name.slice(0, 6)}` } });
    }
    await tour.everywhere('people-list', '#/settings', async (page, say) => {
      await part(page, say, 'people.title');
      await page.getByText('Otto').waitFor();
    });
    const signIn = async (page: Page, say: Words, pin: string): Promise<void> => {
      await page
        .getByRole('banner')
        .getByRole('button', { name: say('people.sign_in') })
        .click();
      await page.getByLabel(say('people.badge_or_number')).fill(String(ida.number));
      await page
        .getByRole('dialog')
        .getByRole('textbox', { name: say('people.pin') })
        .fill(pin);
      await page.keyboard.press('Enter');
    };
    await tour.everywhere('sign-in-wrong', '#/settings', async (page, say) => {
      await signIn(page, say, '0000');
      await page.getByRole('dialog').getByRole('alert').waitFor();
    });
    await tour.everywhere('people-own-pin', '#/settings', async (page, say) => {
      await signIn(page, say, '704213');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: say('people.new_sign_in_name', { name: 'Ida' }) }).click();
      await page.getByLabel(say('people.own_pin')).waitFor();
    });
    await tour.everywhere('people-turn-off', '#/settings', async (page, say) => {
      await signIn(page, say, '704213');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: say('people.turn_off') }).click();
      await page.getByText(say('people.turn_off_consequence')).waitFor();
    });
    // A wrong PIN is a refused call.
    expect(tour.complaints(/status of 40[13]/)).toEqual([]);
  },
);
