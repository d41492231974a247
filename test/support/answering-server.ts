import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onEnd } from './room.ts';

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface AnsweringServer {
  readonly origin: string;
  readonly arrived: readonly Arrived[];
  /** Connections open now. */
  readonly connections: () => number;
  /** Resolves when no more than `most` connections are open. */
  readonly downTo: (most: number) => Promise<void>;
}

/** A real server on loopback that answers as it is told; gone after the test. */
export async function answeringServer(
  answer: (request: Arrived, response: ServerResponse, raw: IncomingMessage) => void,
): Promise<AnsweringServer> {
  const arrived: Arrived[] = [];
  const sockets = new Set<Socket>();
  let onClose: (() => void) | null = null;
  const listener: RequestListener = (raw, response) => {
    const chunks: Buffer[] = [];
    // What a client cuts off is not the server's problem.
    response.on('error', () => undefined);
    raw.on('data', (chunk: Buffer) => chunks.push(chunk));
    raw.on('end', () => {
      const { method = '', url = '', headers } = raw;
      const request = { method, path: url, headers, body: Buffer.concat(chunks).toString() };
      arrived.push(request);
      answer(request, response, raw);
    });
  };
  const server = createServer({ keepAliveTimeout: 60_000 }, listener);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      sockets.delete(socket);
      onClose?.();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onEnd(async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    arrived,
    connections: () => sockets.size,
    downTo: async (most) => {
      while (sockets.size > most) {
        await new Promise<void>((resolve) => {
          onClose = resolve;
        });
      }
    },
  };
}

export function sendJson(
  response: ServerResponse,
  body: unknown,
  {
    status = 200,
    headers = {},
    type = 'application/json',
  }: { status?: number; headers?: Record<string, string>; type?: string } = {},
): void {
  response.writeHead(status, { 'Content-Type': type, ...headers });
  response.end(JSON.stringify(body));
}
