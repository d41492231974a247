import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { mkdirSync, writeFileSync } from 'node:fs';
import { startHost, type Host } from '../../src-main/headless/host.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { onEnd, openTestRoom, temporaryFolder, type TestRoomOptions } from './room.ts';

/** A headless host over a real core, with a page of two files, and what a client of it needs. */
export interface TestHost {
  readonly room: PrintRoom;
  readonly host: Host;
  readonly base: string;
  readonly port: number;
  readonly key: string;
  /** The start token. */
  readonly token: string;
  readonly page: string;
  /** A call with the API key. */
  readonly api: (path: string, init?: ApiInit) => Promise<Answer>;
  readonly submit: (body: unknown) => Promise<Answer>;
  readonly poll: (jobId: string) => Promise<Answer>;
}

export interface ApiInit {
  readonly method?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that was read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Tests look into answers of every shape.
  readonly json: Record<string, unknown>;
}

export async function openTestHost(
  options: TestRoomOptions & { readonly room?: PrintRoom; readonly organization?: string } = {},
): Promise<TestHost> {
  const room = options.room ?? (await openTestRoom(options));
  const page = join(temporaryFolder(), 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Print Room</title>');
  writeFileSync(join(page, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(page, '..', 'secret.txt'), 'not for the page');
  const host = await startHost(room, { port: 0, page, organization: options.organization });
  onEnd(() => host.close());
  const { api_base: base, api_key: key, url } = host.address;
  const api = async (path: string, init: ApiInit = {}): Promise<Answer> =>
    read(
      await fetch(`${base}${path}`, {
        redirect: 'manual',
        method: init.method ?? 'GET',
        headers: { 'x-api-key': key, ...init.headers },
        ...(init.body === undefined ? {} : { body: Buffer.from(init.body) }),
      }),
    );
  return {
    room,
    host,
    base,
    port: Number(new URL(base).port),
    key,
    token: new URL(url).searchParams.get('token') ?? '',
    page,
    api,
    submit: (body) =>
      api('/products/api/v1/labels/export/', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    poll: (jobId) => api(`/products/api/v1/labels/export/${jobId}/`),
  };
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

/** A request whose every header is ours: `fetch` allows no Host and no Origin. */
export function bareRequest(
  port: number,
  path: string,
  options: {
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
  } = {},
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path,
        method: options.method ?? 'GET',
        headers: options.headers,
        agent: false,
      },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (piece: string) => (text += piece));
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
        );
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}

/** Bytes as they stand, for requests that no client library would send. Resolves when the host has closed. */
export function rawExchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => (answer += piece));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}
