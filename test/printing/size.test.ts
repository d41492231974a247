import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DeviceCapabilities } from '../../src-main/core/printing/drivers/driver.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import type { Shift } from '../../src-shared/shift.ts';
import { shiftInDots } from '../../src-shared/shift.ts';
import { cellOrigin, geometryOf } from '../../src-shared/stock-geometry.ts';
import { dotsPerInch } from '../../src-shared/units.ts';
import { putOnPaper, straightFeed, symbolsOn } from '../support/feed.ts';
import { filesIn } from '../support/jobs.ts';
import { needs } from '../support/needs.ts';
import { print, roomWithSheet } from '../support/printing.ts';
import { ippPrinterIsHere, startIppPrinter } from '../support/simulators/ipp-printer.ts';
import { rasterise, type Raster } from '../support/raster.ts';
import { csvFile, clientOf, openTestRoom, temporaryFolder } from '../support/room.ts';

const poppler = needs('poppler-utils', '/usr/bin/pdftoppm');
const stock = '63up_1in_letter';

/** What a printer said of itself before it fell silent: the folder never says anything. */
function remember(room: PrintRoom, said: Partial<DeviceCapabilities>): void {
  room.db
    .prepare(`UPDATE printers SET capabilities = ?, capabilities_at = 1 WHERE name = 'folder'`)
    .run(JSON.stringify(said));
}

const size = (width: number, height: number) => ({ width, height });
const a4 = size(210, 297);

test('sheets of another size than the printer has or takes are refused with both sizes, and nothing is drawn', async () => {
  const { room, client, job } = await roomWithSheet(1);
  const start = () => client.printing.start({ job_id: job.job_id, printer: 'folder' });
  remember(room, { loaded: a4 });
  await expect(start()).rejects.toThrow(
    'folder has 210.0 x 297.0 mm loaded; these sheets are 63up_1in_letter (215.9 x 279.4 mm, 8.5 x 11 in).',
  );
  remember(room, { media: [a4, size(148, 210)] });
  await expect(start()).rejects.toThrow(
    'folder takes 210.0 x 297.0 mm or 148.0 x 210.0 mm; these sheets are',
  );
  remember(room, { customMedia: { least: size(25, 25), most: size(210, 1000) } });
  await expect(start()).rejects.toThrow('folder takes sizes from 25.0 x 25.0 mm to 210.0 x 1000.0 mm');
  remember(room, { loaded: size(279.4, 215.9) });
  await expect(start()).rejects.toThrow('It is the same size turned by a quarter; nothing is turned here');
  expect(await client.printing.list({})).toEqual([]);
  expect(filesIn(room.paths.printFiles)).toEqual([]);
});

test('a size that differs by less than half a millimetre is the same, in a list, a range and the tray', async () => {
  const { room, client, job } = await roomWithSheet(1, { counts: true });
  for (const said of [
    { loaded: size(216, 279) },
    { media: [a4, size(215.5, 279.8)] },
    { customMedia: { least: size(25, 25), most: size(215.6, 279.4) } },
    {},
  ]) {
    remember(room, said);
    const run = await print(client, job, { reason: 'again' });
    expect(run.status).toBe('completed');
  }
});

test('labels whose ink lies where the printer cannot print are named', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  await client.admin.importFile({ path: csvFile('gtin,lot,serial\n09521234000013,L1,S1\n') });
  const accepted = await client.jobs.submit({
    scope: 'serials',
    export_type: 'sheet_pdf',
    file_format: 'pdf',
    asset_config: { sheet_template: '24up_70x36mm_a4' },
  });
  const job = await client.admin.waitForJob({ job_id: accepted.job_id });
  remember(room, { loaded: a4, margins: { left: 4.2, right: 4.2, top: 4.2, bottom: 4.2 } });
  await expect(client.printing.start({ job_id: job.job_id, printer: 'folder' })).rejects.toThrow(
    'folder cannot print the outermost 4.2 mm at the left. Labels 1, 3, 4, 6, 7, 9, 10, 12 and 8 more of ' +
      '24up_70x36mm_a4 with the layout qr-wide would lose up to 2.7 mm there.',
  );
  remember(room, { loaded: a4, margins: { left: 1.5, right: 1.5, top: 4.2, bottom: 4.2 } });
  expect((await print(client, job)).status).toBe('confirming');
});

test('a job drawn for another dot grid is refused with both, and a new one takes that of the printer', async () => {
  const { client, job } = await roomWithSheet(1, { counts: true });
  await client.printers.set({ printer: 'folder', dpi: 203 });
  await expect(client.printing.start({ job_id: job.job_id, printer: 'folder' })).rejects.toThrow(
    'These symbols are drawn in dots of 600 dpi; folder prints 203 dpi, and bars between its dots come out uneven. Make the job again at 203 dpi',
  );
  const submit = async (dpi?: 300) => {
    const { job_id } = await client.jobs.submit({
      scope: 'serials',
      export_type: 'sheet_pdf',
      file_format: 'pdf',
      asset_config: { symbol: 'datamatrix', ...(dpi && { dpi }) },
    });
    return client.admin.waitForJob({ job_id });
  };
  expect((await print(client, await submit())).status).toBe('completed');
  // Every dot of 300 dpi is two whole ones of 600.
  await client.printers.set({ printer: 'folder', dpi: 600 });
  expect((await print(client, await submit(300), { reason: 'again' })).status).toBe('completed');
});

test('a job is made again with the same labels in the dots of another printer, or says why it does not fit', async () => {
  const { client, job } = await roomWithSheet(3, { counts: true });
  await client.printers.set({ printer: 'folder', dpi: 300 });
  await expect(print(client, job)).rejects.toThrow('Make the job again at 300 dpi');
  const again = async (dpi: 203 | 300) => {
    const { job_id } = await client.jobs.again({ job_id: job.job_id, dpi });
    return client.admin.waitForJob({ job_id });
  };
  const made = await again(300);
  expect(made).toMatchObject({ status: 'completed', total_items: 3, stock: job.stock, layout: job.layout });
  expect(await print(client, made)).toMatchObject({ status: 'completed', labels: { printed: 3 } });
  const tooCoarse = await again(203);
  expect(tooCoarse).toMatchObject({
    status: 'failed',
    error: expect.stringContaining('the layout datamatrix-1in fits'),
  });
  await expect(client.jobs.again({ job_id: tooCoarse.job_id, dpi: 600 })).rejects.toThrow(
    'only a completed job can be made again',
  );
});

test.skipIf(!ippPrinterIsHere)(
  'a real printer with a roll in it gets no sheet, switched on or off, and says what it is',
  async () => {
    const printer = await startIppPrinter({
      loaded: { name: 'om_label-51x25_50.8x25.4mm', x: 5080, y: 2540 },
    });
    const { room, client, job } = await roomWithSheet(1);
    const added = await client.printing.addPrinter({ name: 'Line 1', driver: 'ipp', uri: printer.uri });
    expect(added.device).toMatchObject({ loaded: size(50.8, 25.4), dpi: [203, 300] });
    expect(added.device?.model).toBeTruthy();
    await expect(client.printing.start({ job_id: job.job_id, printer: 'Line 1' })).rejects.toThrow(
      'Line 1 has 50.8 x 25.4 mm, 2 x 1 in loaded; these sheets are 63up_1in_letter (215.9 x 279.4 mm, 8.5 x 11 in).',
    );
    expect(await client.printers.testPage({ printer: 'Line 1', stock: 'roll_2x1in' })).toMatchObject({
      status: 'printed',
    });
    await printer.kill();
    await expect(client.printing.start({ job_id: job.job_id, printer: 'Line 1' })).rejects.toThrow(
      'Line 1 has 50.8 x 25.4 mm, 2 x 1 in loaded',
    );
    expect(printer.received()).toHaveLength(1);
    expect(room.printers.require('Line 1').dpi).toBeNull();
  },
);

const shift: Shift = { x: 0.31, y: -0.22, pitch_x: 0.021, pitch_y: -0.034 };

/** Puts a calibration in force without a test sheet. */
function calibrate(room: PrintRoom): void {
  const found = room.stocks.builtIn.stocks.get(stock);
  if (!found) throw new Error('The stock is gone.');
  room.db
    .prepare(
      `INSERT INTO calibrations (organisation_id, sheet, printer, stock, geometry, shift, measured, before_um, remaining_um, operator, at)
       SELECT id, 1, 'folder', ?, ?, ?, '[]', 0, 0, 1, 1 FROM organisations`,
    )
    .run(stock, JSON.stringify(geometryOf(found)), JSON.stringify(shift));
}

test.skipIf(!poppler)(
  'a calibration moves every label by whole dots, symbol and text together, and changes no dot inside it',
  async () => {
    const { room, client, job } = await roomWithSheet(63, { counts: true });
    const geometry = geometryOf(room.stocks.builtIn.stocks.get(stock) ?? raise());
    const straight = await print(client, job);
    calibrate(room);
    const moved = await print(client, job, { reason: 'calibrated' });
    const [straightFile, movedFile] = [straight, moved].map((run) => run.chunks[0]?.saved_as ?? '');
    const sha = (path: string | undefined) =>
      createHash('sha256')
        .update(readFileSync(path ?? ''))
        .digest('hex');
    expect(sha(straightFile)).toBe(job.sha256);
    expect(sha(movedFile)).toBe(moved.chunks[0]?.print_file_sha256);
    expect(sha(movedFile)).not.toBe(sha(straightFile));

    const [before] = rasterise(straightFile ?? '', 600, { first: 1, last: 1 });
    const [after] = rasterise(movedFile ?? '', 600, { first: 1, last: 1 });
    if (!before || !after) throw new Error('A page is missing.');
    const perMm = dotsPerInch(600) / 25.4;
    let symbols = 0;
    for (let cell = 0; cell < 63; cell++) {
      const { x, y } = cellOrigin(geometry, cell);
      const by = shiftInDots(shift, geometry, cell, 600);
      const window = {
        left: Math.round((x + 0.5) * perMm),
        top: Math.round((y + 0.5) * perMm),
        side: Math.round((geometry.label.width - 1) * perMm),
      };
      const same = differingDots(before, after, window, by);
      expect({ cell, ...same.symbol }).toEqual({ cell, differing: 0 });
      // A glyph is smooth where it lies between dots: poppler may set a dot at its edge otherwise.
      expect(same.everything).toBeLessThan(0.002 * window.side ** 2);
      symbols += same.ink;
    }
    expect(symbols).toBeGreaterThan(63 * 10_000);

    const boxes = [0, 31, 62].map((cell) => {
      const { x, y } = cellOrigin(geometry, cell);
      return { left: x, top: y, width: geometry.label.width + 1, height: geometry.label.height };
    });
    const read = await symbolsOn(putOnPaper(movedFile ?? '', 1, straightFeed), boxes);
    expect(read.map(({ text }) => /21\/(S\d+)/.exec(text)?.[1])).toEqual(['S000001', 'S000032', 'S000063']);
  },
  60_000,
);

function raise(): never {
  throw new Error('The stock is gone.');
}

/** Compares a label before with the same one moved: the square of the symbol dot by dot, and all of it. */
function differingDots(
  before: Raster,
  after: Raster,
  { left, top, side }: { left: number; top: number; side: number },
  by: { x: number; y: number },
): { symbol: { differing: number }; everything: number; ink: number } {
  let inSymbol = 0;
  let everything = 0;
  let ink = 0;
  const inset = Math.round(side * 0.17);
  for (let y = top; y < top + side; y++) {
    for (let x = left; x < left + side; x++) {
      const dot = before.pixels[y * before.width + x] ?? 255;
      if (dot === 0) ink++;
      if (dot === after.pixels[(y + by.y) * after.width + x + by.x]) continue;
      everything++;
      const inside = (at: number, from: number): boolean => at >= from + inset && at < from + side - inset;
      if (inside(x, left) && inside(y, top)) inSymbol++;
    }
  }
  return { symbol: { differing: inSymbol }, everything, ink };
}

test('a printer is set up, renamed and removed, but not under open runs', async () => {
  const { client, job } = await roomWithSheet(1);
  const add = () =>
    client.printing.addPrinter({ name: 'Line 1', driver: 'folder', uri: join(temporaryFolder(), 'out') });
  await add();
  const set = await client.printers.set({
    printer: 'Line 1',
    dpi: 600,
    tray: 'Manual',
    enough: 'operator',
    remark: 'left of the door',
  });
  expect(set).toMatchObject({
    dpi: 600,
    tray: 'Manual',
    enough: 'operator',
    remark: 'left of the door',
    reasons: [],
    notes: [],
  });
  expect(await client.printers.set({ printer: 'Line 1', remark: '' })).toMatchObject({
    remark: null,
    tray: 'Manual',
  });
  const run = await print(client, job, { printer: 'Line 1' });
  expect(run.status).toBe('confirming');
  await expect(client.printers.remove({ printer: 'Line 1' })).rejects.toThrow(
    'Line 1 cannot be removed: run',
  );
  await expect(client.printers.rename({ printer: 'Line 1', name: 'Line 2' })).rejects.toThrow(
    'cannot be renamed',
  );
  await client.printing.settle({ run_id: run.run_id, good_sheets: 1 });
  await expect(client.printers.rename({ printer: 'Line 1', name: 'folder' })).rejects.toThrow('already');
  expect(await client.printers.rename({ printer: 'Line 1', name: 'Line 2' })).toMatchObject({
    name: 'Line 2',
    dpi: 600,
  });
  await client.printers.remove({ printer: 'Line 2' });
  await expect(client.printers.set({ printer: 'Line 2', dpi: 600 })).rejects.toThrow(
    'There is no printer "Line 2"',
  );
  await expect(client.printers.remove({ printer: 'folder' })).rejects.toThrow('belongs to the data folder');
});

test('a printer that is added again does not inherit the calibration of the one before', async () => {
  const { room, client } = await roomWithSheet(1);
  const add = (name: string) =>
    client.printing.addPrinter({ name, driver: 'folder', uri: join(temporaryFolder(), 'out') });
  await add('A');
  calibrate(room);
  room.db.prepare(`UPDATE calibrations SET printer = 'A'`).run();
  await client.printers.rename({ printer: 'A', name: 'B' });
  const geometry = geometryOf(room.stocks.builtIn.stocks.get(stock) ?? raise());
  const of = (name: string) => room.printers.calibrationOf(room.printers.require(name), geometry);
  expect(of('B')).toEqual(shift);
  await client.printers.remove({ printer: 'B' });
  await add('B');
  await add('A');
  expect([of('A'), of('B')]).toEqual([null, null]);
});

test('a test page is printed at the size of the stock, and never between the sheets of a run', async () => {
  const { room, client } = await roomWithSheet(1);
  const page = await client.printers.testPage({ printer: 'folder', stock });
  expect(page).toMatchObject({ status: 'saved', message: null });
  expect(readFileSync(page.saved_as ?? '').toString('latin1')).toContain('/MediaBox [0 0 612 792]');
  remember(room, { loaded: a4 });
  await expect(client.printers.testPage({ printer: 'folder', stock })).rejects.toThrow(
    '210.0 x 297.0 mm loaded',
  );
});
