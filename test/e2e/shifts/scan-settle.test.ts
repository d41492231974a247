import { expect, test } from 'vitest';
import { needs } from '../../support/needs.ts';
import { ippPrinterIsHere } from '../../support/simulators/ipp-printer.ts';
import { chromiumPath } from '../browser.ts';
import { everyHands } from './hands.ts';
import { lineAfterShift, symbolOf } from './printed-line.ts';
import { recordOf } from './record.ts';

const ready = needs('chromium', chromiumPath) && ippPrinterIsHere;

test.skipIf(!ready).each(everyHands)(
  'after a jam the last good label is scanned: the labels up to it become printed, the others free ($shift)',
  { timeout: 120_000 },
  async (options) => {
    const { page, hands, command, run, complaints, dataFolder, picture } = await lineAfterShift(
      130,
      options,
      'count 2',
      'state +media-jam-error',
      'fail',
    );
    const { t, press } = hands;
    await expect(run).rejects.toThrow('not confirmed');

    await hands.go(t('nav.settle'));
    await page.getByText(t('settle.shown_sheet', { sheet: 3, all: 3 })).waitFor();
    // The focus stays where it is; a scan needs no field. The eightieth label lies on sheet 2, place 17.
    await hands.scan(symbolOf('SN000080'));
    await page.getByText(t('settle.shown_sheet', { sheet: 2, all: 3 })).waitFor();
    const last = new RegExp(`^\\D+17, .*SN000080.*: ${t('settle.cell_last')}$`);
    await page.getByRole('button', { name: last }).waitFor();
    await page.getByText(t('settle.become_printed', { count: 80 })).waitFor();
    await picture(`settle-scanned-${options.language}`);

    // A label of somebody else's pack changes nothing, and says so.
    await hands.scan(symbolOf('SN999999'));
    await page.getByRole('main').getByRole('alert').waitFor();
    await page.getByText(t('settle.become_printed', { count: 80 })).waitFor();

    // One before it was smeared: scanned, it is thrown away.
    await press(page.getByRole('radio', { name: t('settle.tap_scrapped') }));
    await hands.scan(symbolOf('SN000005'));
    await hands.sees(t('settle.of_them_scrapped', { count: 1 }));
    await press(hands.button(t('settle.why_jam')));
    await hands.type(page.getByLabel(t('print.operator')), 'Ben');
    await picture(`settle-scanned-bad-${options.language}`);
    const record = hands.button(t('settle.do', { printed: 80, free: 50 }));
    await record.waitFor();
    if (hands.by === 'touch') await press(record);
    else await hands.key('Control+Enter');
    await page.getByText(t('settle.done_printed', { count: 80 })).waitFor();

    const reason = t('settle.why_jam');
    expect(recordOf(dataFolder, 'SN000080')).toEqual([
      { type: 'PRINTED', evidence: 'operator', reason, operator: expect.any(String) },
    ]);
    expect(recordOf(dataFolder, 'SN000081')).toEqual([]);
    expect(recordOf(dataFolder, 'SN000005')).toMatchObject([
      { type: 'PRINTED' },
      { type: 'SCRAPPED', reason },
    ]);
    expect(await command('ledger', 'verify')).toMatchObject({ ok: true });
    // What the browser itself says of the label that was no label of this run, and nothing else.
    expect(complaints).toEqual([expect.stringContaining('status of 422')]);
  },
);
