import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { IppAddress } from './address.ts';

export interface Queue {
  readonly queue: string;
  /** host, host:port, or the path of a socket; null = this computer's spooler. */
  readonly server: string | null;
}

/** The name of a queue, as CUPS allows it, or `cups://host:port/queue`; null: neither. */
export function parseQueue(uri: string): Queue | null {
  const [, server = '', queue = ''] = /^(?:cups:\/\/([^/]*)\/)?([^/]+)$/.exec(uri) ?? [];
  if (!/^[^\s/#?'"\\\p{Cc}-][^\s/#?'"\\\p{Cc}]{0,126}$/u.test(queue)) return null;
  if (!/^(?:[\w.][\w.-]*(?::\d{1,5})?|\[[\da-f:.]+\](?::\d{1,5})?)?$/i.test(server)) return null;
  return { queue, server: server === '' ? null : server };
}

/** Where the spooler itself is asked, for its queues. @param server as in `Queue`. */
export function spoolerAddress(server: string): IppAddress {
  return addressOf(server, '/');
}

export function queueAddress({ queue, server }: Queue): IppAddress {
  return addressOf(server ?? defaultSpooler(), `/printers/${encodeURIComponent(queue)}`);
}

/**
 * The spooler as the CUPS commands find it: from the environment, from `client.conf`, by the socket of this computer,
 * else by its port.
 */
export function defaultSpooler(): string {
  const configured = process.env['CUPS_SERVER'] ?? configuredServer();
  if (configured) return configured.replace(/\/version=\d\.\d$/, '');
  return sockets.find((path) => existsSync(path)) ?? 'localhost:631';
}

/** Linux, and macOS. */
const sockets = ['/run/cups/cups.sock', '/private/var/run/cupsd'];

function configuredServer(): string | null {
  for (const path of [join(homedir(), '.cups', 'client.conf'), '/etc/cups/client.conf']) {
    try {
      const found = /^\s*ServerName\s+(\S+)/im.exec(readFileSync(path, 'utf8'))?.[1];
      if (found !== undefined) return found;
    } catch {
      // Not there, or not ours to read: as the commands do, go on without it.
    }
  }
  return null;
}

function addressOf(server: string, path: string): IppAddress {
  if (server.startsWith('/')) {
    const uri = `ipp://localhost${path}`;
    return { uri, host: 'localhost', port: 631, path, secure: false, fingerprint: null, socketPath: server };
  }
  const [, host = server, port = '631'] = /^(.*?)(?::(\d+))?$/.exec(server) ?? [];
  return {
    uri: `ipp://${host}:${port}${path}`,
    host: host.replaceAll(/[[\]]/g, ''),
    port: Number(port),
    path,
    secure: false,
    fingerprint: null,
    socketPath: null,
  };
}
