import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure, type TLSSocket } from 'node:tls';
import type { IppAddress } from './address.ts';

/** The printer was not reached: not a byte of the request has left. */
export class NotReachedError extends Error {
  override readonly name = 'NotReachedError';
}

/**
 * Opens a connection for one request. With ipps:// nothing is sent before the certificate is accepted: the pinned
 * one, or one that an authority vouches for.
 * @throws NotReachedError with a sentence for people.
 */
export function connectTo(address: IppAddress, limitMs: number, signal?: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = open(address);
    const fail = (sentence: string, cause?: unknown): void => {
      clearTimeout(limit);
      signal?.removeEventListener('abort', aborted);
      // A late error of a socket that nobody waits for any more must not end the process.
      socket.on('error', () => undefined).destroy();
      reject(new NotReachedError(sentence, { cause }));
    };
    const aborted = (): void => fail('The connection was given up.', signal?.reason);
    const limit = setTimeout(() => fail(`${placeOf(address)} does not answer.`), limitMs);
    socket.once('error', (caught: NodeJS.ErrnoException) => fail(sentenceOf(address, caught), caught));
    socket.once(address.secure ? 'secureConnect' : 'connect', () => {
      const problem = address.secure ? certificateProblem(address, socket as TLSSocket) : null;
      if (problem !== null) {
        fail(problem);
        return;
      }
      clearTimeout(limit);
      signal?.removeEventListener('abort', aborted);
      socket.removeAllListeners('error');
      resolve(socket);
    });
    if (signal?.aborted) aborted();
    else signal?.addEventListener('abort', aborted, { once: true });
  });
}

function open(address: IppAddress): Socket {
  const { host, port } = address;
  if (address.socketPath !== null) return connectPlain({ path: address.socketPath });
  if (!address.secure) return connectPlain({ host, port });
  // Not rejected by the library, because the sentence has to name the fingerprint; certificateProblem decides.
  const servername = isIP(host) === 0 ? { servername: host } : {};
  return connectSecure({ host, port, ...servername, rejectUnauthorized: false });
}

function certificateProblem(address: IppAddress, socket: TLSSocket): string | null {
  const fingerprint = (socket.getPeerX509Certificate()?.fingerprint256 ?? '')
    .replaceAll(':', '')
    .toLowerCase();
  if (address.fingerprint !== null) {
    if (fingerprint === address.fingerprint) return null;
    return `${placeOf(address)} shows another certificate than the one the printer was added with (fingerprint ${fingerprint}). Nothing was sent; if the printer was exchanged or set up anew, add it again.`;
  }
  if (socket.authorized) return null;
  return `${placeOf(address)} shows a certificate that no authority vouches for. Compare its fingerprint with the one the printer shows, then use the address ${address.uri}#sha256=${fingerprint}`;
}

export function placeOf(address: IppAddress): string {
  return address.socketPath ?? `${address.host}:${address.port}`;
}

function sentenceOf(address: IppAddress, caught: NodeJS.ErrnoException): string {
  const place = placeOf(address);
  switch (caught.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no host ${address.host} in this network.`;
    case 'ECONNREFUSED':
    case 'ENOENT':
      return `Nothing answers at ${place}.`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return `${place} cannot be reached.`;
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'EPROTO':
      return `${place} offers no encrypted connection that this computer takes: use ipp:// in the address, or look into the settings of the printer.`;
    default:
      return `No connection with ${place}: ${caught.message}`;
  }
}
