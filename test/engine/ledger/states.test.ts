import { expect, test } from 'vitest';
import { jobStates, jobTransitions } from '../../../src-shared/states/job-states.ts';
import {
  endedRunStates,
  labelStates,
  labelTransitions,
  openLabelStates,
  runStates,
  runTransitions,
} from '../../../src-shared/states/run-states.ts';
import { moveLabels } from '../../../src-main/core/ledger/record-labels.ts';
import { setChunkStatus, setRunStatus } from '../../../src-main/core/printing/run-row.ts';
import { labels, print, roomWithSheet } from '../../support/printing.ts';

const tables = [
  ['job', jobStates, jobTransitions, ['pending'], ['failed']],
  ['run', runStates, runTransitions, ['queued'], endedRunStates],
  ['label', labelStates, labelTransitions, ['queued'], ['printed', 'failed']],
] as const;

test.for(tables)(
  'every state of a %s is reached from its first and leads to an end',
  ([, states, table, first, ended]) => {
    const moves: Record<string, readonly string[]> = table;
    const follow = (from: readonly string[]): Set<string> => {
      const reached = new Set<string>(from);
      for (const state of reached) for (const next of moves[state] ?? []) reached.add(next);
      return reached;
    };
    expect([...follow(first)].toSorted()).toEqual([...states].toSorted());
    for (const state of states) {
      expect(
        [...follow([state])].some((end) => (ended as readonly string[]).includes(end)),
        state,
      ).toBe(true);
      expect((ended as readonly string[]).includes(state), state).toBe(moves[state]?.length === 0);
    }
  },
);

test('a run makes only the moves of its table', async () => {
  const { room, client, job } = await roomWithSheet(1, { counts: true });
  const run = await print(client, job);
  const seq = room.db.prepare('SELECT seq FROM runs WHERE id = ?').pluck().get(run.run_id) as number;
  for (const before of runStates) {
    for (const after of runStates) {
      room.db.prepare('UPDATE runs SET status = ? WHERE seq = ?').run(before, seq);
      const move = (): void => setRunStatus(room.db, seq, after, 0);
      if (before === after || runTransitions[before].includes(after)) expect(move).not.toThrow();
      else expect(move).toThrow(`is ${before} and cannot become ${after}`);
    }
  }
});

test('labels and chunks make only the moves of their table', async () => {
  const { room, client, job } = await roomWithSheet(1, { counts: true });
  const run = await print(client, job);
  const seq = room.db.prepare('SELECT seq FROM runs WHERE id = ?').pluck().get(run.run_id) as number;
  for (const before of labelStates) {
    for (const after of labelStates) {
      room.db.prepare('UPDATE run_labels SET state = ?').run(before);
      room.db.prepare('UPDATE chunks SET status = ?').run(before);
      const moves = [
        () => moveLabels(room.db, seq, { first: 1, last: 1 }, [before], after),
        () => setChunkStatus(room.db, { run_seq: seq, number: 1 }, after),
      ];
      for (const move of moves) {
        if (labelTransitions[before].includes(after)) expect(move).not.toThrow();
        else expect(move).toThrow(/cannot become/);
      }
    }
  }
});

test('the open states are those that are neither free nor printed', () => {
  expect(labelStates.filter((state) => !(openLabelStates as readonly string[]).includes(state))).toEqual([
    'queued',
    'printed',
    'failed',
  ]);
});

test('every move of a run and its labels in a printing life is one of the tables', async () => {
  const { room, client, job } = await roomWithSheet(70, { counts: false });
  const seen: string[] = [];
  room.changes.on('run', (_organisation, run) => seen.push(run.status));
  const run = await print(client, job);
  await client.printing.settle({ run_id: run.run_id, good_sheets: 1 });
  const moves = ['queued', ...seen].filter((state, index, all) => state !== all[index - 1]);
  expect(moves).toEqual(['queued', 'printing', 'confirming', 'completed']);
  expect(labels(room, run).map(({ state }) => state)).toEqual([
    ...Array(63).fill('printed'),
    ...Array(7).fill('failed'),
  ]);
});
