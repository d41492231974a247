import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCupsDriver } from '../../src-main/core/printing/drivers/cups.ts';
import type { DeviceProgress } from '../../src-main/core/printing/drivers/driver.ts';
import { cupsIsHere, cupsRasterIsHere, startCups, type Cups } from '../support/cups.ts';
import { events, neverPrinted, print, reaches, roomWithSheet, type Client } from '../support/printing.ts';
import { clientOf, onEnd, openTestRoom } from '../support/room.ts';

const roll = { sheet_template: 'roll_50x25mm' };

async function addPrinter(client: Client, cups: Cups, name: string): Promise<void> {
  await client.printing.addPrinter({ name, driver: 'cups', uri: `cups://${cups.server}/${name}` });
}

/** A printer on the network that keeps what it is sent. */
async function sink(): Promise<{ port: number; received: Promise<Buffer> }> {
  let keep: (bytes: Buffer) => void;
  const received = new Promise<Buffer>((resolve) => (keep = resolve));
  const server = createServer((socket) => {
    const parts: Buffer[] = [];
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.on('end', () => {
      keep(Buffer.concat(parts));
      socket.end();
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onEnd(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sink has no port.');
  return { port: address.port, received };
}

describe.skipIf(!cupsIsHere)('with a real print spooler', () => {
  test('a sheet goes to the spooler byte by byte and waits for somebody to count it', async () => {
    const cups = await startCups();
    const { room, client, job } = await roomWithSheet(70);
    const { port, received } = await sink();
    await cups.queue('Label_A', `socket://127.0.0.1:${port}`, 'raw');
    await addPrinter(client, cups, 'Label_A');
    const run = await print(client, job, { printer: 'Label_A' });
    expect(run).toMatchObject({
      status: 'confirming',
      labels: { sent: 70 },
      chunks: [{ status: 'sent', spool_job_id: 'Label_A-1' }],
    });
    expect(events(room)).toEqual([]);
    expect((await received).equals(readFileSync(join(room.paths.printFiles, run.run_id, '001.pdf')))).toBe(
      true,
    );
    await client.printing.settle({ run_id: run.run_id, good_sheets: 2, operator: 'Ann' });
    expect(events(room)).toHaveLength(70);
  });

  test('a queue that does not exist takes nothing, and every label is free', async () => {
    const cups = await startCups();
    const { client, job } = await roomWithSheet(3);
    await addPrinter(client, cups, 'Nope');
    expect(await print(client, job, { printer: 'Nope' })).toMatchObject({
      status: 'failed',
      message: 'Nope did not take the job: The printer or class does not exist.',
      labels: { failed: 3 },
    });
    expect(await neverPrinted(client)).toBe(3);
    expect(await cups.command('lpstat', '-W', 'all', '-o')).toBe('');
  });

  test('a queue that rejects jobs takes nothing, and every label is free', async () => {
    const cups = await startCups();
    const { client, job } = await roomWithSheet(3);
    await cups.queue('Label_A', `file://${cups.folder}/out/printed`, 'raw');
    await cups.command('/usr/sbin/cupsreject', 'Label_A');
    await addPrinter(client, cups, 'Label_A');
    const run = await print(client, job, { printer: 'Label_A' });
    expect(run).toMatchObject({ status: 'failed', labels: { failed: 3 } });
    expect(run.message).toMatch(/not accepting/);
    expect(await neverPrinted(client)).toBe(3);
  });

  test('a spooler that is not running is named, and every label is free', async () => {
    const cups = await startCups();
    const { client, job } = await roomWithSheet(3);
    await cups.queue('Label_A', `file://${cups.folder}/out/printed`, 'raw');
    await addPrinter(client, cups, 'Label_A');
    await cups.stop();
    const sentence = `the print spooler (CUPS at ${cups.server}) is not running.`;
    expect(await print(client, job, { printer: 'Label_A' })).toMatchObject({
      status: 'failed',
      message: `Label_A did not take the job: ${sentence}`,
    });
    const printers = await client.printing.printers({});
    expect(printers.at(-1)).toMatchObject({
      name: 'Label_A',
      state: 'unknown',
      reasons: ['offline'],
      notes: [sentence],
    });
    expect(await neverPrinted(client)).toBe(3);
  });

  test('a stopped queue holds the chunk at the printer; once it runs again the chunk is sent', async () => {
    const cups = await startCups();
    const { room, client, job } = await roomWithSheet(3);
    const { port, received } = await sink();
    await cups.queue('Label_A', `socket://127.0.0.1:${port}`, 'raw');
    await addPrinter(client, cups, 'Label_A');
    await cups.command('/usr/sbin/cupsdisable', 'Label_A');
    expect((await client.printing.printers({})).at(-1)).toMatchObject({ state: 'stopped' });
    const order = await client.printing.start({ job_id: job.job_id, printer: 'Label_A' });
    const held = await reaches(room, order.run_id, (run) => run.labels.spooled > 0);
    expect(held).toMatchObject({
      status: 'printing',
      chunks: [{ status: 'spooled', spool_job_id: 'Label_A-1' }],
    });
    await cups.command('/usr/sbin/cupsenable', 'Label_A');
    expect(await client.admin.waitForRun({ run_id: order.run_id })).toMatchObject({
      status: 'confirming',
      labels: { sent: 3 },
    });
    expect((await received).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('a run cancelled before the spooler begins its job is taken back, and every label is free', async () => {
    const cups = await startCups();
    const { room, client, job } = await roomWithSheet(3);
    await cups.queue('Label_A', `file://${cups.folder}/out/printed`, 'raw');
    await addPrinter(client, cups, 'Label_A');
    await cups.command('/usr/sbin/cupsdisable', 'Label_A');
    const order = await client.printing.start({ job_id: job.job_id, printer: 'Label_A' });
    await reaches(room, order.run_id, (run) => run.device?.reasons.includes('paused') ?? false);
    await client.printing.cancel({ run_id: order.run_id, by: 'Ann' });
    expect(await client.admin.waitForRun({ run_id: order.run_id })).toMatchObject({
      status: 'cancelled',
      labels: { failed: 3, uncertain: 0 },
    });
    await cups.command('/usr/sbin/cupsenable', 'Label_A');
    expect(await cups.command('lpstat', '-W', 'not-completed', '-o')).toBe('');
    expect(existsSync(join(cups.folder, 'out', 'printed'))).toBe(false);
    expect(await neverPrinted(client)).toBe(3);
  });

  test('a spooler that falls silent makes its chunk uncertain', async () => {
    const cups = await startCups();
    await cups.queue('Label_A', `file://${cups.folder}/out/printed`, 'raw');
    await cups.command('/usr/sbin/cupsdisable', 'Label_A');
    await cups.command('lp', '-d', 'Label_A', '--', '/etc/hostname');
    await cups.stop('SIGKILL');
    const driver = createCupsDriver({ silentAfterMs: 0, busyForMs: 0, givesBackWithinMs: 0 });
    const device = { name: 'Label A', uri: `cups://${cups.server}/Label_A`, tray: null };
    const told: DeviceProgress[] = [];
    const following = {
      closing: new AbortController().signal,
      onProgress: (progress: DeviceProgress) => void told.push(progress),
    };
    expect(await driver.follow(device, 'Label_A-1', following)).toMatchObject({ kind: 'uncertain' });
    expect(told).toMatchObject([{ reasons: ['offline'] }]);
  });

  test('closing with a chunk in the queue ends at once; the next start follows it, and claims no more than it knows', async () => {
    const cups = await startCups();
    const { room, client, job } = await roomWithSheet(210, { asset: roll });
    await cups.queue('Label_A', `file://${cups.folder}/out/printed`, 'raw');
    await addPrinter(client, cups, 'Label_A');
    await cups.command('/usr/sbin/cupsdisable', 'Label_A');
    const order = await client.printing.start({ job_id: job.job_id, printer: 'Label_A' });
    const waiting = client.admin
      .waitForRun({ run_id: order.run_id })
      .catch((caught: Error) => caught.message);
    await reaches(room, order.run_id, (run) => run.device !== null);
    await room.close();
    expect(await waiting).toBe('Print Room is closing.');
    const again = await openTestRoom({ folder: room.paths.folder });
    const after = clientOf(again);
    expect(await after.printing.get({ run_id: order.run_id })).toMatchObject({ labels: { spooled: 200 } });
    await cups.command('/usr/sbin/cupsenable', 'Label_A');
    expect(await after.admin.waitForRun({ run_id: order.run_id })).toMatchObject({
      status: 'uncertain',
      labels: { uncertain: 200, queued: 10 },
    });
  });

  test('Print Room is killed with a job held in the queue: its labels are uncertain, and settled once', async () => {
    const cups = await startCups();
    const { room, client, job } = await roomWithSheet(3);
    await cups.queue('Label_A', `file://${cups.folder}/out/printed`, 'raw');
    await addPrinter(client, cups, 'Label_A');
    await cups.command('/usr/sbin/cupsdisable', 'Label_A');
    await room.close();
    await printAndDie(room.paths.folder, job.job_id, 'Label_A');
    const again = await openTestRoom({ folder: room.paths.folder });
    const after = clientOf(again);
    expect(await neverPrinted(after)).toBe(0);
    await cups.command('cancel', 'Label_A-1').catch(() => undefined);
    const run_id = (await after.printing.list({}))[0]?.run_id ?? '';
    const run = await after.admin.waitForRun({ run_id });
    expect(run).toMatchObject({ status: 'uncertain', labels: { uncertain: 3 } });
    await after.printing.settle({ run_id, good_sheets: 0, reason: 'taken out of the queue' });
    expect(await neverPrinted(after)).toBe(3);
    expect(await after.system.verifyLedger({})).toMatchObject({ ok: true, events: 0 });
  });

  test.each([
    '$(touch${IFS}/tmp/x);Label',
    '`reboot`',
    'a|b&&c',
    '-d',
    'a b',
    'a"b',
    "a'b",
    '../x',
    'a/b',
    'a#b',
  ])('the name %j reaches no shell: it is refused, or the spooler has no such queue', async (name) => {
    const cups = await startCups();
    const { client, job } = await roomWithSheet(1);
    const uri = `cups://${cups.server}/${name}`;
    const added = await client.printing
      .addPrinter({ name, driver: 'cups', uri })
      .then(() => true)
      .catch((caught: Error) => caught.message);
    if (added === true) {
      expect(await print(client, job, { printer: name })).toMatchObject({
        status: 'failed',
        message: `${name} did not take the job: The printer or class does not exist.`,
      });
    } else {
      expect(added).toMatch(/is no address for a printer of the kind cups: it must be the name of a queue/);
    }
    expect(await cups.command('lpstat', '-W', 'all', '-o')).toBe('');
  });

  test.skipIf(!cupsRasterIsHere).for([
    // 50.8 x 25.4 mm at 203 dpi, the width in whole bytes: 408 x 203.
    ['roll_2x1in', 203, { width: 408, height: 203 }],
    ['roll_4x2in', 203, { width: 812, height: 406 }],
    // CUPS takes 2 x 1 inch for this one, 0.8 mm wider; the label on it is as large as it was drawn.
    ['roll_50x25mm', 203, { width: 406, height: 203 }],
    ['roll_4x2in', 300, { width: 1200, height: 600 }],
    ['roll_2x1in', 600, { width: 1200, height: 600 }],
  ] as const)(
    'a label of %s comes out of a printer of %i dpi dot for dot as large as it was drawn',
    async ([sheet_template, dpi, medium]) => {
      const cups = await startCups();
      const { room, client, job } = await roomWithSheet(1, { asset: { sheet_template, dpi } });
      const { port, received } = await sink();
      await cups.queue('Zebra', `socket://127.0.0.1:${port}`, 'drv:///sample.drv/zebra.ppd');
      await cups.command('/usr/sbin/lpadmin', '-p', 'Zebra', '-o', `Resolution=${dpi}dpi`);
      await addPrinter(client, cups, 'Zebra');
      const run = await print(client, job, { printer: 'Zebra' });
      expect(run).toMatchObject({ status: 'confirming' });
      const printed = bitmapOfZpl((await received).toString('latin1'));
      // Rows are whole bytes.
      expect(printed.width).toBe(Math.ceil(medium.width / 8) * 8);
      expect(Math.abs(printed.height - medium.height)).toBeLessThanOrEqual(
        sheet_template === 'roll_2x1in' ? 0 : 1,
      );
      const drawn = drawnAt(dpi, join(room.paths.printFiles, run.run_id, '001.pdf'));
      const ink = { printed: inkOf(printed), drawn: inkOf(drawn) };
      // Edges of letters may differ by a dot between two rasterisers; 1 % of scaling would be 4 to 24 dots.
      expect(Math.abs(ink.printed.width - ink.drawn.width), JSON.stringify(ink)).toBeLessThanOrEqual(2);
      expect(Math.abs(ink.printed.height - ink.drawn.height), JSON.stringify(ink)).toBeLessThanOrEqual(2);
    },
  );
});

/** Rows of dots, 1 = black. */
interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly string[];
}

/** The graphic of a ZPL job: hexadecimal rows in Zebra's run-length alphabet. */
function bitmapOfZpl(zpl: string): Bitmap {
  const [, total = '0', perRow = '1', data = ''] = /~DGR:CUPS\.GRF,(\d+),(\d+),([^^~]*)/.exec(zpl) ?? [];
  const digits = Number(perRow) * 2;
  const rows: string[] = [];
  let row = '';
  let repeat = 0;
  for (const sign of data.replaceAll(/\s/g, '')) {
    if (/[G-Y]/.test(sign)) repeat += sign.charCodeAt(0) - 'F'.charCodeAt(0);
    else if (/[g-z]/.test(sign)) repeat += 20 * (sign.charCodeAt(0) - 'f'.charCodeAt(0));
    else if (sign === ':') rows.push(rows.at(-1) ?? '');
    else {
      row +=
        sign === ','
          ? '0'.repeat(digits - row.length)
          : sign === '!'
            ? 'F'.repeat(digits - row.length)
            : sign.repeat(repeat || 1);
      repeat = 0;
    }
    if (row.length === digits) {
      rows.push(row);
      row = '';
    }
  }
  const height = Number(total) / Number(perRow);
  expect(rows).toHaveLength(height);
  return { width: digits * 4, height, rows: rows.map(binary) };
}

function binary(hexadecimal: string): string {
  return Array.from(hexadecimal, (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
}

/** The print file at the printer's resolution, by another rasteriser than the spooler's. */
function drawnAt(dpi: number, path: string): Bitmap {
  const pbm = execFileSync('pdftoppm', ['-r', String(dpi), '-mono', '-singlefile', path], {
    maxBuffer: 16 * 1024 * 1024,
  });
  const [, width = '0', height = '0'] = /^P4\s+(\d+)\s+(\d+)\s/.exec(pbm.toString('latin1', 0, 40)) ?? [];
  const perRow = Math.ceil(Number(width) / 8);
  const bits = pbm.subarray(pbm.length - perRow * Number(height));
  const rows = Array.from({ length: Number(height) }, (_, row) =>
    binary(bits.subarray(row * perRow, (row + 1) * perRow).toString('hex')).slice(0, Number(width)),
  );
  return { width: Number(width), height: Number(height), rows };
}

/** Size of what is black. */
function inkOf({ rows }: Bitmap): { width: number; height: number } {
  const black = rows.flatMap((row, index) => (row.includes('1') ? [index] : []));
  const left = Math.min(...black.map((index) => rows[index]?.indexOf('1') ?? 0));
  const right = Math.max(...black.map((index) => rows[index]?.lastIndexOf('1') ?? 0));
  expect(black.length).toBeGreaterThan(0);
  return { width: right - left + 1, height: (black.at(-1) ?? 0) - (black[0] ?? 0) + 1 };
}

/** A print room in a process of its own, killed when the spooler has its chunk. */
function printAndDie(folder: string, job: string, printer: string): Promise<void> {
  const runner = fileURLToPath(new URL('../support/print-runner.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [runner, folder, job, printer, '1'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.on('error', reject);
    child.on('exit', (_code, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error('It was not killed.')),
    );
    createInterface(child.stdout).on('line', (line) => {
      const step = JSON.parse(line) as { labels?: { spooled: number } };
      if ((step.labels?.spooled ?? 0) > 0) child.kill('SIGKILL');
    });
  });
}
