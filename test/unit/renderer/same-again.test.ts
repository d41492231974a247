import { expect, test } from 'vitest';
import { NoAnswerError } from '../../../src-renderer/client/no-answer.ts';
import { sameAgain } from '../../../src-renderer/state/same-again.ts';

const lost = (): Promise<never> => Promise.reject(new NoAnswerError(new TypeError('fetch failed')));

/** The ids under which a host was asked. */
function asked() {
  const ids: string[] = [];
  return {
    ids,
    answered: (id: string) => Promise.resolve(void ids.push(id)),
    unanswered: (id: string) => (ids.push(id), lost()),
    refused: (id: string) => (ids.push(id), Promise.reject(new Error('There is no printer.'))),
  };
}

test('an order that got no answer is sent again with the same id, and says that this is safe', async () => {
  const order = sameAgain();
  const { ids, answered, unanswered } = asked();
  const outcome = await order('these labels', unanswered);
  expect(outcome).toMatchObject({
    ok: false,
    problem: { code: 'no_answer', details: [expect.stringContaining('nothing is printed twice')] },
  });
  await order('these labels', unanswered);
  await order('these labels', answered);
  expect(new Set(ids).size).toBe(1);
  expect(ids).toHaveLength(3);
});

test('after an answer the next press is an order of its own, whatever the answer was', async () => {
  const order = sameAgain();
  const { ids, answered, refused } = asked();
  await order('these labels', answered);
  await order('these labels', refused);
  await order('these labels', answered);
  expect(new Set(ids).size).toBe(3);
});

test('a second press while the first is under way is the same order', async () => {
  const order = sameAgain();
  const { ids, answered } = asked();
  await Promise.all([order('these labels', answered), order('these labels', answered)]);
  expect(new Set(ids).size).toBe(1);
});

test('other labels are another order, and do not make the first one forgotten', async () => {
  const order = sameAgain();
  const { ids, answered, unanswered } = asked();
  await order('these labels', unanswered);
  await order('others', answered);
  await order('these labels', answered);
  expect(ids[2]).toBe(ids[0]);
  expect(ids[1]).not.toBe(ids[0]);
});

test('an hour later the same labels are another order', async () => {
  let now = 0;
  const order = sameAgain(() => now);
  const { ids, answered, unanswered } = asked();
  await order('these labels', unanswered);
  now = 3_600_000;
  await order('these labels', answered);
  expect(ids[1]).not.toBe(ids[0]);
});
