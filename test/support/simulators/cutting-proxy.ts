import { connect, createServer, type Socket } from 'node:net';
import { onEnd } from '../room.ts';

/** A bad cable before a printer. */
export interface CuttingProxy {
  readonly port: number;
  readonly cuts: () => number;
}

const sendDocument = Buffer.from([0x02, 0x00, 0x00, 0x06]);

/**
 * Passes everything on, but breaks the first connection with a Send-Document so many bytes behind its beginning.
 * @param afterBytes Infinity: when the answer comes. @param onCut called in that moment.
 */
export async function startCuttingProxy(
  port: number,
  afterBytes: number,
  onCut: () => void = () => undefined,
): Promise<CuttingProxy> {
  let cuts = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const printer = connect(port, 'localhost');
    let left = Infinity;
    let isSending = false;
    for (const socket of [client, printer]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    client.on('data', (part: Buffer) => {
      if (cuts === 0 && part.includes(sendDocument)) {
        left = afterBytes;
        isSending = true;
      }
      const passed = part.subarray(0, Math.min(part.length, left));
      left -= part.length;
      printer.write(passed);
      if (left > 0 || cuts > 0) return;
      cuts++;
      onCut();
      client.resetAndDestroy();
      printer.end();
    });
    client.on('end', () => printer.end());
    printer.on('data', (part: Buffer) => {
      if (cuts > 0 || !isSending || afterBytes !== Infinity) {
        client.write(part);
        return;
      }
      cuts++;
      onCut();
      client.resetAndDestroy();
    });
    printer.on('end', () => client.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onEnd(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return { port: address.port, cuts: () => cuts };
}
