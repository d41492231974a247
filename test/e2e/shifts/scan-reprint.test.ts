import { expect, test } from 'vitest';
import { needs } from '../../support/needs.ts';
import { ippPrinterIsHere } from '../../support/simulators/ipp-printer.ts';
import { chromiumPath } from '../browser.ts';
import { everyHands } from './hands.ts';
import { reachByKeys } from './keyboard.ts';
import { line } from './line.ts';
import { labelsOnPaper } from './paper.ts';
import { lineAfterShift, symbolOf } from './printed-line.ts';
import { recordOf } from './record.ts';

const ready = needs('chromium', chromiumPath) && ippPrinterIsHere;

test.skipIf(!ready).each(everyHands)(
  'a torn label is scanned from another screen and printed again with its reason, once and on record ($shift)',
  { timeout: 120_000 },
  async (options) => {
    const { page, hands, printer, command, run, complaints, dataFolder, picture } = await lineAfterShift(
      70,
      options,
    );
    const { t, press } = hands;
    await run;
    expect(recordOf(dataFolder, 'SN000007')).toEqual([
      { type: 'PRINTED', evidence: 'device', reason: null, operator: 'Ana' },
    ]);

    // Whoever scans looks at the pack: here a field of the printers has the focus.
    await hands.go(t('nav.printers'));
    const field = page.getByRole('main').getByRole('textbox').first();
    if (hands.by === 'touch') await press(field);
    else await reachByKeys(field);
    await hands.scan(symbolOf('SN000007'));
    const detail = page.getByRole('complementary', { name: t('labels.detail') });
    await detail.getByRole('heading', { name: 'SN000007' }).waitFor();
    await detail.getByText(t('labels.place', { sheet: 1, cell: 7 })).waitFor();
    await detail.getByText(t('labels.by', { operator: 'Ana' })).waitFor();
    await detail.getByText(t('evidence.device')).waitFor();
    await picture(`scan-found-${options.language}`);

    await press(detail.getByRole('button', { name: t('labels.again') }));
    const dialog = page.getByRole('dialog', { name: t('labels.again_title') });
    const order = dialog.getByRole('button', { name: t('labels.again_do') });
    await hands.type(dialog.getByLabel(t('print.operator')), 'Ben');
    expect(await order.isDisabled()).toBe(true);
    await press(dialog.getByRole('button', { name: t('labels.reason_torn') }));
    await picture(`scan-again-${options.language}`);
    await press(order);
    const ordered = page.getByRole('dialog', { name: t('labels.ordered') });
    await ordered.getByText(t('labels.ordered_at', { printer: line })).waitFor();
    await press(ordered.getByRole('button', { name: t('action.close') }).last());
    await detail.getByText(t('event.reprinted')).waitFor();
    await detail.getByText(t('labels.reason_torn')).first().waitFor();
    await picture(`scan-history-${options.language}`);

    // One label more is on paper, and it is the one that was torn.
    const [, again = '', ...more] = printer.received();
    expect(more).toEqual([]);
    const onPaper = await labelsOnPaper(again);
    expect(onPaper).toHaveLength(1);
    expect(onPaper).toMatchObject([{ sheet: 1, place: 1, text: expect.stringContaining('/21/SN000007') }]);
    const reason = t('labels.reason_torn');
    expect(recordOf(dataFolder, 'SN000007').toSorted((a, b) => a.type.localeCompare(b.type))).toEqual([
      { type: 'PRINTED', evidence: 'device', reason: null, operator: 'Ana' },
      { type: 'REPRINTED', evidence: 'device', reason, operator: 'Ben' },
      { type: 'SCRAPPED', evidence: 'operator', reason, operator: 'Ben' },
    ]);
    expect(await command('ledger', 'verify')).toMatchObject({ ok: true });
    expect(complaints).toEqual([]);
  },
);
