import { expect, test } from 'vitest';
import { needs } from '../../support/needs.ts';
import { clientOf, csvFile, openTestRoom, serialsCsv } from '../../support/room.ts';
import { ippPrinterIsHere, startIppPrinter } from '../../support/simulators/ipp-printer.ts';
import { beginShiftIn, chromiumPath } from '../browser.ts';
import { manyLooks } from './look.ts';
import { beginTour } from './tour.ts';

const hasChromium = needs('chromium', chromiumPath);
const stock = '63up_1in_letter';
const longName = 'Thermotransfer am Ende von Linie 14, Halle Nord, neben der Palettenwaage';

test.skipIf(!hasChromium || !ippPrinterIsHere)(
  'printers look right when new, jammed, paused, set up, with long names and calibrated',
  manyLooks,
  async () => {
    const room = await openTestRoom();
    const core = clientOf(room);
    const device = await startIppPrinter();
    const tour = await beginTour(await beginShiftIn(room));

    await tour.everywhere('printers-new', '#/printers', async (page, say) => {
      await page.getByText(say('calibration.none')).waitFor();
      await page.getByRole('combobox', { name: say('printers.driver') }).click();
      await page.getByRole('option', { name: say('driver.ipp') }).click();
      await page.getByText(say('printers.uri_ipp_hint')).waitFor();
    });
    await tour.everywhere('printers-found', '#/printers', async (page, say) => {
      await page.getByRole('button', { name: say('printers.look') }).click();
      await page
        .getByText(say('printers.none_found'))
        .or(page.getByRole('button', { name: say('printers.take') }))
        .first()
        .waitFor();
    });

    await core.admin.importFile({ path: csvFile(serialsCsv(130)) });
    const { job_id: jobId } = await core.jobs.submit({
      scope: 'serials',
      export_type: 'sheet_pdf',
      file_format: 'pdf',
    });
    await core.admin.waitForJob({ job_id: jobId });
    await core.printing.addPrinter({ name: 'Line 1', driver: 'ipp', uri: device.uri, stock });
    await core.printing.addPrinter({
      name: longName,
      driver: 'cups',
      uri: 'cups://127.0.0.1:9/etiketten-halle-nord-linie-14',
      stock: null,
    });
    await core.printing.setCountsAsPrinted({ printer: 'folder', counts: true });
    device.plan('count 1', 'state +media-jam-error', 'wait', 'state -media-jam-error', 'count 2');
    await core.printing.start({ job_id: jobId, printer: 'Line 1' });
    await core.printing.start({ job_id: jobId, printer: longName }).catch(() => null);
    await core.printing.pausePrinter({ printer: longName });
    await tour.everywhere('printers-jam', '#/printers', async (page, say) => {
      await page.getByRole('main').getByText(say('reason.media_jam')).waitFor();
      await page.getByRole('button', { name: say('printer.resume') }).waitFor();
    });
    await tour.everywhere('printers-long', '#/printers', async (page, say) => {
      const card = page.getByRole('article').filter({ hasText: longName });
      await card.getByRole('button', { name: say('printer.set_up') }).click();
      await card.getByLabel(say('printer.tray')).scrollIntoViewIfNeeded();
    });
    await tour.everywhere('printers-remove', '#/printers', async (page, say) => {
      const card = page.getByRole('article').filter({ hasText: longName });
      await card.getByRole('button', { name: say('printer.set_up') }).click();
      await card.getByRole('button', { name: say('printer.remove') }).click();
      await page.getByText(say('printer.remove_question', { name: longName })).waitFor();
    });
    // A page that nobody has touched yet may not sound, and says so.
    expect(tour.complaints(/AudioContext was not allowed/)).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'calibrating looks right at each of its steps, and afterwards',
  manyLooks,
  async () => {
    const room = await openTestRoom();
    const core = clientOf(room);
    await core.printing.setStock({ printer: 'folder', stock });
    const tour = await beginTour(await beginShiftIn(room));
    const numbers = [
      'calibration.number_1',
      'calibration.number_2',
      'calibration.number_3',
      'calibration.number_4',
    ] as const;
    const measured = ['23.5', '55', '195', '253'];

    await tour.everywhere('calibration-print', '#/printers', async (page, say) => {
      await page.getByRole('button', { name: say('calibration.open'), exact: true }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('calibration.print'), exact: true })
        .waitFor();
    });
    await tour.everywhere('calibration-measure', '#/printers', async (page, say) => {
      await page.getByRole('button', { name: say('calibration.open'), exact: true }).click();
      const wizard = page.getByRole('dialog');
      await wizard.getByRole('button', { name: say('calibration.print'), exact: true }).click();
      for (const [at, key] of numbers.entries()) {
        await wizard.getByLabel(say(key)).fill(['55', '23.5', '195', '253'][at] ?? '');
      }
      await wizard.getByRole('button', { name: say('calibration.enter') }).click();
      await wizard.getByRole('alert').waitFor();
    });
    await tour.everywhere('calibration-done', '#/printers', async (page, say) => {
      await page.getByRole('button', { name: say('calibration.open'), exact: true }).click();
      const wizard = page.getByRole('dialog');
      await wizard.getByRole('button', { name: say('calibration.print'), exact: true }).click();
      for (const [at, key] of numbers.entries()) await wizard.getByLabel(say(key)).fill(measured[at] ?? '');
      await wizard.getByRole('button', { name: say('calibration.enter') }).click();
      await wizard.getByText(say('calibration.is_left')).waitFor();
    });
    await tour.everywhere('calibration-in-force', '#/printers', async (page, say) => {
      await page.getByText(say('calibration.good'), { exact: true }).waitFor();
    });
    await tour.everywhere('calibration-forget', '#/printers', async (page, say) => {
      await page.getByRole('button', { name: say('calibration.forget'), exact: true }).click();
      await page.getByText(say('calibration.forget_consequence')).waitFor();
    });
    // The numbers that look swapped are a refused call.
    expect(tour.complaints(/status of 422/)).toEqual([]);
  },
);
