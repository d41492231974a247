import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { startSim, type Sim } from '../closient-sim/sim.ts';
import { needs } from '../support/needs.ts';
import { onEnd } from '../support/room.ts';
import { beginShift, chromiumPath, tooSmallToPress, type Shift } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);

test.skipIf(!hasChromium)(
  'an organisation is connected, fills itself, prints, and Closient hears of it',
  async () => {
    const sim = await startSim({
      products: 2,
      lots: 3,
      serials: 12,
      settings: { digitalLinkStem: 'https://id.example.com' },
    });
    onEnd(() => sim.close());
    const { page, complaints, picture } = await beginShift();

    await page.getByRole('link', { name: 'Sync' }).click();
    await page.getByLabel('Address').fill(sim.url);
    await page.getByRole('textbox', { name: 'API key' }).fill('csb_wrong');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('No connection', { exact: true }).waitFor();
    await page.getByText('Closient does not accept this API key (401)').waitFor();
    await picture('sync-refused');
    await page.getByRole('textbox', { name: 'API key' }).fill(sim.key);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('heading', { name: 'Stand-in Foods' }).waitFor();
    expect(await page.content()).not.toContain(sim.key);
    await page.getByText(/12 new/).waitFor();

    // The host on the label is shown beside ours, and changes by a click only.
    await page.getByText('They differ. Nothing changes unless you say so').waitFor();
    await picture('sync-connected');
    await page.getByRole('button', { name: 'Use id.example.com on new labels' }).click();
    await page.getByText('Both are the same.').waitFor();
    await page.getByRole('button', { name: 'Enter another key' }).click();
    expect(await page.getByRole('dialog').getByRole('textbox', { name: 'API key' }).inputValue()).toBe('');
    await page.keyboard.press('Escape');

    await page.getByRole('link', { name: 'Print', exact: true }).click();
    await page.getByRole('button', { name: 'Print 12 labels on 1 sheet' }).click();
    await page.getByText('How many good sheets?').first().waitFor();
    await page.getByRole('button', { name: /The sheet is good/ }).click();
    await page.getByText('Printed', { exact: true }).first().waitFor();

    await expect.poll(() => sim.lifecycle.events.length, { timeout: 30_000 }).toBe(12);
    expect(new Set(sim.lifecycle.events.map(({ event_type: type }) => type))).toEqual(new Set(['PRINTED']));
    await page.getByRole('link', { name: 'Sync' }).click();
    await page.getByText('12 reported, 0 waiting').waitFor();
    await picture('sync-reported');
    expect(sim.seen.violations).toEqual([]);
    expect(complaints.filter((line) => !/40\d|502/.test(line))).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'labels are rendered at Closient after the warning was read; they can be looked at and saved, not printed',
  async () => {
    const sim = await startSim({ products: 2, lots: 60, serials: 5 });
    onEnd(() => sim.close());
    const { page, complaints, picture } = await beginShift();
    await page.getByRole('link', { name: 'Sync' }).click();
    await page.getByLabel('Address').fill(sim.url);
    await page.getByRole('textbox', { name: 'API key' }).fill(sim.key);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText(/60 new/).waitFor();
    await page.getByRole('button', { name: 'Request one' }).click();
    await page.getByText('Ready', { exact: true }).waitFor();
    const savingAll = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Save file: / }).click();
    expect((await savingAll).suggestedFilename()).toMatch(/\.zip$/);

    await page.getByRole('link', { name: 'Print', exact: true }).click();
    await page.getByText('Lots', { exact: true }).first().click();
    await page.getByRole('button', { name: /^Print 60 labels/ }).waitFor();
    await page.getByRole('button', { name: 'Render at Closient instead' }).click();
    await page.getByText('Closient may count everything that it exports as printed.').waitFor();
    await picture('sync-render-there');
    expect(sim.seen.count({ method: 'POST', path: '/products/api/v1/labels/export/' })).toBe(0);
    await page.getByRole('button', { name: 'Send it to Closient' }).click();
    await page.getByText('Ready to save').first().waitFor({ timeout: 30_000 });
    await picture('sync-remote-job');
    expect(await page.getByRole('button', { name: /^Print: / }).count()).toBe(0);
    await page
      .getByRole('button', { name: /^Preview: / })
      .first()
      .click();
    await page.locator('canvas').waitFor();
    await page.getByText('so it cannot be printed or counted from here').waitFor();
    await picture('sync-remote-preview');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Save file/ }).click();
    expect((await saving).suggestedFilename()).toMatch(/^sheet-.*-60\.pdf$/);
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'conflicts, parked events and double prints are named, and decided by somebody with a name',
  async () => {
    const sim = await startSim({ products: 4, lots: 8, serials: 20 });
    onEnd(() => sim.close());
    const shift = await beginShift();
    const { page, complaints, picture, dataFolder } = shift;
    await connect(shift, sim);
    await page.getByText('20 new').waitFor();
    const moved = sim.data.row('serials', 6);
    const lots = [...sim.data.rows('lots')];
    const other = lots.find(({ gtin, id }) => gtin === moved.gtin && id !== moved['lot_id']);
    sim.data.change('serials', 6, { lot: other?.['lot'], lot_id: other?.id });
    sim.data.remove('serials', 9);
    await printAll(shift, 20);
    // Serials that Closient does not know as they are here are refused there.
    await expect.poll(() => sim.lifecycle.events.length, { timeout: 30_000 }).toBe(18);
    for (const number of [0, 1]) {
      sim.lifecycle.addFromStation({
        station: 'Hall 2',
        kind: 'serials',
        number,
        clientEventId: `h.${number}`,
      });
    }
    await page.getByRole('link', { name: /^Sync/ }).click();
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByText('2 conflicts', { exact: true }).waitFor();
    await page.getByText('2 parked events').waitFor();
    await page.getByText('4 things wait for a decision').waitFor();

    // On every screen, with both stations; each label, and who has seen it, are in the dialog.
    await page.getByRole('link', { name: 'Queue' }).click();
    const bar = page.getByRole('alert').filter({ hasText: 'Labels exist twice' });
    const [first, second] = [0, 1].map((number) => String(sim.data.row('serials', number)['serial']));
    await bar.getByText(`${first} of GTIN`).waitFor();
    await bar.getByText('and at station Hall 2. 1 more label likewise.').waitFor();
    expect(await bar.locator('svg').count()).toBeGreaterThan(0);
    await bar.getByRole('button', { name: 'Look at it' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`${second} of GTIN`).waitFor();
    await picture('sync-alarm');
    const name = dialog.getByLabel('Your name');
    await name.fill(' ');
    expect(await dialog.getByRole('button', { name: 'I have taken note' }).isDisabled()).toBe(true);
    await name.fill('Bea');
    await page.keyboard.press('Enter');
    await bar.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /^Sync/ }).click();
    await page.getByText('Taken note of by Bea').waitFor();

    expect(await tooSmallToPress(page)).toEqual([]);
    await page.getByText(`Labels say lot ${String(moved['lot'])}, Closient says lot`).waitFor();
    await picture('sync-conflicts');
    await page.getByRole('button', { name: `Take theirs: serial ${String(moved['serial'])}` }).click();
    await dialog.getByText('Those that exist say something else: take them away.').waitFor();
    await dialog.getByLabel('Your name').fill('Cyd');
    await dialog.getByRole('button', { name: 'Take theirs' }).click();
    await page.getByText('1 conflict', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Keep ours: / }).click();
    await dialog.getByRole('button', { name: 'Keep ours' }).click();
    await page.getByText('1 conflict', { exact: true }).waitFor({ state: 'detached' });
    const database = new Database(join(dataFolder, 'print-room.db'), { readonly: true });
    const decided = database
      .prepare(
        `SELECT c.field, c.resolution, o.name FROM sync_conflicts c JOIN operators o ON o.number = c.operator
         ORDER BY c.field`,
      )
      .all();
    database.close();
    expect(decided).toEqual([
      { field: 'existence', resolution: 'ours', name: 'Cyd' },
      { field: 'lot', resolution: 'theirs', name: 'Cyd' },
    ]);

    await page
      .getByText(/There is no such entity/)
      .first()
      .waitFor();
    const posts = { method: 'POST', path: '/products/api/v1/lifecycle-events' };
    const sent = sim.seen.count(posts);
    await page.getByRole('button', { name: 'Send all of these again' }).click();
    await expect.poll(() => sim.seen.count(posts), { timeout: 30_000 }).toBeGreaterThan(sent);
    await page.getByText('2 parked events').waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'nothing on the screen moves while a pass runs, and a pass that was paused says how far it is',
  async () => {
    const sim = await startSim({ products: 2, lots: 4, serials: 1_000 });
    onEnd(() => sim.close());
    const shift = await beginShift();
    const { page } = shift;
    await connect(shift, sim);
    await page.getByText('1,000 new').waitFor();
    await page.getByText('Both are the same.').waitFor();
    const below = page.getByRole('region', { name: 'What comes by itself' });
    await below.getByLabel('Watched folder').waitFor();
    const sources = page.getByRole('region', { name: 'What comes in' });
    // Playwright scrolls to what it presses.
    const height = async (): Promise<number> =>
      ((await below.boundingBox())?.y ?? 0) - ((await sources.boundingBox())?.y ?? 0);
    const before = await height();

    sim.faults.next({ path: '/products/api/v1/serials' }, { kind: 'hang' }, 1, 3);
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByText('page 3 of 10', { exact: false }).waitFor();
    await page.getByText('Reading', { exact: true }).waitFor();
    expect(await height()).toBe(before);
    await page.getByRole('button', { name: 'Pause: Serials' }).click();
    await page.getByText('Paused', { exact: true }).waitFor();
    await page.getByText('page 3 of 10', { exact: false }).waitFor();
    sim.faults.release();
    await page.getByRole('button', { name: 'Start: Serials' }).click();
    await page.getByText('1,000 rows, nothing changed').waitFor();
    expect(await height()).toBe(before);
  },
);

test.skipIf(!hasChromium)(
  'a key of several organisations asks which one; a revoked key asks for another, and the sync goes on',
  async () => {
    const sim = await startSim({ products: 2, lots: 3, serials: 12 });
    onEnd(() => sim.close());
    const shift = await beginShift();
    const { page } = shift;
    const mine = { id: sim.organizationId, name: 'Stand-in Foods' };
    const body = JSON.stringify({
      user_id: 'u'.repeat(22),
      email: 'ann@example.com',
      organizations: [{ id: 'o'.repeat(22), name: 'Other Foods' }, mine],
      metadata: {},
    });
    const whoAmI = { path: '/account/api/v1/whoami' };
    sim.faults.always(whoAmI, { kind: 'body', body, type: 'application/json' });
    await connect(shift, sim);
    await page.getByText('Which organisation?').waitFor();
    expect(await page.getByText('No connection').count()).toBe(0);
    await page.getByRole('combobox', { name: 'Organisation at Closient' }).click();
    await page.getByRole('option', { name: 'Stand-in Foods' }).click();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('12 new').waitFor();

    sim.revokeKey();
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByText('Closient does not accept this API key (401)').waitFor();
    await page.getByText('1 thing waits for a decision').waitFor();
    expect(await page.getByText('Up to date').count()).toBe(0);
    expect(await page.content()).not.toContain(sim.key);

    const next = await startSim({ seed: 2, products: 2, lots: 3, serials: 12 });
    onEnd(() => next.close());
    await page.getByRole('button', { name: 'Enter another key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Address').fill(next.url);
    await dialog.getByRole('textbox', { name: 'API key' }).fill(next.key);
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Online', { exact: true }).waitFor();
    await page.getByText('1 thing waits for a decision').waitFor({ state: 'detached' });
  },
);

/** From the door on, as far as the form brings it. */
async function connect({ page }: Shift, sim: Sim): Promise<void> {
  await page.getByRole('link', { name: /^Sync/ }).click();
  await page.getByLabel('Address').fill(sim.url);
  await page.getByRole('textbox', { name: 'API key' }).fill(sim.key);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
}

/** Every serial, on one sheet that is good. */
async function printAll({ page }: Shift, count: number): Promise<void> {
  await page.getByRole('link', { name: 'Print', exact: true }).click();
  await page.getByRole('button', { name: new RegExp(`^Print ${count} labels? on`) }).click();
  await page.getByText('How many good sheets?').first().waitFor();
  await page.getByRole('button', { name: /The sheet is good/ }).click();
  await page.getByText('Printed', { exact: true }).first().waitFor();
}
