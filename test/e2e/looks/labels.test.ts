import { expect, test } from 'vitest';
import { runJson } from '../../support/cli.ts';
import { needs } from '../../support/needs.ts';
import { temporaryFolder } from '../../support/room.ts';
import { chromiumPath } from '../browser.ts';
import { addFolder, beginWithLots, printLot, reach } from './scenes.ts';
import { beginTour, call } from './tour.ts';

const hasChromium = needs('chromium', chromiumPath);
const gtin = '09521234000013';

test.skipIf(!hasChromium)(
  'labels are pictured chosen, searched, held, missed, and before they are made again',
  async () => {
    const shift = await beginWithLots(['L2411001', 'L2411002'], 130);
    const { page, dataFolder } = shift;
    await call(page, 'printing/setCountsAsPrinted', { printer: 'folder', counts: true });
    const far = await addFolder(page, temporaryFolder());
    await call(page, 'printing/setCountsAsPrinted', { printer: far, counts: true });
    const run = await printLot(page, 'L2411001', { printer: far });
    await reach(page, run, 'completed');
    await runJson(['lots', 'hold', gtin, 'L2411002', '--reason', 'complaint 17', '--data', dataFolder]);
    const tour = await beginTour(shift);
    await tour.everywhere('labels', '#/labels', (at, say) => at.getByText(say('labels.choose')).waitFor());
    await tour.everywhere('labels-serial', '#/labels/L2411001-00007', (at) =>
      at.getByRole('heading', { name: 'L2411001-00007' }).waitFor(),
    );
    await tour.everywhere('labels-lot-held', '#/labels/L2411002', (at, say) =>
      at.getByText(say('labels.held_note')).waitFor(),
    );
    await tour.everywhere('labels-none', '#/labels/NOTHING', (at, say) =>
      at.getByText(say('labels.none')).waitFor(),
    );
    await tour.everywhere('labels-again', '#/labels/L2411001-00007', async (at, say) => {
      await at.getByRole('button', { name: say('labels.again') }).click();
      await at
        .getByRole('dialog')
        .getByRole('button', { name: say('labels.reason_torn') })
        .click();
      await at
        .getByRole('dialog')
        .getByRole('button', { name: say('labels.again_do') })
        .waitFor();
    });
    await tour.everywhere('labels-scrap', '#/labels/L2411001-00007', async (at, say) => {
      await at.getByRole('button', { name: say('labels.scrap'), exact: true }).click();
      await at.getByRole('dialog').getByText(say('labels.stays')).waitFor();
    });
    expect(tour.complaints()).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'sheets are pictured on the table: several runs, a label that is not good, and when all is settled',
  async () => {
    const shift = await beginWithLots(['A', 'B'], 130);
    const { page } = shift;
    const tour = await beginTour(shift);
    await tour.everywhere('settle-empty', '#/settle', (at, say) =>
      at.getByText(say('settle.empty')).waitFor(),
    );
    const far = await addFolder(page, temporaryFolder());
    for (const [lot, printer] of [
      ['A', 'folder'],
      ['B', far],
    ] as const) {
      await reach(page, await printLot(page, lot, { printer, start_position: 5 }), 'confirming');
    }
    await tour.everywhere('settle-two', '#/settle', async (at, say) => {
      await at.locator('[data-cell="5"]').first().click();
      await at.getByText(say('settle.tap_scrapped'), { exact: true }).click();
      await at.locator('[data-cell="3"]').first().click();
      await at.getByText(say('settle.of_them_scrapped', { count: 1 })).waitFor();
    });
    expect(tour.complaints()).toEqual([]);
  },
);
