import { expect, test } from 'vitest';
import { needs } from '../../support/needs.ts';
import { serialsCsv } from '../../support/room.ts';
import { ippPrinterIsHere } from '../../support/simulators/ipp-printer.ts';
import { chromiumPath, startHostProcess } from '../browser.ts';
import { everyHands } from './hands.ts';
import { beginAtLine, chooseSerials, details } from './line.ts';
import { labelsOnPaper } from './paper.ts';

const ready = needs('chromium', chromiumPath) && ippPrinterIsHere;

test.skipIf(!ready).each(everyHands)(
  'Print Room and its printer lose their power: the last good label is scanned, and exactly the rest is printed ($shift)',
  { timeout: 180_000 },
  async (options) => {
    const shift = await beginAtLine(serialsCsv(150), options);
    const { page, hands, host, printer, command, dataFolder, picture } = shift;
    const { t, press } = hands;
    printer.plan('count 1', 'wait');
    await chooseSerials(hands);
    await hands.type(page.getByLabel(t('print.operator')), 'Ana');
    const labels = t('print.some_labels', { count: 150 });
    await press(hands.button(t('print.do_on', { labels, sheets: t('items.sheets', { count: 3 }) })));
    await press(hands.button(t('preview.to_queue')));
    await details(hands)
      .getByText(t('device.sheets', { count: 1 }))
      .waitFor();

    // The lights go out.
    await host.kill();
    await printer.kill();
    await page.getByText(t('connection.lost')).first().waitFor();
    await picture(`crash-lost-${options.language}`);

    // They are on again; what the printer has forgotten nobody knows.
    printer.plan();
    await printer.start();
    const again = await startHostProcess(dataFolder);
    await page.goto(again.url);
    await hands.go(t('nav.queue'));
    await details(hands).getByText(t('run.uncertain'), { exact: true }).first().waitFor();
    await picture(`crash-uncertain-${options.language}`);
    await hands.go(t('nav.settle'));
    await page.getByText(t('settle.shown_sheet', { sheet: 3, all: 3 })).waitFor();

    // On the table lie a whole sheet and one that is good up to its seventeenth label: it says so itself.
    const [first = '', ...none] = printer.received();
    expect(none).toEqual([]);
    const ordered = await labelsOnPaper(first);
    expect(ordered).toHaveLength(150);
    const lastGood = ordered.find(({ sheet, place }) => sheet === 2 && place === 17)?.text ?? '';
    await hands.scan(lastGood);
    await page.getByText(t('settle.become_printed', { count: 80 })).waitFor();
    await page.getByText(t('settle.shown_sheet', { sheet: 2, all: 3 })).waitFor();
    const words = { position: 17, name: 'LOT1', verdict: t('settle.cell_last') };
    const [before = '', behind = ''] = t('settle.cell', words).split(words.name);
    const last = page.getByRole('button').and(page.locator(`[aria-label^="${before.trim()}"]`));
    expect(await last.getAttribute('aria-label')).toContain(behind);
    // Nothing is recorded before somebody says what happened.
    expect(await hands.button(t('settle.needs_reason')).isDisabled()).toBe(true);
    await press(hands.button(t('settle.why_power')));
    await hands.type(page.getByLabel(t('print.operator')), 'Ana');
    await picture(`crash-settle-${options.language}`);
    await press(hands.button(t('settle.do', { printed: 80, free: 70 })));
    await page.getByText(t('settle.done_printed', { count: 80 })).waitFor();
    await picture(`crash-settled-${options.language}`);

    await press(hands.button(t('rest.open', { count: 70 })));
    await press(page.getByRole('dialog').getByRole('button', { name: t('rest.do', { count: 70 }) }));
    await details(hands).getByText(t('run.completed'), { exact: true }).first().waitFor();
    await picture(`crash-rest-${options.language}`);

    const [, second = '', ...more] = printer.received();
    expect(more).toEqual([]);
    const rest = await labelsOnPaper(second);
    const good = ordered.filter(({ sheet, place }) => sheet === 1 || (sheet === 2 && place <= 17));
    const onPaper = [...good, ...rest].map(({ text }) => /\/21\/(\w+)/.exec(text)?.[1]);
    // Every serial once, and none that nobody has.
    expect(onPaper).toEqual(Array.from({ length: 150 }, (_, at) => `S${String(at + 1).padStart(6, '0')}`));
    expect(await command('ledger', 'verify')).toMatchObject({ ok: true, events: 150 });
  },
);
