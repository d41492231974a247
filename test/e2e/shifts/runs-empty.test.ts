import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { needs } from '../../support/needs.ts';
import { serialsCsv } from '../../support/room.ts';
import { ippPrinterIsHere } from '../../support/simulators/ipp-printer.ts';
import { chromiumPath } from '../browser.ts';
import { everyHands } from './hands.ts';
import { beginAtLine, chooseSerials, details, line } from './line.ts';
import { labelsOnPaper } from './paper.ts';

const ready = needs('chromium', chromiumPath) && ippPrinterIsHere;

test.skipIf(!ready).each(everyHands)(
  'a printer runs empty and says so in words; filled again it goes on by itself, and nothing comes twice ($shift)',
  { timeout: 180_000 },
  async (options) => {
    const { page, hands, printer, command, complaints, picture } = await beginAtLine(
      serialsCsv(150),
      options,
    );
    const { t, press } = hands;
    printer.plan('count 1', 'state +media-empty-error', 'wait', 'state -media-empty-error', 'count 3');

    await chooseSerials(hands);
    const labels = t('print.some_labels', { count: 150 });
    await press(hands.button(t('print.do_on', { labels, sheets: t('items.sheets', { count: 3 }) })));
    // Where the order was given it is said at once ...
    const order = page.getByRole('complementary', { name: t('print.order') });
    await order.getByText(t('device.title', { printer: line })).waitFor();
    await order.getByText(t('device.goes_on')).waitFor();
    await picture(`empty-order-${options.language}`);
    // ... at the run, with what came out and what has to be done ...
    await press(hands.button(t('preview.to_queue')));
    await details(hands)
      .getByText(t('device.title', { printer: line }))
      .waitFor();
    await details(hands)
      .getByText(t('device.sheets', { count: 1 }))
      .waitFor();
    await details(hands).getByText(t('device.goes_on')).waitFor();
    // What stands has no speed.
    expect(await page.getByText(/\d\/min/).count()).toBe(0);
    await picture(`empty-queue-${options.language}`);
    // ... and at the printer.
    await hands.go(t('nav.printers'));
    await page.getByRole('main').getByText(t('reason.media_empty')).first().waitFor();
    await picture(`empty-printer-${options.language}`);

    // Somebody fills the tray, and touches nothing else.
    await printer.goOn();
    await page.getByRole('main').getByText(t('reason.media_empty')).first().waitFor({ state: 'detached' });
    await hands.go(t('nav.queue'));
    await details(hands).getByText(t('run.completed'), { exact: true }).first().waitFor();
    await details(hands).getByText(t('evidence.device')).waitFor();
    await picture(`empty-printed-${options.language}`);

    const [file = '', ...more] = printer.received();
    expect(more).toEqual([]);
    expect(readFileSync(printer.paper, 'utf8').trim().split('\n')).toHaveLength(3);
    const texts = (await labelsOnPaper(file)).map(({ text }) => text);
    expect(texts).toHaveLength(150);
    expect(new Set(texts).size).toBe(150);
    expect(await command('ledger', 'verify')).toMatchObject({ ok: true, events: 150 });
    await hands.go(t('nav.print'));
    await hands.sees(t('print.recorded', { count: 150 }));
    await press(hands.button(t('print.again_same')));
    await hands.button(t('print.nothing_to')).waitFor();
    expect(complaints).toEqual([]);
  },
);
