import { describe, expect, test } from 'vitest';
import { createOrganisation } from '../../../src-main/core/catalog/organisations.ts';
import type { PrintRoom } from '../../../src-main/core/print-room.ts';
import { publicId } from '../../../src-shared/ids.ts';
import type { Layout } from '../../../src-shared/models/layout.ts';
import type { Stock } from '../../../src-shared/models/stock.ts';
import { artifactOf, importSerials, organisationOf, runJob, sheetRequest } from '../../support/jobs.ts';
import { clientOf, openTestRoom } from '../../support/room.ts';

function copyOf(room: PrintRoom, id: string, change: Partial<Stock> = {}): Stock {
  const stock = room.stocks.builtIn.stocks.get(id);
  if (!stock) throw new Error(`No stock ${id}`);
  return { ...stock, id: 'mine', name: 'Our sheets', fits: [], ...change };
}

function layoutCopy(room: PrintRoom, id: string, change: Partial<Layout> = {}): Layout {
  const layout = room.stocks.builtIn.layouts.get(id);
  if (!layout) throw new Error(`No layout ${id}`);
  return { ...layout, id: 'my-layout', name: 'Ours', ...change };
}

function secondOrganisation(room: PrintRoom): string {
  const input = { name: 'Other Foods', color: '#a02020', sample: false };
  return publicId('organisation', createOrganisation(room.db, room.settings, input, room.ports.now()));
}

describe('a stock of one’s own', () => {
  test('prints like those that come along, and its printer refuses other paper', async () => {
    const room = await openTestRoom();
    const client = clientOf(room);
    await client.stocks.save({ stock: copyOf(room, '21up_63x38_a4') });
    await importSerials(room, 30);
    const job = await runJob(room, sheetRequest({ sheet_template: 'mine' }));
    expect(job).toMatchObject({ status: 'completed', stock: 'mine', labels_per_sheet: 21, sheets: 2 });
    await client.printing.addPrinter({
      name: 'A4',
      driver: 'folder',
      uri: room.paths.folder,
      stock: 'mine',
    });
    const letter = await runJob(room, sheetRequest({}));
    await expect(client.printing.start({ job_id: letter.job_id, printer: 'A4' })).rejects.toThrow(
      'A4 has mine loaded (210.0 x 297.0 mm); these sheets are 63up_1in_letter',
    );
    const run = await client.printing.start({ job_id: job.job_id, printer: 'A4', start_position: 21 });
    expect(run).toMatchObject({ stock: 'mine', start_position: 21, sheets: 3 });
    await expect(
      client.printing.start({ job_id: job.job_id, printer: 'A4', start_position: 22 }),
    ).rejects.toThrow('A sheet of mine has 21 labels; it has no position 22.');
    await room.printing.waitForRun(organisationOf(room).id, run.run_id);
  });

  test('has an id of small letters, and a wrong one is told so', async () => {
    const room = await openTestRoom();
    const json = JSON.stringify(copyOf(room, '21up_63x38_a4', { id: 'Our Sheets' }));
    await expect(clientOf(room).stocks.importJson({ json })).rejects.toThrow(
      'This is no stock: id: Write 1 to 64 of a-z, 0-9, _ . and -, a letter or digit first.',
    );
  });

  test('that is edited or removed does not change what a job was accepted with', async () => {
    const room = await openTestRoom();
    const client = clientOf(room);
    await client.layouts.save({ layout: layoutCopy(room, 'qr-wide') });
    const stock = copyOf(room, '21up_63x38_a4', {
      default_layouts: { qr: 'my-layout', datamatrix: 'datamatrix-wide' },
    });
    await client.stocks.save({ stock });
    await importSerials(room, 3);
    const job = await runJob(room, sheetRequest({ sheet_template: 'mine' }));
    const before = await artifactOf(room, job);
    await client.stocks.save({ stock: { ...stock, left: 7.3, name: 'Moved' }, replace: true });
    await client.layouts.save({
      layout: layoutCopy(room, 'qr-wide', { arrangement: { kind: 'side', margin_mm: 3, gap_mm: 1 } }),
      replace: true,
    });
    const moved = await runJob(room, sheetRequest({ sheet_template: 'mine' }));
    expect(moved.sha256).not.toBe(job.sha256);
    await client.stocks.remove({ id: 'mine' });
    await client.layouts.remove({ id: 'my-layout' });
    expect((await artifactOf(room, job)).bytes.equals(before.bytes)).toBe(true);
    const run = await client.printing.start({ job_id: job.job_id, printer: 'folder' });
    const ended = await room.printing.waitForRun(organisationOf(room).id, run.run_id);
    // The print file of a whole run has the very pages of the job's file.
    expect(ended.chunks.map(({ print_file_sha256: hash }) => hash)).toEqual([job.sha256]);
    await expect(runJob(room, sheetRequest({ sheet_template: 'mine' }))).rejects.toThrow(
      'There is no stock "mine"',
    );
  });

  test('belongs to its organisation alone', async () => {
    const room = await openTestRoom();
    const client = clientOf(room);
    const mine = publicId('organisation', organisationOf(room).id);
    const other = secondOrganisation(room);
    await client.stocks.save({ organization_id: mine, stock: copyOf(room, 'roll_50x25mm') });
    await client.layouts.save({ organization_id: mine, layout: layoutCopy(room, 'qr-1in') });
    const ids = async (organization_id: string) =>
      (await client.stocks.list({ organization_id })).map(({ stock }) => stock.id);
    expect(await ids(mine)).toContain('mine');
    expect(await ids(other)).not.toContain('mine');
    await expect(client.stocks.get({ organization_id: other, id: 'mine' })).rejects.toThrow(
      'There is no stock "mine" here.',
    );
    await expect(client.layouts.remove({ organization_id: other, id: 'my-layout' })).rejects.toThrow(
      'There is no layout "my-layout" here.',
    );
    // Both may use the name for stock of their own; a printer that holds "mine" then takes neither of two sizes.
    await client.stocks.save({ organization_id: other, stock: copyOf(room, '21up_63x38_a4') });
    expect((await client.stocks.get({ organization_id: mine, id: 'mine' })).labels_per_sheet).toBe(1);
  });

  test('is there after a restart, with what a job of it prints', async () => {
    const room = await openTestRoom();
    const { folder } = room.paths;
    await clientOf(room).stocks.save({ stock: copyOf(room, 'roll_50x25mm') });
    await room.close();
    const again = await openTestRoom({ folder });
    expect(await clientOf(again).stocks.get({ id: 'mine' })).toMatchObject({
      built_in: false,
      stock: { name: 'Our sheets' },
    });
    await importSerials(again, 1);
    expect((await runJob(again, sheetRequest({ sheet_template: 'mine' }))).status).toBe('completed');
  });

  test('comes back from its exported JSON as it was', async () => {
    const room = await openTestRoom();
    const client = clientOf(room);
    const entry = await client.stocks.save({ stock: copyOf(room, '35up_35mm_square_a4') });
    const { json, file_name } = await client.stocks.exportJson({ id: 'mine' });
    expect(file_name).toBe('mine.json');
    await client.stocks.remove({ id: 'mine' });
    expect(await client.stocks.importJson({ json: `\uFEFF${json}` })).toEqual(entry);
    const layout = await client.layouts.save({ layout: layoutCopy(room, 'qr-35mm') });
    const exported = await client.layouts.exportJson({ id: 'my-layout' });
    await client.layouts.remove({ id: 'my-layout' });
    expect(await client.layouts.importJson({ json: exported.json })).toEqual(layout);
  });
});

describe('refused, with nothing stored', () => {
  const stockCases: [string, (room: PrintRoom) => unknown, RegExp][] = [
    [
      'an id that comes along',
      (room) => copyOf(room, 'roll_2x1in', { id: '63up_1in_letter' }),
      /comes with Print Room/,
    ],
    [
      'a mistyped margin',
      (room) => copyOf(room, '21up_63x38_a4', { left: 9 }),
      /left margin is 9\.00 mm, the right one 5\.42 mm/,
    ],
    [
      'a roll with two labels',
      (room) => copyOf(room, '21up_63x38_a4', { kind: 'roll' }),
      /a roll has one label/,
    ],
    [
      'a layout that does not fit',
      (room) => copyOf(room, 'roll_50x25mm', { default_layouts: { qr: 'qr-large', datamatrix: null } }),
      /the layout qr-large has no room on its labels/,
    ],
    [
      'a layout of the other symbol',
      (room) =>
        copyOf(room, 'roll_50x25mm', { default_layouts: { qr: 'datamatrix-wide', datamatrix: null } }),
      /the layout datamatrix-wide is none for qr/,
    ],
    [
      'no layout at all',
      (room) => copyOf(room, 'roll_50x25mm', { default_layouts: { qr: null, datamatrix: null } }),
      /it needs a layout/,
    ],
    [
      'an unknown field',
      (room) => ({ ...copyOf(room, 'roll_2x1in'), colour: 'red' }),
      /This is no stock: .*colour/,
    ],
    ['a number as text', (room) => ({ ...copyOf(room, 'roll_2x1in'), left: '0' }), /left/],
    ['a name out of a path', (room) => copyOf(room, 'roll_2x1in', { id: '../x' }), /id/],
    ['no object', () => null, /This is no stock/],
  ];
  test.each(stockCases)('a stock: %s', async (_name, make, sentence) => {
    const room = await openTestRoom();
    const client = clientOf(room);
    await expect(client.stocks.save({ stock: make(room) })).rejects.toThrow(sentence);
    expect(room.db.prepare('SELECT count(*) FROM stocks').pluck().get()).toBe(0);
    expect((await client.stocks.list({})).every((entry) => entry.built_in)).toBe(true);
  });

  const layoutCases: [string, (room: PrintRoom) => unknown, RegExp][] = [
    [
      'an id that comes along',
      (room) => layoutCopy(room, 'qr-1in', { id: 'qr-wide' }),
      /comes with Print Room/,
    ],
    [
      'modules that are too small for a Digital Link',
      (room) => layoutCopy(room, 'qr-1in', { x_dimension: { floor_mm: 0.38, target_mm: 0.5 } }),
      /below the least that GS1 allows for a QR code here, 0\.396 mm/,
    ],
    [
      'DataMatrix modules that no table has',
      (room) => layoutCopy(room, 'datamatrix-1in', { x_dimension: { floor_mm: 0.25, target_mm: 0.5 } }),
      /0\.254 mm/,
    ],
    [
      'seven lines',
      (room) => {
        const wide = layoutCopy(room, 'qr-wide');
        return { ...wide, lines: [...wide.lines, ...wide.lines] };
      },
      /lines/,
    ],
    ['no line', (room) => layoutCopy(room, 'qr-wide', { lines: [] }), /lines/],
    [
      'a font below 4 pt',
      (room) => {
        const wide = layoutCopy(room, 'qr-wide');
        return { ...wide, lines: wide.lines.map((line) => ({ ...line, size_pt: 3 })) };
      },
      /size_pt/,
    ],
    [
      'a serial that may be left out',
      (room) => {
        const wide = layoutCopy(room, 'qr-wide');
        return { ...wide, lines: wide.lines.map((line) => ({ ...line, identifies: false })) };
      },
      /the serial identifies a label/,
    ],
    [
      'a line outside of the circle',
      (room) => {
        const round = layoutCopy(room, 'qr-1in');
        return { ...round, lines: round.lines.map((line) => ({ ...line, width_mm: 20 })) };
      },
      /the line lot leaves the label/,
    ],
    [
      'a symbol as large as the label',
      (room) => layoutCopy(room, 'qr-1in', { arrangement: { kind: 'centred', box_mm: 25, y_mm: 0 } }),
      /leaves the label/,
    ],
  ];
  test.each(layoutCases)('a layout: %s', async (_name, make, sentence) => {
    const room = await openTestRoom();
    await expect(clientOf(room).layouts.save({ layout: make(room) })).rejects.toThrow(sentence);
    expect(room.db.prepare('SELECT count(*) FROM layouts').pluck().get()).toBe(0);
  });

  test('a layout without the word SAMPLE in a sample organisation', async () => {
    const room = await openTestRoom({ sample: true });
    const layout = layoutCopy(room, 'qr-1in');
    const lines = layout.lines.filter(({ field }) => field !== 'sample');
    await expect(clientOf(room).layouts.save({ layout: { ...layout, lines } })).rejects.toThrow(
      'carry the word SAMPLE',
    );
  });

  test('a file that is not JSON, with the words of the parser', async () => {
    const room = await openTestRoom();
    await expect(clientOf(room).stocks.importJson({ json: '{"id": ' })).rejects.toThrow(
      'The file is not JSON',
    );
  });

  test('making what is there, changing what is not, removing what comes along', async () => {
    const room = await openTestRoom();
    const client = clientOf(room);
    const stock = copyOf(room, 'roll_2x1in');
    await expect(client.stocks.save({ stock, replace: true })).rejects.toThrow(
      'There is no stock "mine" here.',
    );
    await client.stocks.save({ stock });
    await expect(client.stocks.save({ stock })).rejects.toThrow('There is a stock mine already.');
    await expect(client.stocks.remove({ id: 'roll_2x1in' })).rejects.toThrow(
      'comes with Print Room and stays',
    );
    await expect(
      client.stocks.save({ stock: copyOf(room, 'roll_2x1in', { id: 'roll_2x1in' }), replace: true }),
    ).rejects.toThrow('comes with Print Room');
  });
});

describe('what something else needs stays', () => {
  test('a stock that a printer holds, until the printer holds another', async () => {
    const room = await openTestRoom();
    const client = clientOf(room);
    await client.stocks.save({ stock: copyOf(room, 'roll_2x1in') });
    await client.printing.addPrinter({
      name: 'Roll',
      driver: 'folder',
      uri: room.paths.folder,
      stock: 'mine',
    });
    await expect(client.stocks.remove({ id: 'mine' })).rejects.toThrow('The stock mine is what Roll holds.');
    const printer = await client.printing.setStock({ printer: 'Roll', stock: 'roll_4x2in' });
    expect(printer.stock).toBe('roll_4x2in');
    await expect(client.printing.setStock({ printer: 'Roll', stock: 'none' })).rejects.toThrow(
      'There is no stock "none".',
    );
    expect(await client.stocks.remove({ id: 'mine' })).toEqual({ id: 'mine', removed: true });
  });

  test('a layout that a stock uses', async () => {
    const room = await openTestRoom();
    const client = clientOf(room);
    const layout = layoutCopy(room, 'datamatrix-low');
    await client.layouts.save({ layout });
    const usual = { qr: null, datamatrix: 'my-layout' };
    await client.stocks.save({ stock: copyOf(room, '160up_1x0.5in_letter', { default_layouts: usual }) });
    await expect(client.layouts.remove({ id: 'my-layout' })).rejects.toThrow('is the usual one of mine');
    const larger = { ...layout, label: { ...layout.label, min_height_mm: 20 } };
    await expect(client.layouts.save({ layout: larger, replace: true })).rejects.toThrow(
      'The stock mine uses this layout, and then the layout my-layout has no room on its labels.',
    );
  });
});

test('a stock without a layout for QR codes prints DataMatrix, and says so when QR is asked for', async () => {
  const room = await openTestRoom();
  await importSerials(room, 2);
  const job = await runJob(room, sheetRequest({ sheet_template: '160up_1x0.5in_letter' }));
  expect(job).toMatchObject({ status: 'completed', layout: 'datamatrix-low' });
  await expect(
    runJob(room, sheetRequest({ sheet_template: '160up_1x0.5in_letter', symbol: 'qr' })),
  ).rejects.toThrow('160up_1x0.5in_letter has no layout for a qr symbol. Layouts that fit: datamatrix-low');
});

test('every window of the organisation hears of a new stock', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  const changes = await client.system.changes({});
  const next = changes.next();
  await client.stocks.save({ stock: copyOf(room, 'roll_2x1in') });
  expect((await next).value).toEqual({ kind: 'stocks' });
  await changes.return?.(undefined);
});
