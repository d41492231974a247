import { expect, test } from 'vitest';
import { needs } from '../../support/needs.ts';
import { ippPrinterIsHere } from '../../support/simulators/ipp-printer.ts';
import { chromiumPath } from '../browser.ts';
import { begins, everyHands } from './hands.ts';
import { beginAtLine, details, line, waitForInk } from './line.ts';
import { labelsOnPaper } from './paper.ts';

const ready = needs('chromium', chromiumPath) && ippPrinterIsHere;
const gtin = '09521234000013';

test.skipIf(!ready).each(everyHands)(
  'a lot typed by hand jams on a part-used sheet: what is not good, and no more, is printed again ($shift)',
  { timeout: 180_000 },
  async (options) => {
    const shift = await beginAtLine(
      `gtin,lot,expiry,product_name\n${gtin},K-2026/39,2027-09-30,"Oat biscuits, 250 g"\n`,
      options,
    );
    const { page, hands, printer, command, complaints } = shift;
    const { t, press } = hands;
    /** The pictures of the README are those of the English shift. */
    const picture = async (name: string): Promise<void> => {
      if (options.language !== 'en') return;
      // Nothing is under the finger any more.
      await page.mouse.move(0, 0);
      await shift.picture(name);
    };
    await command('part-sheets', 'set', '63up_1in_letter', 'drawer A', '--first-free', '11');

    // The lot of today, 150 labels.
    await hands.go(t('nav.print'));
    await press(hands.button(begins(t('new.lot'))));
    await hands.choose(
      page.getByPlaceholder(t('lot.product_hint')),
      page.getByRole('option', { name: /Oat biscuits/ }),
    );
    await hands.type(page.getByLabel(t('lot.lot'), { exact: true }), 'K-2026/40');
    await hands.type(page.getByLabel(t('lot.date'), { exact: true }), '10/2027');
    await hands.pad('150');
    await hands.type(page.getByLabel(t('print.operator')), 'Ana');
    await hands.choose(
      page.getByRole('combobox', { name: t('print.first_sheet') }),
      page.getByRole('option', { name: begins('drawer A') }),
    );
    await press(hands.button(t('print.pdf')));

    // The sheet as it will be: ten places are used.
    await press(hands.button(t('action.preview')));
    await page.getByRole('img', { name: t('preview.page_name', { page: 1 }) }).waitFor();
    await waitForInk(page);
    await page.getByRole('button', { name: t('preview.to_page', { page: 3 }) }).waitFor();
    await picture('readme-1-preview');
    // Its first label is on the first free place.
    await press(page.getByRole('radio', { name: t('preview.one_label') }));
    await page.getByRole('heading', { name: t('preview.label_at', { place: 11, page: 1 }) }).waitFor();
    const read = page.getByRole('region', { name: t('preview.content') });
    await read.getByText('K-2026/40', { exact: true }).waitFor();
    expect(await hands.button(t('preview.label_before')).isDisabled()).toBe(true);
    await press(page.getByRole('radio', { name: t('print.name'), exact: true }));

    printer.plan('count 1', 'state +media-jam-error', 'wait', 'state -media-jam-error', 'fail');
    await press(hands.button(t('print.go', { count: 150, printer: line })));
    await details(hands).getByText(t('reason.media_jam')).first().waitFor();
    await details(hands)
      .getByText(t('device.sheets', { count: 1 }))
      .waitFor();
    // Somebody takes out what is jammed; the printer gives the job up.
    await printer.goOn();
    await press(details(hands).getByRole('button', { name: t('settle.on_sheets') }));

    // One sheet is good, and the second one up to its twentieth label.
    await hands.pad('1');
    await page.getByText(t('settle.shown_sheet', { sheet: 2, all: 3 })).waitFor();
    await press(
      page.getByRole('button', { name: placeOf(t('settle.cell', { position: 20, name: '', verdict: '' })) }),
    );
    await page.getByText(t('settle.become_printed', { count: 73 })).waitFor();
    await press(hands.button(t('settle.why_jam')));
    await picture('readme-2-good-sheets');
    await press(hands.button(t('settle.do', { printed: 73, free: 77 })));

    printer.plan();
    await press(hands.button(t('rest.open', { count: 77 })));
    await press(page.getByRole('dialog').getByRole('button', { name: t('rest.do', { count: 77 }) }));
    await details(hands).getByText(t('run.completed'), { exact: true }).first().waitFor();
    await details(hands).getByText(t('evidence.device')).waitFor();
    await picture('readme-3-remainder');
    // Nobody is led to print it once more.
    expect(await page.getByRole('button', { name: t('rest.open', { count: 77 }) }).count()).toBe(0);

    // On paper: 73 of the first file, and all of the second.
    const [first = '', second = '', ...more] = printer.received();
    expect(more).toEqual([]);
    const ordered = await labelsOnPaper(first);
    expect(ordered).toHaveLength(150);
    expect(ordered[0]).toMatchObject({ sheet: 1, place: 11 });
    const good = ordered.filter(({ sheet, place }) => sheet === 1 || (sheet === 2 && place <= 20));
    expect(good).toHaveLength(73);
    const rest = await labelsOnPaper(second);
    expect(rest).toHaveLength(77);
    expect(rest[0]).toMatchObject({ sheet: 1, place: 1 });
    expect(new Set([...ordered, ...rest].map(({ text }) => text))).toEqual(
      new Set([expect.stringContaining(`/01/${gtin}/10/K-2026%2F40?17=271031`)]),
    );

    // In the record: what is on paper. One of the labels is scanned, and says how many there are.
    expect(await command('ledger', 'verify')).toMatchObject({ ok: true });
    await hands.scan(rest[0]?.text ?? '');
    await page.getByText(t('labels.printed_count', { count: 150 })).waitFor();
    expect(complaints).toEqual([]);
  },
);

/** The name of a place on a sheet, whatever lies there. */
function placeOf(name: string): RegExp {
  return begins(name.slice(0, name.indexOf(',') + 1));
}
