import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { beforeEach, expect, test } from 'vitest';
import type { ContractClient } from '../../src-main/cli/connect.ts';
import { changeStream } from '../../src-main/core/contract/change-stream.ts';
import type { Change } from '../../src-shared/contract/system.ts';
import { csvFile, serialsCsv } from '../support/room.ts';
import { openTestHost, type TestHost } from '../support/host.ts';

let host: TestHost;
let client: ContractClient;
/** Listeners that the core's own parts have. */
let own = 0;
beforeEach(async () => {
  host = await openTestHost();
  own = allListeners();
  client = createORPCClient(
    new RPCLink({ url: `${host.base}/rpc`, headers: { authorization: `Bearer ${host.token}` } }),
  );
});

const request = { scope: 'serials', export_type: 'sheet_pdf', file_format: 'pdf' } as const;

/** Listeners that streams and waiting calls have on the core. */
const listeners = (): number => allListeners() - own;

function allListeners(): number {
  const kinds = ['job', 'run', 'catalog'] as const;
  return kinds.reduce((sum, kind) => sum + host.room.changes.listenerCount(kind), 0);
}

/** Resolves once there are so many: no clock is asked. */
async function untilListeners(count: number): Promise<void> {
  while (listeners() !== count) await new Promise<void>((resolve) => setImmediate(resolve));
}

test('a window hears of a job from its beginning to its end', async () => {
  await client.admin.importFile({ path: csvFile(serialsCsv(200)) });
  const changes = await client.system.changes({});
  const seen: Change[] = [];
  const listening = (async () => {
    for await (const change of changes) {
      seen.push(change);
      if (change.kind === 'job' && change.job.status === 'completed') return;
    }
  })();
  await untilListeners(3);

  await client.jobs.submit(request);
  await listening;

  const states = seen.filter((change) => change.kind === 'job').map((change) => change.job.status);
  expect(states.at(-1)).toBe('completed');
  expect(states).toContain('processing');
  await untilListeners(0);
});

test('windows that go away leave no listener behind', async () => {
  const before = listeners();
  const controllers: AbortController[] = [];
  for (let i = 0; i < 5; i++) {
    const controller = new AbortController();
    controllers.push(controller);
    const stream = await client.system.changes({}, { signal: controller.signal });
    // Nobody reads: a window that was closed in the middle of everything.
    stream.next().catch(() => undefined);
  }
  await untilListeners(before + 15);

  for (const controller of controllers) controller.abort();

  await untilListeners(before);
  expect(listeners()).toBe(before);
});

test('a call that waits for a job and gives up leaves no listener behind', async () => {
  host.room.db.sqlite.exec(
    `INSERT INTO jobs (id, organisation_id, scope, export_type, file_format, filters, spec, status, lease_owner, lease_until, created_at)
     VALUES ('AbCdEfGhIjKmNpQrStUvWx', 1, 'lots', 'qr_codes', 'svg', '{}', '{}', 'pending', 'somebody', 9e15, 0)`,
  );
  const controller = new AbortController();
  const waiting = client.admin.waitForJob(
    { job_id: 'AbCdEfGhIjKmNpQrStUvWx' },
    { signal: controller.signal },
  );
  const ended = waiting.then(
    () => 'answered',
    () => 'gave up',
  );
  await untilListeners(1);

  controller.abort();

  expect(await ended).toBe('gave up');
  await untilListeners(0);
});

test('a window that does not read gets the newest state and not every step', async () => {
  const closed = new AbortController();
  const stream = changeStream(host.room.changes, 1, closed.signal);
  const first = stream.next();
  for (let i = 0; i < 1000; i++) host.room.changes.emit('catalog', 1);
  expect(await first).toEqual({ done: false, value: { kind: 'catalog' } });
  const second = stream.next();
  closed.abort();
  // The other 999 were the same news.
  expect(await second).toEqual({ done: true, value: undefined });
  expect(listeners()).toBe(0);
});

test("another organisation's work is not heard", async () => {
  const closed = new AbortController();
  const stream = changeStream(host.room.changes, 1, closed.signal);
  const first = stream.next();
  host.room.changes.emit('catalog', 2);
  closed.abort();
  expect(await first).toEqual({ done: true, value: undefined });
});
