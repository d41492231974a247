import { createServer as createHttpServer, request, type ServerResponse } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createIppDriver } from '../../src-main/core/printing/drivers/ipp.ts';
import { parseIppAddress } from '../../src-main/core/printing/ipp/address.ts';
import { IppClient, operations } from '../../src-main/core/printing/ipp/client.ts';
import { events, neverPrinted, print, roomWithSheet } from '../support/printing.ts';
import { csvFile, onEnd } from '../support/room.ts';
import { ippPrinterIsHere, startIppPrinter } from '../support/simulators/ipp-printer.ts';

const driver = createIppDriver({ silentAfterMs: 60_000, busyForMs: 60_000, givesBackWithinMs: 60_000 });

async function listen(server: Server): Promise<number> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onEnd(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Answers every request in the same way, once it has all of it. */
function stranger(answer: (response: ServerResponse) => void): Promise<number> {
  return listen(
    createHttpServer((asked, response) => {
      asked.resume().on('end', () => answer(response));
    }),
  );
}

/** Writes without an end, as fast as it is taken. */
function pour(response: ServerResponse): void {
  const piece = Buffer.alloc(64 * 1024, 0x44);
  const on = (): void => {
    while (response.write(piece));
  };
  response.on('drain', on);
  on();
}

const job = () => ({
  path: csvFile(`%PDF-1.7\n${'x'.repeat(5_000)}`),
  title: 'run-x-001',
  page: { width: 215.9, height: 279.4 },
  sheets: 1,
});

test.for([
  [
    'other bytes',
    (response: ServerResponse) => response.end('garbage'),
    'does not answer as an IPP printer (An answer of 7 bytes is not IPP).',
  ],
  [
    'a web page',
    (response: ServerResponse) => response.end('<html><body>Welcome</body></html>'),
    'does not answer as an IPP printer (A value stands outside of every group).',
  ],
  ['an answer without an end', pour, 'answers without an end.'],
  [
    'another address',
    (response: ServerResponse) => response.writeHead(301, { Location: 'http://10.0.0.1/' }).end(),
    'sends everybody on to http://10.0.0.1/; if that is the printer, use its address.',
  ],
  [
    'a question for a password',
    (response: ServerResponse) => response.writeHead(401).end(),
    'asks for a user name and a password, which Print Room does not have.',
  ],
  [
    'a wish for encryption',
    (response: ServerResponse) => response.writeHead(426).end(),
    'asks for an encrypted connection: use ipps:// in the address.',
  ],
] as const)('a server that answers with %s is named, and gets nothing', async ([, answer, says]) => {
  const port = await stranger(answer);
  const device = { name: 'Line 1', uri: `ipp://127.0.0.1:${port}/ipp/print`, tray: null };
  expect(await driver.submit(device, job())).toEqual({
    kind: 'refused',
    message: `Line 1 did not take the job: 127.0.0.1:${port} ${says}`,
  });
  expect(await driver.state(device)).toMatchObject({ state: 'unknown', reasons: ['offline'] });
});

test('an answer that comes drop by drop is given up, not waited for to its end', async () => {
  const port = await stranger((response) => {
    const drops = setInterval(() => response.write('x'), 5);
    response.on('close', () => clearInterval(drops));
  });
  const address = parseIppAddress(`ipp://127.0.0.1:${port}/ipp/print`);
  if (typeof address === 'string') throw new Error(address);
  const client = new IppClient(address, { connectMs: 5_000, silentMs: 5_000, answerMs: 100 });
  await expect(client.printerAttributes(['printer-state'])).rejects.toThrow(
    'does not come to the end of its answer',
  );
});

test.for([
  ['ipp', 'SSH-2.0-OpenSSH_9.9\r\n', 'does not answer as an IPP printer (it speaks no HTTP).'],
  ['ipps', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'offers no encrypted connection that this computer takes'],
] as const)(
  'behind an %s:// address something else listens: it is named',
  async ([scheme, greeting, says]) => {
    const port = await listen(createServer((socket) => void socket.on('data', () => socket.write(greeting))));
    const device = { name: 'Line 1', uri: `${scheme}://127.0.0.1:${port}/ipp/print`, tray: null };
    expect(await driver.submit(device, job())).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining(`127.0.0.1:${port} ${says}`),
    });
  },
);

/** Passes everything on to a printer, and answers one operation with garbage when the printer has done it. */
function spoilingProxy(printer: number, operation: number): Promise<number> {
  return listen(
    createHttpServer((asked, response) => {
      const parts: Buffer[] = [];
      asked.on('data', (part: Buffer) => parts.push(part));
      asked.on('end', () => {
        const body = Buffer.concat(parts);
        const { method, url: path, headers } = asked;
        const passed = request({ host: 'localhost', port: printer, method, path, headers }, (answer) => {
          if (body.readUInt16BE(2) !== operation) {
            response.writeHead(answer.statusCode ?? 500, answer.headers);
            answer.pipe(response);
            return;
          }
          answer.resume().on('end', () => response.end('garbage'));
        });
        passed.end(body);
      });
    }),
  );
}

test.skipIf(!ippPrinterIsHere).for([
  ['the question whether it takes the job', operations.validateJob, 'free'],
  ['the making of the job', operations.createJob, 'free'],
  ['the document', operations.sendDocument, 'uncertain'],
] as const)(
  'a printer that answers %s with garbage: nothing is called printed, and nothing is sent twice',
  async ([, operation, fate]) => {
    const printer = await startIppPrinter();
    const port = await spoilingProxy(printer.port, operation);
    const { room, client, job: sheet } = await roomWithSheet(70);
    const uri = `ipp://localhost:${port}/ipp/print`;
    await client.printing.addPrinter({ name: 'Line 1', driver: 'ipp', uri });
    const run = await print(client, sheet, { printer: 'Line 1' });
    expect(run.message).toMatch(/does not answer as an IPP printer/);
    expect(events(room)).toEqual([]);
    if (fate === 'free') {
      expect(run).toMatchObject({ status: 'failed', labels: { failed: 70 } });
      expect(await neverPrinted(client)).toBe(70);
      expect(printer.received()).toEqual([]);
      return;
    }
    expect(run).toMatchObject({ status: 'uncertain', labels: { uncertain: 70 } });
    const second = await print(client, sheet, { printer: 'Line 1' });
    expect(second).toMatchObject({ status: 'asking', question: { kind: 'uncertain' } });
    expect(printer.received()).toHaveLength(1);
  },
);
