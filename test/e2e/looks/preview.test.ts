import { expect, test } from 'vitest';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { needs } from '../../support/needs.ts';
import { chromiumPath } from '../browser.ts';
import { beginWithLots, longPrinter } from './scenes.ts';
import { beginTour, call } from './tour.ts';

const hasChromium = needs('chromium', chromiumPath);

test.skipIf(!hasChromium)('finished sheets and archives are pictured, and one label large', async () => {
  const shift = await beginWithLots(['L2411001', 'L2411002'], 130);
  const { page } = shift;
  const tour = await beginTour(shift);
  await tour.everywhere('preview-empty', '#/preview', (at, say) =>
    at.getByText(say('preview.empty')).waitFor(),
  );
  const make = async (export_type: string, file_format: string): Promise<Job> => {
    const request = { scope: 'serials', export_type, file_format };
    const { job_id } = (await call(page, 'jobs/submit', request)) as Job;
    const ask = async () => (await call(page, 'jobs/get', { job_id })) as Job;
    await expect.poll(async () => (await ask()).status, { timeout: 30_000 }).toBe('completed');
    return ask();
  };
  const sheets = await make('sheet_pdf', 'pdf');
  const archive = await make('qr_codes', 'svg');
  await call(page, 'printing/addPrinter', { name: longPrinter, driver: 'folder', uri: shift.dataFolder });
  await tour.everywhere('preview-choose', '#/preview', (at, say) =>
    at.getByText(say('preview.choose')).waitFor(),
  );
  await tour.everywhere('preview-sheets', `#/preview/${sheets.job_id}`, async (at, say) => {
    await at.getByRole('img', { name: say('preview.page_name', { page: 1 }) }).waitFor();
  });
  await tour.everywhere('preview-label', `#/preview/${sheets.job_id}`, async (at, say) => {
    await at.getByRole('img', { name: say('preview.page_name', { page: 1 }) }).click();
    await at.getByRole('heading', { name: say('preview.label_at', { place: 32, page: 1 }) }).waitFor();
    await at.getByText(say('preview.reading')).waitFor({ state: 'detached' });
    await at.getByText('L2411001-00032', { exact: true }).waitFor();
  });
  await tour.everywhere('preview-archive', `#/preview/${archive.job_id}`, (at, say) =>
    at.getByText(say('preview.archive_first')).waitFor(),
  );
  await tour.everywhere('preview-unknown', '#/preview/aaaaaaaaaaaaaaaaaaaaaa', (at, say) =>
    at.getByText(say('preview.failed')).waitFor(),
  );
  expect(tour.complaints(/status of 404/)).toEqual([]);
});

test.skipIf(!hasChromium)('kiosk mode is pictured, and the PIN that leads out of it', async () => {
  const shift = await beginWithLots(['L2411001'], 5);
  const { page } = shift;
  await call(page, 'kiosk/enter', { pin: '4711' });
  const tour = await beginTour(shift);
  await tour.everywhere('kiosk-leave', '#/print', async (at, say) => {
    await at.getByRole('button', { name: say('kiosk.leave') }).click();
    await at.getByRole('dialog').getByLabel(say('kiosk.pin')).fill('0000');
    await at
      .getByRole('dialog')
      .getByRole('button', { name: say('kiosk.leave') })
      .click();
    await at.getByRole('dialog').getByRole('alert').waitFor();
  });
  expect(tour.complaints(/status of 403/)).toEqual([]);
});
