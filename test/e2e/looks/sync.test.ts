import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startSim } from '../../closient-sim/sim.ts';
import { needs } from '../../support/needs.ts';
import { clientOf, onEnd, openTestRoom } from '../../support/room.ts';
import { beginShiftIn, chromiumPath } from '../browser.ts';
import { manyLooks } from './look.ts';
import { beginTour } from './tour.ts';

const hasChromium = needs('chromium', chromiumPath);
/** A limit against hanging. */
const patience = { timeout: 60_000 };
const longName = 'North Sea Fisheries and Canning Company of Greater Aberdeenshire Limited';

/** The page is higher than the window: brings a text to its middle. */
async function show(page: Page, text: string): Promise<void> {
  const found = page.getByRole('main').getByText(text, { exact: true }).first();
  await found.waitFor();
  await found.evaluate((element) => element.scrollIntoView({ block: 'center' }));
}

test.skipIf(!hasChromium)(
  'the sync of the sample organisation says why there is none',
  manyLooks,
  async () => {
    const tour = await beginTour(await beginShiftIn(await openTestRoom({ sample: true })));
    await tour.everywhere('sync-sample', '#/sync', async (page, say) => {
      await page.getByText(say('connect.sample')).waitFor();
      expect(await page.getByLabel(say('connect.key')).count()).toBe(0);
    });
    expect(tour.complaints()).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'the sync holds its shape before it is connected, with long names, without a network and with a refused key',
  manyLooks,
  async () => {
    const sim = await startSim({
      products: 12,
      lots: 40,
      serials: 400,
      bad: { serials: { blank_inside: 2, too_long: 1, unknown_gtin: 1 } },
      settings: {
        organisationName: longName,
        digitalLinkStem: 'https://labels.of.a-rather-long-name.north-sea-fisheries.example.com',
        clockSkewMs: -3 * 3_600_000,
      },
    });
    onEnd(() => sim.close());
    const room = await openTestRoom();
    const core = clientOf(room);
    const tour = await beginTour(await beginShiftIn(room));
    await tour.everywhere('sync-door', '#/sync', async (page, say) => {
      await page.getByRole('button', { name: say('connect.test') }).waitFor();
    });
    await tour.everywhere('sync-door-refused', '#/sync', async (page, say) => {
      await page.getByLabel(say('connect.address')).fill(sim.url);
      await page.getByRole('textbox', { name: say('connect.key') }).fill('csb_wrong');
      await page.getByRole('button', { name: say('connect.test') }).click();
      await page.getByText(say('connect.fails'), { exact: true }).first().waitFor();
    });
    await core.sync.connect({ url: sim.url, key: sim.key });
    await tour.everywhere('sync-connected', '#/sync', async (page, say) => {
      await page.getByText(say('host.differs')).waitFor();
      await page.getByText(say('quarantine.title', { count: 4 })).waitFor();
    });
    await tour.everywhere('sync-bad-rows', '#/sync', (page, say) =>
      show(page, say('quarantine.title', { count: 4 })),
    );
    await tour.everywhere('sync-disconnect', '#/sync', async (page, say) => {
      await page.getByRole('button', { name: say('sync.disconnect') }).click();
      await page.getByText(say('sync.disconnect_consequence')).waitFor();
    });
    sim.revokeKey();
    await core.sync.start({});
    await tour.everywhere('sync-refused', '#/sync', async (page, say) => {
      await page.getByText(say('sync.refused'), { exact: true }).waitFor();
    });
    await tour.everywhere('sync-new-key', '#/sync', async (page, say) => {
      await page.getByRole('button', { name: say('sync.new_key') }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('connect.do'), exact: true })
        .waitFor();
    });
    expect(tour.complaints(/status of (4|5)\d\d/)).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'conflicts, parked events, alarms and a lost network look right',
  manyLooks,
  async () => {
    const sim = await startSim({ products: 4, lots: 8, serials: 20 });
    const room = await openTestRoom();
    const core = clientOf(room);
    const tour = await beginTour(await beginShiftIn(room));
    await core.sync.connect({ url: sim.url, key: sim.key });
    await expect
      .poll(
        async () => (await core.catalog.products({})).reduce((sum, { serials }) => sum + serials, 0),
        patience,
      )
      .toBe(20);
    const moved = sim.data.row('serials', 6);
    const other = [...sim.data.rows('lots')].find(
      ({ gtin, id }) => gtin === moved.gtin && id !== moved['lot_id'],
    );
    sim.data.change('serials', 6, { lot: other?.['lot'], lot_id: other?.id });
    sim.data.remove('serials', 9);
    await core.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
    const { job_id: jobId } = await core.jobs.submit({
      scope: 'serials',
      export_type: 'sheet_pdf',
      file_format: 'pdf',
    });
    await core.admin.waitForJob({ job_id: jobId });
    const { run_id: runId } = await core.printing.start({ job_id: jobId, printer: 'folder' });
    await core.printing.wait({ run_id: runId });
    // Serials that Closient does not know as they are here are refused there.
    await expect.poll(() => sim.lifecycle.events.length, patience).toBe(18);
    for (const number of [0, 1]) {
      sim.lifecycle.addFromStation({
        station: 'Hall 2',
        kind: 'serials',
        number,
        clientEventId: `h.${number}`,
      });
    }
    await core.sync.start({});
    await tour.everywhere('sync-conflicts', '#/sync', async (page, say) => {
      await page.getByText(say('outbox.parked_title', { count: 2 })).waitFor();
      await page.getByRole('button', { name: say('alarm.show') }).waitFor();
      await show(page, say('conflict.title', { count: 2 }));
    });
    await tour.everywhere('sync-take-theirs', '#/sync', async (page, say) => {
      await page
        .getByRole('button', { name: say('conflict.theirs_of', { name: '' }).trim() })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('textbox').waitFor();
    });
    await tour.everywhere('sync-parked', '#/sync', (page, say) =>
      show(page, say('outbox.parked_title', { count: 2 })),
    );
    await tour.everywhere('sync-alarm', '#/sync', async (page, say) => {
      await page.getByRole('button', { name: say('alarm.show') }).click();
      await page.getByText(say('alarm.hint')).waitFor();
    });
    await sim.close();
    await core.sync.start({});
    await tour.everywhere('sync-offline', '#/sync', async (page, say) => {
      await page.getByText(say('sync.offline'), { exact: true }).first().waitFor();
    });
    expect(tour.complaints(/status of (4|5)\d\d/)).toEqual([]);
  },
);
