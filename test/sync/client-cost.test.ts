import { getEventListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pino from 'pino';
import { expect, test } from 'vitest';
import { answeringServer, sendJson } from '../support/answering-server.ts';
import { failureOf, testClient } from '../support/closient.ts';

const me = { organizations: [{ id: 'o1', name: 'Acme Foods' }] };
const generous = {
  'RateLimit-Policy': '100000000;w=60',
  'RateLimit-Limit': '100000000',
  'RateLimit-Remaining': '99999999',
  'RateLimit-Reset': '60',
};

/** Bytes in use after everything that can go has gone; what waits for its finalizer needs a turn of the loop. */
async function heap(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 4; round++) {
    collect();
    await setImmediate();
  }
  return process.memoryUsage().heapUsed;
}

test('10,000 requests leave neither memory, nor listeners, nor connections behind', async () => {
  const api = await answeringServer((_, response) => sendJson(response, me, { headers: generous }));
  (api.arrived as unknown[]).push = () => 0;
  // The log that tests keep would grow.
  const { client } = testClient(api.origin, { ports: { logger: pino({ enabled: false }) } });
  const { signal } = new AbortController();
  const ask = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index++) await client.whoami({ signal });
  };
  await ask(2_000);
  const before = await heap();
  await ask(8_000);
  expect(((await heap()) - before) / 1024 / 1024).toBeLessThan(4);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  expect(api.connections()).toBeLessThanOrEqual(2);
});

test('answers that are refused leave no connection open', async () => {
  const big = Buffer.alloc(2 * 1024 * 1024, ' ');
  const kinds = ['html', 'redirect', 'large', 'error', 'wrong', 'cut', 'binary'];
  let count = 0;
  const api = await answeringServer((_, response, raw) => {
    switch (kinds[count++ % kinds.length]) {
      case 'html':
        response.writeHead(200, { 'Content-Type': 'text/html' }).end(big);
        break;
      case 'redirect':
        response.writeHead(302, { Location: 'https://x.example/' }).end(big);
        break;
      case 'large':
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(big);
        break;
      case 'error':
        response.writeHead(422, { 'Content-Type': 'text/plain' }).end(big);
        break;
      case 'wrong':
        sendJson(response, { hello: 'world' }, { headers: generous });
        break;
      case 'cut':
        raw.socket.destroy();
        break;
      default:
        response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(big);
    }
  });
  const { client } = testClient(api.origin, { limits: { jsonBytes: 64 * 1024, attempts: 1 } });
  for (let index = 0; index < 140; index++) await failureOf(client.whoami());
  await api.downTo(1);
  expect(api.arrived).toHaveLength(140);
});

test('a call that is over leaves no timer behind', async () => {
  const api = await answeringServer(({ path }, response) => {
    if (path.includes('whoami')) sendJson(response, me);
    else sendJson(response, {}, { status: 404 });
  });
  const { client } = testClient(api.origin);
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  await client.whoami();
  const before = timers();
  for (let index = 0; index < 20; index++) {
    await client.whoami();
    await failureOf(client.pollExport('x'));
  }
  expect(timers()).toBeLessThanOrEqual(before);
});
