import { expect, test } from 'vitest';
import { needs } from '../../support/needs.ts';
import { serialsCsv } from '../../support/room.ts';
import { ippPrinterIsHere } from '../../support/simulators/ipp-printer.ts';
import { chromiumPath } from '../browser.ts';
import { begins, everyHands } from './hands.ts';
import { beginAtLine, chooseSerials } from './line.ts';
import { labelsOnPaper } from './paper.ts';

const ready = needs('chromium', chromiumPath) && ippPrinterIsHere;

/** The places of a stock are exact to a dot; a reader tells corners to two. */
const readersSlack = 0.25;

test.skipIf(!ready).each(everyHands)(
  '63 labels from the third free position of a part-used sheet: each lies on its place, in order ($shift)',
  { timeout: 180_000 },
  async (options) => {
    const shift = await beginAtLine(serialsCsv(63), options);
    const { page, hands, printer, command, complaints, picture } = shift;
    const { t, press } = hands;
    await command('part-sheets', 'set', '63up_1in_letter', 'drawer A', '--first-free', '11');

    await chooseSerials(hands);
    await hands.choose(
      page.getByRole('combobox', { name: t('print.first_sheet') }),
      page.getByRole('option', { name: begins('drawer A') }),
    );
    const place = (position: number) =>
      page.getByRole('radio', {
        name: t('sheet.position', {
          position,
          row: Math.ceil(position / 7),
          column: ((position - 1) % 7) + 1,
        }),
      });
    // Used places are grey, and cannot be chosen by a slip.
    expect(await place(10).isDisabled()).toBe(true);
    await press(place(13));
    const start = page.getByRole('textbox', { name: t('print.start'), exact: true });
    await expect.poll(() => start.inputValue()).toBe('13');
    await picture(`third-place-${options.language}`);
    const sheets = t('items.sheets', { count: 2 });
    const labels = t('print.some_labels', { count: 63 });
    await press(hands.button(t('print.do_on', { labels, sheets })));
    await hands.sees(t('print.recorded', { count: 63 }));
    await picture(`third-place-printed-${options.language}`);

    const [file = '', ...more] = printer.received();
    expect(more).toEqual([]);
    const paper = await labelsOnPaper(file);
    const first = { sheet: 1, place: 13 };
    expect(paper.map(({ sheet, place: at, text }) => [(sheet - 1) * 63 + at, serialOf(text)])).toEqual(
      Array.from({ length: 63 }, (_, at) => [first.place + at, `S${String(at + 1).padStart(6, '0')}`]),
    );
    for (const side of ['x', 'y'] as const) {
      const all = paper.map((label) => label[side]);
      expect(Math.max(...all) - Math.min(...all)).toBeLessThan(readersSlack);
    }

    // What lies in the drawer now is the second sheet, behind its twelve labels.
    const sheetsLeft = await command('part-sheets', 'list');
    expect(sheetsLeft).toMatchObject({ part_sheets: [{ name: 'drawer A', first_free: 13, run_id: null }] });
    expect(complaints).toEqual([]);
  },
);

function serialOf(link: string): string | undefined {
  return /\/21\/(\w+)/.exec(link)?.[1];
}
