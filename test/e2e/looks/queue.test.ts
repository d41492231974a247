import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runJson } from '../../support/cli.ts';
import { needs } from '../../support/needs.ts';
import { temporaryFolder } from '../../support/room.ts';
import { ippPrinterIsHere, startIppPrinter } from '../../support/simulators/ipp-printer.ts';
import { beginShift, chromiumPath } from '../browser.ts';
import type { Words } from './look.ts';
import { addFolder, beginWithLots, printLot, reach } from './scenes.ts';
import { beginTour, call } from './tour.ts';

const hasChromium = needs('chromium', chromiumPath);
const gtin = '09521234000013';

const details = (page: Page, say: Words) => page.getByRole('complementary', { name: say('queue.panel') });

/** Presses the row of the queue that stands so. */
async function choose(page: Page, say: Words, state: string): Promise<void> {
  const row = page.getByRole('article').filter({ hasText: state });
  await row.first().getByRole('button').first().click();
  await details(page, say).getByText(state).first().waitFor();
}

test.skipIf(!hasChromium)(
  'the queue is pictured empty, asking how many are good, and after it was answered',
  async () => {
    const shift = await beginWithLots(['ONCE'], 70);
    const { page } = shift;
    const tour = await beginTour(shift);
    await tour.everywhere('queue-empty', '#/queue', (at, say) => at.getByText(say('queue.empty')).waitFor());

    const far = await addFolder(page, temporaryFolder());
    const once = await printLot(page, 'ONCE', { printer: far });
    await reach(page, once, 'confirming');
    await tour.everywhere('queue-confirming', '#/queue', (at, say) =>
      details(at, say)
        .getByRole('button', { name: say('settle.not_all') })
        .waitFor(),
    );
    await call(page, 'printing/settle', { run_id: once.run_id, good_sheets: 1, last_good: 2, reason: 'jam' });
    await tour.everywhere('queue-partly', '#/queue', async (at, say) => {
      await choose(at, say, say('run.completed_part'));
      await details(at, say)
        .getByRole('button', { name: say('reprint.open') })
        .waitFor();
    });
    await tour.everywhere('queue-rest-dialog', '#/queue', async (at, say) => {
      await choose(at, say, say('run.completed_part'));
      await details(at, say)
        .getByRole('button', { name: say('rest.open', { count: 5 }) })
        .click();
      await at
        .getByRole('dialog')
        .getByRole('button', { name: say('rest.do', { count: 5 }) })
        .waitFor();
    });
    await tour.everywhere('queue-again', '#/queue', async (at, say) => {
      await choose(at, say, say('run.completed_part'));
      await details(at, say)
        .getByRole('button', { name: say('reprint.open') })
        .click();
      await at.getByLabel(say('reprint.scan')).fill('ONCE-00003');
      await at.getByLabel(say('reprint.scan')).press('Enter');
      await at.locator('[data-position="7"]').click();
      await at.getByRole('button', { name: say('reprint.do', { count: 2 }) }).waitFor();
    });
    expect(tour.complaints()).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'the queue is pictured while runs ask: labels printed before, a held lot, a paused printer, a cancel',
  async () => {
    const shift = await beginWithLots(['HELD', 'ONCE', 'WAITS'], 70);
    const { page, dataFolder } = shift;
    await call(page, 'printing/setCountsAsPrinted', { printer: 'folder', counts: true });
    const tour = await beginTour(shift);
    await reach(page, await printLot(page, 'ONCE', {}), 'completed');
    const before = await printLot(page, 'ONCE', {});
    await reach(page, before, 'asking');
    await tour.everywhere('queue-before', '#/queue', (at, say) =>
      details(at, say).getByLabel(say('question.reason')).waitFor(),
    );
    await call(page, 'printing/cancel', { run_id: before.run_id });

    await runJson(['lots', 'hold', gtin, 'HELD', '--reason', 'complaint 17', '--data', dataFolder]);
    const held = await printLot(page, 'HELD', {});
    await reach(page, held, 'asking');
    await tour.everywhere('queue-held', '#/queue', (at, say) =>
      details(at, say)
        .getByRole('button', { name: say('question.again') })
        .waitFor(),
    );
    await call(page, 'printing/answer', { run_id: held.run_id, decision: 'cancel' });
    await reach(page, held, 'cancelled');

    await call(page, 'printing/pausePrinter', { printer: 'folder' });
    const waits = await printLot(page, 'WAITS', { copies: 3, reason: 'three per pallet' });
    await printLot(page, 'HELD', { copies: 2, reason: 'two per pallet' });
    await call(page, 'printing/pause', { run_id: waits.run_id });
    await tour.everywhere('queue-waits', '#/queue', (at, say) => choose(at, say, say('run.queued')));
    await tour.everywhere('queue-cancel-dialog', '#/queue', async (at, say) => {
      await choose(at, say, say('run.queued'));
      const row = at.getByRole('article').filter({ hasText: say('run.queued') });
      await row
        .first()
        .getByRole('button', { name: say('action.cancel'), exact: true })
        .click();
      await at
        .getByRole('dialog')
        .getByRole('button', { name: say('cancel.run') })
        .waitFor();
    });
    expect(tour.complaints()).toEqual([]);
  },
);

test.skipIf(!hasChromium || !ippPrinterIsHere)(
  'a run is pictured while it prints, jammed, with its first sheet out, and uncertain',
  async () => {
    const printer = await startIppPrinter();
    const shift = await beginWithLots(['JAM', 'FIRST', 'POWER'], 70);
    const { page } = shift;
    const tour = await beginTour(shift);
    await call(page, 'printing/addPrinter', { name: 'Line 1', driver: 'ipp', uri: printer.uri });
    printer.plan('count 1', 'state +media-jam-error', 'wait', 'state -media-jam-error', 'count 2');
    const jam = await printLot(page, 'JAM', { printer: 'Line 1' });
    await tour.everywhere('queue-jam', '#/queue', async (at, say) => {
      await at.getByText(say('reason.media_jam')).first().waitFor();
      await choose(at, say, say('reason.media_jam'));
    });
    await printer.goOn();
    await reach(page, jam, 'completed');
    printer.plan();
    const first = await printLot(page, 'FIRST', { printer: 'Line 1', first_sheet_then_release: true });
    await reach(page, first, 'proof');
    await tour.everywhere('queue-first-sheet', '#/queue', (at, say) =>
      details(at, say).getByText(say('proof.title')).waitFor(),
    );
    await call(page, 'printing/release', { run_id: first.run_id });
    await reach(page, first, 'completed');
    printer.plan('count 1', 'wait');
    const power = await printLot(page, 'POWER', { printer: 'Line 1' });
    await tour.everywhere('queue-printing', '#/queue', async (at, say) => {
      await at.getByText(say('run.printing'), { exact: true }).first().waitFor();
      await choose(at, say, say('run.printing'));
    });
    await expect
      .poll(
        async () =>
          ((await call(page, 'printing/get', { run_id: power.run_id })) as typeof power).device?.sheets,
      )
      .toBe(1);
    await printer.kill();
    await printer.start();
    await reach(page, power, 'uncertain');
    await tour.everywhere('queue-uncertain', '#/queue', (at, say) =>
      details(at, say)
        .getByRole('button', { name: say('settle.on_sheets') })
        .waitFor(),
    );
    await tour.everywhere('settle-uncertain', '#/settle', (at, say) =>
      at.getByText(say('settle.needs_reason')).waitFor(),
    );
    expect(tour.complaints()).toEqual([]);
  },
);

test.skipIf(!hasChromium)('jobs are pictured finished, failed and as an archive', async () => {
  const shift = await beginShift({ sample: true });
  const ask = ['export', '--data', shift.dataFolder, '--out', join(temporaryFolder(), 'x'), '--scope'];
  await runJson([...ask, 'serials', '--export-type', 'datamatrix', '--file-format', 'svg']);
  const sheets = await runJson([...ask, 'serials', '--export-type', 'sheet_pdf', '--file-format', 'pdf']);
  const tour = await beginTour(shift);
  await tour.everywhere('queue-jobs', '#/queue', (at, say) => choose(at, say, say('job.completed')));
  await tour.everywhere('queue-save', '#/queue', async (at, say) => {
    await choose(at, say, say('job.completed_archive'));
  });
  expect(sheets['job_id']).toBeTruthy();
  expect(tour.complaints()).toEqual([]);
});
