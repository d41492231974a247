import { expect, test } from 'vitest';
import { print, roomWithSheet, type Client } from '../support/printing.ts';

async function runsCheck(client: Client): Promise<object | undefined> {
  const { checks } = await client.system.doctor();
  return checks.find(({ name }) => name === 'print runs of My organisation');
}

test('doctor says in words what every run waits for, and nothing once nobody is waited for', async () => {
  const { client, job } = await roomWithSheet(130, { counts: false });
  expect(await runsCheck(client)).toMatchObject({ ok: true, detail: 'none waits for a person' });
  const counted = await print(client, job, { sheets: { first: 1, last: 1 } });
  const asking = await print(client, job, { sheets: { first: 1, last: 1 } });
  const proof = await print(client, job, {
    sheets: { first: 2, last: 3 },
    first_sheet_then_release: true,
  });
  expect([counted.status, asking.status, proof.status]).toEqual(['confirming', 'asking', 'proof']);
  expect(await runsCheck(client)).toMatchObject({
    ok: false,
    detail:
      '1 run of which nobody said how many sheets are good: 63 labels; 1 run with a question to answer; ' +
      '1 run with a first sheet to release',
  });
  await client.printing.settle({ run_id: counted.run_id, good_sheets: 1 });
  await client.printing.cancel({ run_id: asking.run_id, by: 'Ann' });
  await client.printing.cancel({ run_id: proof.run_id, by: 'Ann' });
  await client.printing.settle({ run_id: proof.run_id, good_sheets: 0 });
  expect(await runsCheck(client)).toMatchObject({ ok: true, detail: 'none waits for a person' });
});

test('a list tells of every run what its labels are, also where some were left out or freed', async () => {
  const { client, job } = await roomWithSheet(130, { counts: false });
  const first = await print(client, job, { sheets: { first: 1, last: 2 } });
  await client.printing.settle({
    run_id: first.run_id,
    good_sheets: 1,
    last_good: 2,
    bad: [{ label: { number: 5 }, becomes: 'free' }],
    reason: 'smeared',
  });
  const asking = await print(client, job);
  await client.printing.answer({ run_id: asking.run_id, decision: 'skip' });
  await client.admin.waitForRun({ run_id: asking.run_id });
  const counts = { queued: 0, spooled: 0, sent: 0, printed: 0, failed: 0, uncertain: 0 };
  expect((await client.printing.list({})).map(({ labels }) => labels)).toEqual([
    { ...counts, sent: 66, failed: 64 },
    { ...counts, printed: 64, failed: 62 },
  ]);
  expect(await client.system.verifyLedger({})).toMatchObject({ ok: true });
});
