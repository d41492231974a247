import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { geometryOf, cellOrigin, type StockGeometry } from '../../src-shared/stock-geometry.ts';
import { dotInMm } from '../../src-shared/units.ts';
import { crosshairsOf } from '../../src-main/core/printing/calibration/crosshairs.ts';
import { noShift } from '../../src-shared/shift.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { measureCross, putOnPaper, straightFeed, symbolsOn, type Feed } from '../support/feed.ts';
import { artifactOf } from '../support/jobs.ts';
import { needs } from '../support/needs.ts';
import { print, roomWithSheet, sheetOf, type Client } from '../support/printing.ts';
import { clientOf, csvFile, openTestRoom } from '../support/room.ts';

const poppler = needs('poppler-utils', '/usr/bin/pdftoppm');
const stock = '63up_1in_letter';
/** 1.4 mm to the right, 0.9 mm up, and 0.3 % too long: the rollers are worn. */
const worn: Feed = { x: 1.4, y: -0.9, stretchX: 1, stretchY: 1.003 };

function geometryIn(room: PrintRoom, id: string): StockGeometry {
  const found = room.stocks.builtIn.stocks.get(id);
  if (!found) throw new Error(`There is no stock ${id}.`);
  return geometryOf(found);
}

/** What a careful person reads off a test sheet, to a hundredth. */
function measure(
  sheet: { printed: { saved_as: string | null } },
  geometry: StockGeometry,
  feed: Feed,
  count: number,
): number[] {
  const paper = putOnPaper(sheet.printed.saved_as ?? '', 1, feed);
  return crosshairsOf(geometry, noShift, 600)
    .slice(0, count / 2)
    .flatMap(({ nominal }) => {
      const { x, y } = measureCross(paper, nominal);
      return [Math.round(x * 100) / 100, Math.round(y * 100) / 100];
    });
}

/** The labels at the corners, in the middle of the edges and in the middle of a sheet, with some room around. */
function boxesOf(geometry: StockGeometry) {
  const { columns, rows } = geometry;
  const ends = (count: number): number[] => [0, Math.floor(count / 2), count - 1];
  return ends(rows).flatMap((row) =>
    ends(columns).map((column) => {
      const { x, y } = cellOrigin(geometry, row * columns + column);
      return {
        left: x - 0.5,
        top: y - 0.5,
        width: geometry.label.width + 1,
        height: geometry.label.height + 1,
      };
    }),
  );
}

/** How far symbols are from where they would be on a perfect printer, at most, in dots of 600 dpi. */
async function worstDots(
  pdf: string,
  artifact: string,
  geometry: StockGeometry,
  feed: Feed,
): Promise<number> {
  const boxes = boxesOf(geometry);
  const meant = await symbolsOn(putOnPaper(artifact, 1, straightFeed), boxes);
  const real = await symbolsOn(putOnPaper(pdf, 1, feed), boxes);
  expect(meant).toHaveLength(boxes.length);
  expect(real.map(({ text }) => text)).toEqual(meant.map(({ text }) => text));
  const off = real.map(({ centre }, index) =>
    Math.max(
      Math.abs(centre.x - (meant[index]?.centre.x ?? NaN)),
      Math.abs(centre.y - (meant[index]?.centre.y ?? NaN)),
    ),
  );
  return Math.max(...off) / dotInMm(600);
}

const firstFile = (run: { chunks: readonly { saved_as: string | null }[] }): string =>
  run.chunks[0]?.saved_as ?? '';

test.skipIf(!poppler)(
  'four numbers from a test sheet bring every label of a badly feeding printer to within a dot of its place',
  async () => {
    const { room, client, job } = await roomWithSheet(63, { counts: true });
    const geometry = geometryIn(room, stock);
    const artifact = (await artifactOf(room, job)).path;
    const before = await print(client, job);
    const sheet = await client.calibration.sheet({ printer: 'folder', stock, operator: 'Ana' });
    expect(sheet.numbers.slice(0, sheet.needed)).toEqual([
      'A from the left edge',
      'A from the top edge',
      'B from the left edge',
      'B from the top edge',
    ]);
    const numbers = measure(sheet, geometry, worn, 4);
    const entered = await client.calibration.enter({ sheet: sheet.sheet, numbers, operator: 'Ana' });
    expect(entered).toMatchObject({
      printer: 'folder',
      stock,
      tray: null,
      measured_by: 'Ana',
      in_force: true,
      reminders: [],
    });
    expect(entered.before_mm).toBeGreaterThan(1.3);
    expect(entered.remaining_mm).toBeLessThan(dotInMm(600));

    const again = await print(client, job, { reason: 'calibrated' });
    expect(again.status).toBe('completed');
    const uncalibrated = await worstDots(firstFile(before), artifact, geometry, worn);
    const calibrated = await worstDots(firstFile(again), artifact, geometry, worn);
    expect(uncalibrated).toBeGreaterThan(30);
    expect(calibrated).toBeLessThanOrEqual(1);
  },
  120_000,
);

test.skipIf(!poppler)('a sheet printed with the calibration says what is left', async () => {
  const { room, client } = await roomWithSheet(1);
  const geometry = geometryIn(room, stock);
  const first = await client.calibration.sheet({ printer: 'folder', stock });
  const one = await client.calibration.enter({
    sheet: first.sheet,
    numbers: measure(first, geometry, worn, 8),
  });
  const check = await client.calibration.sheet({ printer: 'folder', stock, with_shift: true });
  const two = await client.calibration.enter({
    sheet: check.sheet,
    numbers: measure(check, geometry, worn, 8),
  });
  expect(one.before_mm).toBeGreaterThan(1.3);
  expect(two.before_mm).toBeLessThan(2 * dotInMm(600));
  expect(two.shift.x).toBeCloseTo(one.shift.x, 1);
  expect(two.shift.pitch_y).toBeCloseTo(one.shift.pitch_y, 2);
});

test.skipIf(!poppler)('a label of a roll is moved by its own offset', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  const roll = 'roll_2x1in';
  const geometry = geometryIn(room, roll);
  const feed = { x: 0.6, y: -0.4, stretchX: 1, stretchY: 1 };
  const sheet = await client.calibration.sheet({ printer: 'folder', stock: roll });
  const entered = await client.calibration.enter({
    sheet: sheet.sheet,
    numbers: measure(sheet, geometry, feed, 4),
  });
  expect(entered.shift).toMatchObject({ pitch_x: 0, pitch_y: 0 });
  expect(entered.shift.x).toBeCloseTo(-0.6, 1);
  expect(entered.shift.y).toBeCloseTo(0.4, 1);
});

async function typedOn(client: Client, room: PrintRoom) {
  const { sheet } = await client.calibration.sheet({ printer: 'folder', stock });
  const [a, b] = crosshairsOf(geometryIn(room, stock), noShift, 600);
  if (!a || !b) throw new Error('A test sheet has two crosshairs.');
  const right = [a.nominal.x + 1, a.nominal.y + 1, b.nominal.x + 1, b.nominal.y + 1] as const;
  return { enter: (numbers: number[]) => client.calibration.enter({ sheet, numbers }), right };
}

test('numbers that no feed explains are refused with the likeliest mistake', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  const { enter, right } = await typedOn(client, room);
  const [ax, ay, bx, by] = right;
  await expect(enter([ax, ay, bx])).rejects.toThrow('4 or 6 or 8 numbers, not 3');
  await expect(enter([-ax, ay, bx, by])).rejects.toThrow('Number 1 (A from the left edge) is -');
  await expect(enter([ax, ay, 400, by])).rejects.toThrow('the paper is only 215.9 mm');
  await expect(enter([ay, ax, bx, by])).rejects.toThrow('Numbers 1 and 2 look swapped');
  await expect(enter([ax, ay, by, bx])).rejects.toThrow(/Number 3 .* paper is only|look swapped/);
  await expect(enter([ax, ay, 215.9 - bx, by])).rejects.toThrow('measured from the right edge');
  await expect(enter([ax / 25.4, ay / 25.4, bx / 25.4, by / 25.4])).rejects.toThrow('It looks like inches');
  await expect(enter([ax / 10, ay / 10, bx / 10, by / 10])).rejects.toThrow('It looks like centimetres');
  await expect(enter([ax + 8, ay, bx + 8, by])).rejects.toThrow('more than 5 mm is no feed error');
  await expect(enter([ax, ay, bx + 4, by])).rejects.toThrow('Measure numbers 1 and 3 again');
  await expect(enter([ax * 0.97, ay * 0.97, bx * 0.97, by * 0.97])).rejects.toThrow(
    'printed at 97 % of its size',
  );
  expect(await client.calibration.list({})).toEqual([]);
  await enter([...right]);
  expect(await client.calibration.list({})).toHaveLength(1);
});

test('each measurement is kept, the newest holds, and a forgotten one does not come back', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  const { enter, right } = await typedOn(client, room);
  await enter([...right]);
  await enter(right.map((mm) => mm + 0.5));
  expect((await client.calibration.list({})).map(({ shift }) => shift.x)).toEqual([-1.5]);
  expect(await client.calibration.list({ history: true })).toHaveLength(2);
  expect(await client.calibration.forget({ printer: 'folder', stock })).toEqual({ forgotten: true });
  expect(await client.calibration.list({})).toEqual([]);
  expect(await client.calibration.list({ history: true })).toHaveLength(2);
  expect(await client.calibration.forget({ printer: 'folder', stock })).toEqual({ forgotten: false });
});

test('a calibration reminds of another tray, another driver, a changed stock and its age', async () => {
  let now = Date.UTC(2027, 0, 1);
  const room = await openTestRoom({ ports: { now: () => now } });
  const client = clientOf(room);
  const { stock: own } = await client.stocks.get({ id: stock });
  await client.stocks.save({ stock: { ...own, id: 'own', name: 'Own' } });
  const model = (name: string) =>
    room.db
      .prepare(`UPDATE printers SET capabilities = ?, capabilities_at = ? WHERE name = 'folder'`)
      .run(JSON.stringify({ model: name }), now);
  model('Driver 1');
  const { sheet } = await client.calibration.sheet({ printer: 'folder', stock: 'own' });
  const [a, b] = crosshairsOf(geometryIn(room, stock), noShift, 600);
  const numbers = [a, b].flatMap((cross) => (cross ? [cross.nominal.x + 1, cross.nominal.y] : []));
  await client.calibration.enter({ sheet, numbers });
  const reminders = async () => (await client.calibration.list({})).flatMap((one) => one.reminders);
  expect(await reminders()).toEqual([]);

  model('Driver 2');
  expect(await reminders()).toEqual([
    "The printer's driver was Driver 1 when it was measured and is Driver 2 now.",
  ]);
  model('Driver 1');
  await client.stocks.save({
    stock: { ...own, id: 'own', name: 'Own', top: own.top + 0.005 },
    replace: true,
  });
  expect(await reminders()).toEqual(['The measures of own were changed since.']);
  await client.stocks.save({ stock: { ...own, id: 'own', name: 'Own' }, replace: true });
  now += 181 * 24 * 60 * 60 * 1000;
  expect(await reminders()).toEqual(['It is 181 days old.']);
  await client.system.setSetting({ key: 'calibration_days', value: 0 });
  expect(await reminders()).toEqual([]);
  await client.printers.set({ printer: 'folder', tray: 'Manual' });
  expect(await reminders()).toEqual([expect.stringContaining('the printer is set to the tray "Manual"')]);
  expect(room.printers.calibrationOf(room.printers.require('folder'), geometryIn(room, stock))).toBeNull();
});

test('a shift that labels have no room for is refused before anything is spooled', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  await client.admin.importFile({
    path: csvFile('gtin,lot,serial\n09521234000013,L1,S1\n'),
  });
  const roll = 'roll_2x1in';
  const job = await sheetOf(client, {}, { sheet_template: roll });
  const { sheet } = await client.calibration.sheet({ printer: 'folder', stock: roll });
  const crosses = crosshairsOf(geometryIn(room, roll), noShift, 600);
  const numbers = crosses.flatMap(({ nominal }) => [nominal.x + 2.5, nominal.y]);
  await client.calibration.enter({ sheet, numbers });
  await expect(client.printing.start({ job_id: job.job_id, printer: 'folder' })).rejects.toThrow(
    'would move label 1 1.0 mm off the page',
  );
});

test('a test sheet carries its number, the printer and nothing that could be copied', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  const sheet = await client.calibration.sheet({ printer: 'folder', stock });
  const bytes = readFileSync(sheet.printed.saved_as ?? '');
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(sheet.printed.status).toBe('saved');
  await expect(client.calibration.sheet({ printer: 'folder' })).rejects.toThrow(
    'Nobody has said what is in folder',
  );
  await expect(client.calibration.sheet({ printer: 'folder', stock, with_shift: true })).rejects.toThrow(
    'has no calibration for 63up_1in_letter to check',
  );
  await expect(client.calibration.enter({ sheet: 99, numbers: [1, 2, 3, 4] })).rejects.toThrow(
    'There is no test sheet 99',
  );
});
