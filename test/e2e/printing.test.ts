import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runJson } from '../support/cli.ts';
import { needs } from '../support/needs.ts';
import { csvFile, serialsCsv } from '../support/room.ts';
import { ippPrinterIsHere, startIppPrinter } from '../support/simulators/ipp-printer.ts';
import { beginShift, chooseYourself, chromiumPath, type Shift } from './browser.ts';

const hasChromium = needs('chromium', chromiumPath);

/** A shift whose catalogue has these rows and whose first sheets are made. */
async function shiftWithSheets(csv: string, labels: string): Promise<Shift> {
  const shift = await beginShift();
  await runJson(['import', csvFile(csv), '--data', shift.dataFolder]);
  await shift.page.reload();
  await makeSheets(shift.page, labels);
  return shift;
}

async function makeSheets(page: Page, labels: string, scope = 'Serials'): Promise<void> {
  await chooseYourself(page, scope);
  await page.getByRole('button', { name: `Print ${labels} on` }).waitFor();
  await page.getByRole('button', { name: 'Make a PDF' }).click();
  const made = `${labels.replace(' labels', '')} ${scope.toLowerCase()}`;
  await page.getByRole('button', { name: `Save PDF: Sheets of ${made}` }).waitFor();
}

/** Opens the order to print the newest sheets. */
async function order(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Queue' }).click();
  await page
    .getByRole('button', { name: /^Print: / })
    .first()
    .click();
  await page.getByRole('button', { name: /^Print .* on / }).waitFor();
  await page.getByRole('img', { name: 'Page 1' }).waitFor();
}

async function addIppPrinter(page: Page, name: string, uri: string): Promise<void> {
  await page.getByRole('link', { name: 'Printers' }).click();
  await page.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Network printer (IPP)' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Address' }).fill(uri);
  await page.getByRole('button', { name: 'Add a printer' }).click();
  await page.getByRole('heading', { name }).waitFor();
}

async function choosePrinter(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Printer' }).click();
  await page.getByRole('option', { name }).click();
}

const panel = (page: Page) => page.getByRole('complementary', { name: 'Details' });
/** The state of the run beside the queue. */
const stands = (page: Page, state: string) => panel(page).getByText(state, { exact: true }).first().waitFor();
const seen = (page: Page, text: string | RegExp) => panel(page).getByText(text).first().waitFor();

/** What a button saves, from its first bytes. */
async function saved(page: Page, button: string): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFileSync(await (await downloading).path())
    .subarray(0, 5)
    .toString();
}

test.skipIf(!hasChromium || !ippPrinterIsHere)(
  'the first sheet comes alone; released, the others follow once the empty tray is filled',
  async () => {
    const printer = await startIppPrinter();
    const { page, complaints, pictures } = await shiftWithSheets(serialsCsv(130), '130 labels');
    await addIppPrinter(page, 'Line 1', printer.uri);
    await order(page);
    await choosePrinter(page, 'Line 1');
    await page.getByRole('button', { name: 'More choices' }).click();
    await page.getByText('First sheet, then release').click();
    await pictures('printing-order-first-sheet');
    await page.getByRole('button', { name: 'Print 130 labels on Line 1' }).click();
    await page.getByText('Is the first sheet good?').waitFor();
    await seen(page, '67 labels follow.');
    await pictures('printing-first-sheet-out');
    expect(readFileSync(printer.paper, 'utf8').trim().split('\n')).toHaveLength(1);

    printer.plan('state +media-empty-error', 'wait', 'state -media-empty-error');
    await panel(page).getByRole('button', { name: 'Print the rest' }).click();
    await seen(page, 'Out of labels');
    await pictures('printing-empty');
    await printer.goOn();
    await stands(page, 'Printed');
    expect(readFileSync(printer.paper, 'utf8').trim().split('\n')).toHaveLength(3);
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'sheets nobody but the operator knows of are confirmed with one press; of others only those up to the scanned label',
  async () => {
    const { page, complaints, pictures } = await shiftWithSheets(serialsCsv(130), '130 labels');
    await order(page);
    await page.getByRole('button', { name: 'More choices' }).click();
    await page.getByRole('combobox', { name: 'Which of them' }).click();
    await page.getByRole('option', { name: 'Some labels' }).click();
    await page.getByRole('textbox', { name: 'Last label' }).fill('20');
    await pictures('printing-order-labels');
    await page.getByRole('button', { name: 'Print 20 labels on folder' }).click();
    await page.getByRole('button', { name: 'The sheet is good' }).click();
    await stands(page, 'Printed');
    await seen(page, 'The operator counted');

    // The sheet that is left is known by the name of its printer, and begins after those twenty.
    await makeSheets(page, '110 labels');
    await order(page);
    await page.getByRole('combobox', { name: 'First sheet' }).click();
    await page.getByRole('option', { name: /^folder.*21/ }).click();
    expect(await page.getByRole('textbox', { name: 'Start position' }).inputValue()).toBe('21');
    await page.getByRole('button', { name: 'More choices' }).click();
    await pictures('printing-order-part-sheet');
    await page.getByRole('button', { name: 'Print 110 labels on folder' }).click();
    await panel(page).getByRole('button', { name: 'Not all of them' }).click();
    await page.getByRole('button', { name: /^Place 1, .*: good$/ }).waitFor();
    await pictures('settle-all');
    await page.getByLabel('Scan the last good label').fill('S000066');
    await page.getByLabel('Scan the last good label').press('Enter');
    await page.getByText('46 labels become printed.').waitFor();
    await page.getByRole('button', { name: /^Place 3, .*: last good one$/ }).waitFor();
    await pictures('settle-last-good');
    await page.getByRole('button', { name: 'Record it: 46 printed, 64 free' }).click();
    await page.getByText('46 labels are printed. 64 labels are free.').waitFor();
    await page.getByRole('link', { name: 'Queue' }).click();
    await stands(page, 'Partly printed');
    await seen(page, '46 printed · 64 not printed');

    await panel(page).getByRole('button', { name: 'Make labels again' }).click();
    await page.getByRole('checkbox', { name: /^Position 25,/ }).click({ force: true });
    await page.getByLabel('Scan the damaged label').fill('S000030');
    await page.getByLabel('Scan the damaged label').press('Enter');
    await page.getByLabel('Why are they made again?').fill('torn at the line');
    await pictures('printing-again');
    await page.getByRole('button', { name: 'Make 2 labels again' }).click();
    await page.getByRole('button', { name: 'The sheet is good' }).click();
    await seen(page, 'torn at the line');
    await stands(page, 'Printed');

    await panel(page).getByRole('button', { name: 'Reconcile' }).click();
    await page.getByLabel('Applied to goods').fill('2');
    await page.getByRole('row', { name: 'Unaccounted for 0' }).waitFor();
    await pictures('printing-reconcile');
    await page.getByRole('button', { name: 'Close for good' }).click();
    await page.getByRole('dialog').getByLabel('Your name').fill('Ann');
    await page.getByRole('dialog').getByRole('button', { name: 'Close for good' }).click();
    await page.getByText('Closed as version 1.').waitFor();
    expect(await saved(page, 'Save the report')).toBe('%PDF-');
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'a held lot stops its run until it is released; labels past their date, or printed before, ask for a reason',
  async () => {
    const old = serialsCsv(3, { lot: 'OLD' }).replaceAll('2027-12-31', '2020-01-31');
    const { page, dataFolder, complaints, pictures } = await shiftWithSheets(old, '3 labels');
    const lot = (verb: string, why: string) =>
      runJson(['lots', verb, '09521234000013', 'OLD', '--reason', why, '--data', dataFolder]);
    await lot('hold', 'complaint 17');
    await order(page);
    await page.getByRole('button', { name: 'Print 3 labels on folder' }).click();
    await seen(page, '3 items are of a held lot');
    await pictures('printing-held');
    await page.getByRole('button', { name: 'That is over, look again' }).click();
    await seen(page, '3 items are of a held lot');
    await lot('release', 'samples are good');
    await page.getByRole('button', { name: 'That is over, look again' }).click();
    await seen(page, '3 items are past the date');
    await pictures('printing-expired');
    await page.getByLabel('Reason for printing them all the same').fill('for the museum');
    await page.getByRole('button', { name: 'Print all 3, with this reason' }).click();
    await page.getByRole('button', { name: 'The sheet is good' }).click();
    await stands(page, 'Printed');
    await order(page);
    await page.getByRole('button', { name: 'Print 3 labels on folder' }).click();
    await seen(page, '3 items are printed before');
    await pictures('printing-before');
    await panel(page).getByRole('button', { name: 'Leave these 3 out' }).click();
    await seen(page, /Ended, none printed|Failed/);
    await pictures('printing-left-out');
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasChromium)(
  'runs that wait for a paused printer are put in another order, paused and cancelled; the first one goes first',
  async () => {
    const csv = 'gtin,lot,expiry\n09521234000013,A,2027-12-31\n09521234000013,B,2027-12-31\n';
    const shift = await beginShift();
    const { page, complaints, pictures } = shift;
    await runJson(['import', csvFile(csv), '--data', shift.dataFolder]);
    await page.reload();
    await makeSheets(page, '2 labels', 'Lots');
    await page.getByRole('link', { name: 'Printers' }).click();
    await page.getByRole('button', { name: 'Pause the queue' }).click();
    await page.getByText('Its queue is paused since').waitFor();

    for (const copies of [30, 40, 50]) {
      await order(page);
      await page.getByRole('textbox', { name: 'Copies of each' }).fill(String(copies));
      if (copies === 50) {
        await page.getByRole('button', { name: 'More choices' }).click();
        await page.getByRole('textbox', { name: 'Spare for each' }).fill('5');
        await page.getByText('Fill the last sheet with spare labels').click();
        await pictures('printing-order-spare');
        await page.getByRole('button', { name: 'Print 126 labels on folder' }).click();
      } else {
        await page.getByRole('button', { name: `Print ${copies * 2} labels on folder` }).click();
      }
      await seen(page, 'Waits for the printer');
    }
    await seen(page, 'Number 3 of 3 that wait for folder.');
    await seen(page, 'The queue of folder is paused.');
    await pictures('printing-waits');
    await page.getByRole('button', { name: 'First', exact: true }).click();
    await seen(page, 'Number 1 of 3 that wait for folder.');
    const row = (name: string) => page.getByRole('article').filter({ hasText: name });
    await row('60 labels on folder').getByRole('button', { name: 'Pause' }).click();
    await row('60 labels on folder').getByText('Paused').waitFor();
    await row('80 labels on folder').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the run' }).click();
    await row('80 labels on folder').getByText('Cancelled').waitFor();
    await pictures('printing-paused-cancelled');

    await page.getByRole('link', { name: 'Printers' }).click();
    await page.getByText('1 run waits', { exact: true }).waitFor();
    await pictures('printing-printer-paused');
    await page.getByRole('link', { name: 'Queue' }).click();
    await panel(page).getByRole('button', { name: 'Let the queue go on' }).click();
    await page.getByRole('button', { name: 'All 2 sheets are good' }).click();
    await row('126 labels on folder').getByText('Printed', { exact: true }).waitFor();
    await row('60 labels on folder').getByText('Paused').waitFor();
    expect(complaints).toEqual([]);
  },
);
