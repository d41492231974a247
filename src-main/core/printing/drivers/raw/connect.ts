import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { RawAddress } from './address.ts';

/**
 * A connection to a printer. Errors that come later are the socket's own; they end no process.
 * @throws with a sentence that names the address and what is wrong with it.
 */
export async function connectTo({ host, port }: RawAddress, limitMs: number): Promise<Socket> {
  const socket = connect({ host, port, allowHalfOpen: true });
  socket.on('error', () => undefined);
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(limitMs) });
    return socket;
  } catch (caught) {
    socket.destroy();
    throw new Error(`${host}:${port} ${reasonOf(caught, limitMs)}`, { cause: caught });
  }
}

function reasonOf(caught: unknown, limitMs: number): string {
  const code = caught instanceof Error && 'code' in caught ? String(caught.code) : '';
  if (code === 'ABORT_ERR') return `does not answer within ${Math.ceil(limitMs / 1000)} s`;
  if (code === 'ECONNREFUSED') return 'refuses the connection';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'is a name that the network does not know';
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'cannot be reached from here';
  return `cannot be connected (${code === '' ? String(caught) : code})`;
}
