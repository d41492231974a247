import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { csvFile, clientOf, openTestRoom, serialsCsv, temporaryFolder } from '../support/room.ts';
import { recordsIn } from '../support/people.ts';
import { beginShiftIn, chromiumPath, tooSmallToPress } from './browser.ts';
import { scanLikeDevice } from './scan.ts';

const hasChromium = needs('chromium', chromiumPath);
/** A limit against hanging. */
const patience = { timeout: 30_000 };
const minute = 60_000;
const day = 24 * 60 * minute;

/** By the dialog of the header, with the number and the PIN of a person. */
async function signIn(page: Page, number: number | undefined, pin: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Badge or number').fill(String(number));
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'PIN' }).fill(pin);
  await page.keyboard.press('Enter');
}

async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
}

async function addPerson(page: Page, name: string, role: string, secret: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  if (role !== 'IT') {
    await dialog.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: role, exact: true }).click();
  }
  if (secret.startsWith('BADGE')) {
    await dialog.getByRole('combobox', { name: 'Signs in with' }).click();
    await page.getByRole('option', { name: 'Badge' }).click();
    await dialog.getByRole('textbox', { name: 'Badge' }).focus();
    await scanLikeDevice(page, secret);
  } else {
    await dialog.getByRole('textbox', { name: 'PIN' }).fill(secret);
    await dialog.getByRole('button', { name: 'Save' }).click();
  }
  await dialog.waitFor({ state: 'detached' });
}

test.skipIf(!hasChromium)(
  'IT sets people up, operators sign in, what they may not do is refused, and IT turns it off again',
  async () => {
    let now = Date.parse('2027-12-30T08:00:00Z');
    const room = await openTestRoom({ ports: { now: () => now } });
    const core = clientOf(room);
    await core.admin.importFile({ path: csvFile(serialsCsv(40)) });
    const job = await core.jobs.submit({
      scope: 'serials',
      export_type: 'sheet_pdf',
      file_format: 'pdf',
    });
    await core.admin.waitForJob({ job_id: job.job_id });
    const { page, complaints, picture, pictures } = await beginShiftIn(room);
    const header = page.getByRole('banner');
    const go = (name: string) => page.getByRole('link', { name }).click();

    await go('Settings');
    await page.getByText('Nobody has to sign in.').waitFor();
    await page.getByRole('region', { name: 'People' }).scrollIntoViewIfNeeded();
    await pictures('people-none');
    await page.getByRole('button', { name: 'Add a person' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Ida Ingleby');
    await pictures('people-first');
    await page.getByRole('dialog').getByRole('textbox', { name: 'PIN' }).fill('704213');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();

    // From now on even she has to sign in.
    await header.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.getByRole('button', { name: 'Add a person' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Otto');
    await page.getByRole('dialog').getByRole('textbox', { name: 'PIN' }).fill('1379');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('To manage people, sign in first').waitFor();
    await pictures('people-sign-in-first');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    const [ida] = await core.people.list({});
    await signIn(page, ida?.number, '704213');
    await header.getByRole('button', { name: /^Ida Ingleby ?IT$/ }).waitFor();
    await addPerson(page, 'Otto', 'Operator', '1379');
    await addPerson(page, 'Sofia', 'Shift leader', 'BADGE-SOFIA-0417');
    await addPerson(page, 'Maximiliane von Hohenstein-Wolkenburg', 'Quality', '8820');
    await page.getByText('Number', { exact: false }).first().waitFor();
    await page.getByRole('region', { name: 'People' }).scrollIntoViewIfNeeded();
    await pictures('people-list');
    expect(await tooSmallToPress(page)).toEqual([]);

    // Her own PIN only with the current one.
    await page.getByRole('button', { name: 'PIN, badge: Ida Ingleby' }).click();
    await page.getByRole('dialog').getByLabel('New PIN').fill('112233');
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await page.getByRole('dialog').getByLabel('Your current PIN').fill('999999');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('The current PIN is wrong.').waitFor();
    await pictures('people-own-pin');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await signOut(page, 'Ida Ingleby');

    // Where nobody is signed in a badge is a badge, also in the middle of a form.
    await page.getByRole('link', { name: 'Print', exact: true }).click();
    await page.getByRole('button', { name: /^New lot by hand/ }).click();
    const lot = page.getByLabel('Lot', { exact: true });
    await lot.fill('7K1');
    await scanLikeDevice(page, 'BADGE-SOFIA-0417');
    await header.getByRole('button', { name: /^Sofia/ }).waitFor();
    expect(await lot.inputValue()).toBe('7K1');
    await signOut(page, 'Sofia');

    // Otto prints past the date of the lot, which is not his to decide.
    now += 2 * day;
    const otto = (await core.people.list({})).find(({ name }) => name === 'Otto');
    await go('Queue');
    await signIn(page, otto?.number, '0000');
    await page.getByText('Number and PIN do not fit.').waitFor();
    await pictures('people-wrong-pin');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await signIn(page, otto?.number, '1379');
    await header.getByRole('button', { name: /^Otto ?Operator$/ }).waitFor();
    await page
      .getByRole('button', { name: /^Print: / })
      .first()
      .click();
    // His name stands in the header; nobody types another one.
    await page.getByRole('button', { name: /^Print 40 labels on folder/ }).waitFor();
    expect(await page.getByLabel('Your name').count()).toBe(0);
    await page.getByRole('button', { name: /^Print 40 labels on folder/ }).click();
    await page.getByLabel('Reason for printing them all the same').fill('customer agreed');
    await page.getByRole('button', { name: 'Print all 40, with this reason' }).click();
    await page
      .getByText('As operator you may not release a lot or print past its date; quality may.')
      .waitFor();
    await pictures('people-refused');
    expect(recordsIn(room, 'refusal').at(-1)).toMatchObject({ subject: 'release', operator: otto?.number });

    // He goes for a break; the next click finds nobody, and the badge of the next one needs no field.
    now += 15 * minute;
    await page.getByRole('button', { name: 'Cancel the run' }).click();
    await header.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.getByText(/To print, sign in first/).waitFor();
    await picture('people-signed-out');
    await scanLikeDevice(page, 'BADGE-SOFIA-0417');
    await header.getByRole('button', { name: /^Sofia ?Shift leader$/ }).waitFor();
    await page.getByRole('button', { name: 'Cancel the run' }).click();
    await page.getByText('Cancelled', { exact: false }).first().waitFor();
    expect((await core.printing.list({}))[0]?.message).toBe('cancelled by Sofia');

    // What she takes note of is kept with her name, which nobody types over.
    room.db
      .prepare(
        "INSERT INTO print_alarms (organisation_id, own_station, other_station, raised_at) VALUES (1, ?, 'line 2', ?)",
      )
      .run(room.station.id, now);
    room.changes.emit('sync', 1);
    await page.getByRole('alert').getByRole('button', { name: 'Look at it' }).click();
    const name = page.getByRole('dialog').getByLabel('Your name');
    expect([await name.inputValue(), await name.isEditable()]).toEqual(['Sofia', false]);
    await pictures('people-who');
    await page.getByRole('dialog').getByRole('button', { name: 'I have taken note' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });

    // A small window has room for the longest name.
    await signOut(page, 'Sofia');
    await page.setViewportSize({ width: 880, height: 600 });
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await sideways()).toBeLessThanOrEqual(0);
    await picture('people-small-nobody');
    const long = (await core.people.list({})).find(({ role }) => role === 'quality');
    await signIn(page, long?.number, '8820');
    await header.getByText('Maximiliane').waitFor();
    expect(await sideways()).toBeLessThanOrEqual(0);
    await picture('people-small');
    await page.setViewportSize({ width: 1366, height: 768 });

    await signOut(page, 'Maximiliane');
    await signIn(page, ida?.number, '704213');
    await header.getByText('Ida Ingleby').waitFor();
    await go('Settings');
    const folder = page.getByLabel('Folder for the daily copy');
    await folder.fill('backups');
    await folder.press('Enter');
    await page.getByText('A whole path, such as').waitFor();
    await folder.fill('/nowhere/backups');
    await folder.press('Enter');
    await page.getByText('There is no folder /nowhere/backups for the backup.').waitFor();
    await pictures('people-backup-folder');
    // After a new disk was put in its place, Enter alone sets it once more.
    const backups = temporaryFolder();
    const marker = join(backups, 'print-room-backups.txt');
    await folder.fill(backups);
    await folder.press('Enter');
    await page.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
    rmSync(marker);
    await folder.press('Enter');
    await expect.poll(() => existsSync(marker), patience).toBe(true);
    await page.getByRole('button', { name: 'Turn off signing in' }).click();
    await page.getByText('Turn off signing in for 4 people?').waitFor();
    await pictures('people-turn-off');
    await page.getByRole('dialog').getByRole('button', { name: 'Turn off signing in' }).click();
    await page.getByText('Nobody has to sign in.').waitFor();
    await header.getByText('Ida Ingleby').waitFor({ state: 'detached' });
    expect(await header.getByRole('button', { name: 'Sign in' }).count()).toBe(0);
    expect(await core.people.whoami({})).toEqual({ on: false, person: null });
    expect(await core.system.verifyLedger({})).toMatchObject({ ok: true });
    // What is refused is a refused call of the page, too.
    expect(complaints.filter((line) => !/status of (4|5)\d\d/.test(line))).toEqual([]);
  },
);
