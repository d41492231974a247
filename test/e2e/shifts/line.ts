import type { Page } from 'playwright-core';
import { runJson } from '../../support/cli.ts';
import { csvFile } from '../../support/room.ts';
import { startIppPrinter, type IppPrinter } from '../../support/simulators/ipp-printer.ts';
import { beginShift, type HostProcess, type Shift } from '../browser.ts';
import { begins, handsOn, type Hands, type HandsOptions } from './hands.ts';

/** The name of the printer of a line, as people call it. */
export const line = 'Line 3';

export interface Line extends Shift {
  readonly hands: Hands;
  readonly host: HostProcess;
  readonly printer: IppPrinter;
  /** A command of the built program on this folder, as the machine's keeper would give it. */
  readonly command: (...args: string[]) => Promise<Record<string, unknown>>;
}

/** A line that somebody has set up before the shift: rows in the catalogue, a printer that is simulated, an operator. */
export async function beginAtLine(csv: string, options: HandsOptions): Promise<Line> {
  const printer = await startIppPrinter();
  const shift = await beginShift({ locale: options.language });
  const command = (...args: string[]) => runJson([...args, '--data', shift.dataFolder]);
  await command('import', csvFile(csv));
  await command('printers', 'add', line, '--driver', 'ipp', '--uri', printer.uri);
  await command('printers', 'set', line, '--stock', '63up_1in_letter');
  await nameOrganisation(shift.page);
  await shift.page.reload();
  return { ...shift, printer, command, hands: handsOn(shift.page, options) };
}

/** A plant gives its organisation a name once. */
async function nameOrganisation(page: Page): Promise<void> {
  const status = await page.evaluate(
    async (input) =>
      (
        await fetch('/rpc/system/setOrganisation', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ json: input }),
        })
      ).status,
    { name: 'Rivera Foods' },
  );
  if (status !== 200) throw new Error(`The organisation has no name: ${status}`);
}

/** Opens the choice of everything and takes serials. */
export async function chooseSerials({ page, t, go, press, button }: Hands): Promise<void> {
  await go(t('nav.print'));
  await press(button(begins(t('print.choice'))));
  await press(
    page.getByRole('radiogroup', { name: t('new.scope') }).getByRole('radio', { name: t('new.serials') }),
  );
}

/** The panel beside the queue. */
export const details = ({ page, t }: Hands) => page.getByRole('complementary', { name: t('queue.panel') });

/** The preview is there when the page has the dark modules of real symbols on it, not when there is a canvas. */
export async function waitForInk(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas[role=img]');
    const context = canvas?.getContext('2d');
    if (!canvas || !context || canvas.width === 0) return false;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let index = 0; index < data.length; index += 4) {
      if ((data[index + 3] ?? 0) > 128 && (data[index] ?? 255) < 64) dark++;
    }
    return dark > 5_000;
  });
}
