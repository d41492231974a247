import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { describeLoopDelay, EventLoopWatch } from '../../src-main/core/event-loop.ts';
import { queueState, watchQueue, type QueueState } from '../../src-main/core/queue-state.ts';
import { clientOf, csvFile, openTestRoom, serialsCsv } from '../support/room.ts';

test('a main thread that was held up while something was drawn shows, with how long', async () => {
  const watch = new EventLoopWatch();
  expect(describeLoopDelay(watch.report())).toEqual({
    ok: true,
    detail: 'nothing was drawn since the start',
  });
  await watch.during(async () => {
    await delay(20);
    const until = performance.now() + 120;
    while (performance.now() < until);
    await delay(20);
  });
  const { max, samples } = watch.report();
  expect(max).toBeGreaterThan(100);
  expect(samples).toBeGreaterThan(0);
  // At other times nobody measures.
  await delay(20);
  expect(watch.report().samples).toBe(samples);
});

test('a main thread that is late too often is called so', () => {
  expect(describeLoopDelay({ p99: 3.14, max: 40, samples: 500 })).toEqual({
    ok: true,
    detail: 'while drawing, 99 % of all calls wait less than 3.1 ms, the longest 40.0 ms',
  });
  expect(describeLoopDelay({ p99: 51, max: 300, samples: 500 }).ok).toBe(false);
});

test('the doctor says how free the main thread was while a job was drawn', async () => {
  const client = clientOf(await openTestRoom());
  const ofThread = async () =>
    (await client.system.doctor()).checks.find(({ name }) => name === 'main thread');
  expect((await ofThread())?.detail).toBe('nothing was drawn since the start');
  await client.admin.importFile({ path: csvFile(serialsCsv(500)) });
  const job = await client.jobs.submit({ scope: 'serials', export_type: 'sheet_pdf', file_format: 'pdf' });
  await client.admin.waitForJob({ job_id: job.job_id });
  expect((await ofThread())?.detail).toMatch(/^while drawing, 99 % of all calls wait less than \d+\.\d ms/);
});

test('whoever watches the queue hears of every state it has, and of none twice', async () => {
  const room = await openTestRoom();
  const client = clientOf(room);
  const states: QueueState[] = [];
  const stop = watchQueue(room, (state) => states.push(state));
  await client.admin.importFile({ path: csvFile(serialsCsv(200)) });
  const job = await client.jobs.submit({ scope: 'serials', export_type: 'sheet_pdf', file_format: 'pdf' });
  await client.admin.waitForJob({ job_id: job.job_id });
  await Promise.resolve();
  const idle = { making: 0, printing: 0, waiting: 0 };
  expect(states).toEqual([idle, { ...idle, making: 1 }, idle]);
  stop();
  expect(queueState(room.db)).toEqual(idle);
});
