import { createServer } from 'node:net';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createIppDriver } from '../../src-main/core/printing/drivers/ipp.ts';
import type { Device, DeviceProgress, PrintJob } from '../../src-main/core/printing/drivers/driver.ts';
import { parseIppAddress } from '../../src-main/core/printing/ipp/address.ts';
import { parseFound } from '../../src-main/core/printing/ipp/discover.ts';
import { wordOfDevice } from '../../src-main/core/printing/ipp/device-word.ts';
import { completedProves } from '../../src-main/core/printing/ipp/evidence.ts';
import { mediaOf, mediumFor } from '../../src-main/core/printing/ipp/media.ts';
import { reasonsOf } from '../../src-main/core/printing/ipp/reasons.ts';
import { keyword, uri, type IppValue } from '../../src-main/core/printing/ipp/values.ts';
import { csvFile, onEnd } from '../support/room.ts';
import { ippPrinterIsHere, startIppPrinter } from '../support/simulators/ipp-printer.ts';

const driver = createIppDriver({ silentAfterMs: 60_000, busyForMs: 60_000, givesBackWithinMs: 60_000 });
const at = (address: string): Device => ({ name: 'Line 1', uri: address, tray: null });
const letter = { width: 215.9, height: 279.4 };

/** Whatever lies in the file: the printers here do not look. */
function job(page = letter): PrintJob {
  return { path: csvFile(`%PDF-1.7\n${'x'.repeat(5_000)}`), title: 'run-x-001', page, sheets: 1 };
}

function following(onProgress: (progress: DeviceProgress) => void = () => undefined) {
  return { closing: new AbortController().signal, onProgress };
}

describe.skipIf(!ippPrinterIsHere)('with a printer that speaks IPP', () => {
  test('a certificate nobody vouches for is refused with its fingerprint; the address with that fingerprint is taken', async () => {
    const printer = await startIppPrinter({ secure: true });
    const refused = await driver.submit(at(printer.uri), job());
    expect(refused.kind).toBe('refused');
    const [pinned = ''] =
      /ipps:\S+#sha256=[0-9a-f]{64}$/.exec('message' in refused ? refused.message : '') ?? [];
    expect(pinned.startsWith(`${printer.uri}#`)).toBe(true);
    const taken = await driver.submit(at(pinned), job());
    expect(taken.kind).toBe('accepted');
    const id = 'spoolJobId' in taken ? taken.spoolJobId : '';
    expect(await driver.follow(at(pinned), id, following())).toEqual({ kind: 'printed' });
    const another = await driver.submit(at(`${printer.uri}#sha256=${'0'.repeat(64)}`), job());
    expect(another).toMatchObject({ kind: 'refused' });
    expect('message' in another ? another.message : '').toMatch(/another certificate/);
    expect(printer.received()).toHaveLength(1);
  });

  test('what a queue calls completed is asked of the device: printed, given up, got twice, or not known', async () => {
    const printer = await startIppPrinter();
    const device = parseIppAddress(printer.uri);
    if (typeof device === 'string') throw new Error(device);
    const word = (title: string) => wordOfDevice('Line 1', device, title, new AbortController().signal);
    const printed = async (title: string): Promise<void> => {
      const taken = await driver.submit(at(printer.uri), { ...job(), title });
      await driver.follow(at(printer.uri), 'spoolJobId' in taken ? taken.spoolJobId : '', following());
    };
    await printed('once');
    await printed('twice');
    await printed('twice');
    printer.plan('fail');
    await printed('given up');
    expect(await word('once')).toEqual({ kind: 'printed' });
    expect(await word('twice')).toMatchObject({
      kind: 'uncertain',
      message: expect.stringMatching(/got this job 2 times/),
    });
    expect(await word('given up')).toMatchObject({
      kind: 'uncertain',
      message: expect.stringMatching(/itself gave it up/),
    });
    expect(await word('never sent')).toEqual({ kind: 'sent' });
    await printer.kill();
    expect(await word('once')).toEqual({ kind: 'sent' });
  });

  test('a printer that takes no PDF is refused with the way out, and gets nothing', async () => {
    const describe = (conf: string): string => conf.replace('application/pdf,', '');
    const printer = await startIppPrinter({ describe });
    const refused = await driver.submit(at(printer.uri), job());
    expect('message' in refused ? refused.message : '').toMatch(
      /takes no PDF, only image\/pwg-raster\. Add it to the print queues/,
    );
    expect((await driver.state(at(printer.uri))).notes).toEqual([expect.stringMatching(/takes no PDF/)]);
    expect(printer.received()).toEqual([]);
  });

  test('a printer that can only scale, a size it does not have and a tray it does not have are refused', async () => {
    const scaling = await startIppPrinter({
      describe: (conf) => conf.replace('print-scaling-supported none,auto', 'print-scaling-supported auto'),
    });
    const printer = await startIppPrinter();
    const refusals = await Promise.all([
      driver.submit(at(scaling.uri), job()),
      driver.submit(at(printer.uri), job({ width: 62, height: 100 })),
      driver.submit({ ...at(printer.uri), tray: 'tray-9' }, job()),
    ]);
    expect(refusals.map((refusal) => ('message' in refusal ? refusal.message : refusal))).toEqual([
      expect.stringMatching(/cannot be told to print without scaling/),
      expect.stringMatching(
        /the sheet is 62\.0 x 100\.0 mm; it takes only 215\.9 x 279\.4 mm, 8\.5 x 11 in or 210\.0 x 297\.0 mm/,
      ),
      expect.stringMatching(/has no tray "tray-9"; its trays: main, tray-2/),
    ]);
    expect([...scaling.received(), ...printer.received()]).toEqual([]);
  });

  test('the tray is asked for by the name the printer gives it', async () => {
    const printer = await startIppPrinter();
    expect(await driver.submit({ ...at(printer.uri), tray: 'tray-2' }, job())).toMatchObject({
      kind: 'accepted',
    });
    const taken = await driver.capabilities(at(printer.uri));
    expect(taken).toMatchObject({
      trays: ['main', 'tray-2'],
      loaded: letter,
      dpi: [203, 300],
      model: 'Acme LabelPro 4',
    });
    while (printer.out().length === 0) await driver.state(at(printer.uri));
    expect(printer.lastJob()).toContain('media-source=tray-2');
  });

  test('a printer that falls silent makes its job uncertain', async () => {
    const printer = await startIppPrinter();
    printer.plan('wait');
    const device = at(printer.uri);
    const taken = await driver.submit(device, job());
    if (taken.kind !== 'accepted') throw new Error(taken.message);
    await printer.kill();
    const impatient = createIppDriver({ silentAfterMs: 0, busyForMs: 0, givesBackWithinMs: 0 });
    const outcome = await impatient.follow(device, taken.spoolJobId, following());
    expect(outcome).toMatchObject({ kind: 'uncertain' });
    expect('message' in outcome ? outcome.message : '').toMatch(/no sign of job 1/);
  });

  test('a printer without paper is not silent, however long it waits', async () => {
    const printer = await startIppPrinter();
    printer.plan('state +media-empty-error', 'wait');
    const device = at(printer.uri);
    const taken = await driver.submit(device, job());
    if (taken.kind !== 'accepted') throw new Error(taken.message);
    while (!(await driver.state(device)).reasons.includes('media_empty'));
    const impatient = createIppDriver({ silentAfterMs: 1, busyForMs: 0, givesBackWithinMs: 0 });
    const told = following((progress) => {
      if (progress.reasons.includes('media_empty')) void printer.goOn();
    });
    expect(await impatient.follow(device, taken.spoolJobId, told)).toEqual({ kind: 'printed' });
  });
});

test('a server that is not a printer is named, and gets nothing', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onEnd(() => server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  expect(await driver.submit(at(`ipp://127.0.0.1:${port}/ipp/print`), job())).toEqual({
    kind: 'refused',
    message: `Line 1 did not take the job: 127.0.0.1:${port} has no printer at this address.`,
  });
});

test.each([
  ['ipp://printer.plant.example/ipp/print', null],
  ['ipps://10.0.0.7:443/ipp/print', null],
  ['ipp://[::1]:8631/ipp/print', null],
  ['http://printer/ipp', /must begin with ipp/],
  ['ipp://$(touch x)/ipp', /must begin with ipp/],
  ['ipp://a;b/ipp', /no host|must be ipp/],
  ['ipp://ann:secret@printer/ipp', /user name/],
  ['ipp://printer/ipp#sha256=00', /behind #/],
  ['ipps://printer/ipp#sha256=zz', /behind #/],
])('the address %s', (address, problem) => {
  const found = driver.problemOf(address);
  if (problem === null) expect(found).toBeNull();
  else expect(found).toMatch(problem);
  expect(existsSync('x')).toBe(false);
});

test('a fingerprint is the same with colons and in capitals', () => {
  const hex = 'AB'.repeat(32);
  const colons = hex.replaceAll(/..(?=.)/g, '$&:');
  for (const pin of [hex, colons]) {
    expect(parseIppAddress(`ipps://printer/ipp/print#sha256=${pin}`)).toMatchObject({
      fingerprint: 'ab'.repeat(32),
      uri: 'ipps://printer/ipp/print',
    });
  }
});

test.each([
  [['none'], []],
  [['media-empty-error', 'media-empty-report'], ['media_empty']],
  [
    ['cover-open-warning', 'media-jam'],
    ['media_jam', 'cover_open'],
  ],
  [['marker-supply-low-warning', 'toner-low-report'], []],
  [['marker-supply-empty-error'], ['marker_empty']],
  [['fuser-over-temp-error'], ['attention']],
  [
    ['door-open-report', 'paused'],
    ['cover_open', 'paused'],
  ],
])('what the printer reports as %j stands in the way as %j', (keywords, reasons) => {
  expect(reasonsOf(keywords, null)).toEqual(reasons);
});

test('a spooler that cannot find its printer reports it in words, and it is offline', () => {
  expect(reasonsOf([], 'The printer may not exist or is unavailable at this time.')).toEqual(['offline']);
});

test.each([
  ['ipp://printer.local:631/ipp/print', 'printed'],
  ['ipps://printer.local/ipp/print', 'printed'],
  ['ipp://localhost:60000/ipp/print', 'printed'],
  // CUPS finds it by its name in the network; we would not know whom we ask.
  ['dnssd://Acme%20Label._ipp._tcp.local/?uuid=1', 'sent'],
  ['dnssd://Acme._pdl-datastream._tcp.local/', 'sent'],
  ['ipp://server/printers/Label', 'sent'],
  ['ipp://localhost:8000/ipp/print/zebra', 'sent'],
  ['ipp://printer/ipp/print?waitjob=false', 'sent'],
  ['socket://10.0.0.7:9100', 'sent'],
  ['usb://Zebra/GK420d', 'sent'],
  ['lpd://10.0.0.7/queue', 'sent'],
  ['implicitclass://Label', 'sent'],
])('of a queue at %s "completed" means %s', (address, proof) => {
  const queue = new Map<string, IppValue[]>([
    ['printer-type', [{ kind: 'number', tag: 0x23, value: 4 }]],
    ['device-uri', [uri(address)]],
  ]);
  expect(completedProves(queue)).toBe(proof);
});

test('a printer application that hides behind IPP is no device', () => {
  expect(completedProves(new Map([['smi55357-device-uri', [uri('usb://Zebra')]]]))).toBe('sent');
  expect(completedProves(new Map())).toBe('printed');
});

test('sizes made to measure are known by the names of their bounds', () => {
  const names = ['custom_min_20x10mm', 'custom_max_104x300mm', 'oe_2x1-label_2x1in'].map(keyword);
  const media = mediaOf(new Map([['media-supported', names]]));
  expect(media.custom).toEqual({ least: { width: 20, height: 10 }, most: { width: 104, height: 300 } });
  expect(mediumFor(media, { width: 50.8, height: 25.4 })).toEqual({ width: 50.8, height: 25.4 });
  expect(mediumFor(media, { width: 62, height: 100 })).toEqual({ width: 62, height: 100 });
  expect(mediumFor(media, { width: 210, height: 297 })).toBeNull();
});

test('printers that announce themselves are listed once, by name', () => {
  const listed =
    'ipps://a.local:443/ipp/print\tAcme\nipp://a.local:631/ipp/print\tAcme\nnonsense\nhttp://b\tB\n';
  expect(parseFound(listed)).toEqual([
    { name: 'Acme', driver: 'ipp', uri: 'ipp://a.local:631/ipp/print', note: null },
  ]);
});
