import { describe, expect, test } from 'vitest';
import {
  emptyList,
  replace,
  tell,
  toldSince,
  valuesOf,
  type LiveList,
} from '../../../src-renderer/state/live-list.ts';

interface Row {
  readonly id: string;
  readonly state: string;
}

const told = (list: LiveList<Row>, id: string, state: string) => tell(list, id, { id, state });
const loaded = (list: LiveList<Row>, rows: readonly Row[], askedAt: number) =>
  replace(list, rows, (row) => row.id, askedAt);
const states = (list: LiveList<Row>) =>
  Object.fromEntries(valuesOf(list).map(({ id, state }) => [id, state]));

describe('the queue in step with the host', () => {
  test('a change shows at once', () => {
    const list = told(told(emptyList(), 'a', 'pending'), 'a', 'processing');
    expect(states(list)).toEqual({ a: 'processing' });
  });

  test('a list that was asked for before a change does not undo it', () => {
    const asked = told(emptyList<Row>(), 'a', 'pending');
    const changed = told(asked, 'a', 'completed');
    expect(states(loaded(changed, [{ id: 'a', state: 'pending' }], asked.clock))).toEqual({ a: 'completed' });
  });

  test('a job made while the list was on its way stays', () => {
    const asked = emptyList<Row>();
    const made = told(asked, 'new', 'pending');
    expect(states(loaded(made, [{ id: 'old', state: 'completed' }], asked.clock))).toEqual({
      old: 'completed',
      new: 'pending',
    });
  });

  test('a list asked for after a change is the newer truth', () => {
    const list = told(emptyList<Row>(), 'a', 'processing');
    expect(states(loaded(list, [{ id: 'a', state: 'completed' }], list.clock))).toEqual({ a: 'completed' });
  });

  test('a row that the newer list no longer holds goes', () => {
    const list = told(emptyList<Row>(), 'gone', 'completed');
    expect(states(loaded(list, [], list.clock))).toEqual({});
  });

  test('an answer knows that the stream of changes has overtaken it', () => {
    const asked = told(emptyList<Row>(), 'a', 'printing');
    expect(toldSince(asked, 'a', asked.clock)).toBe(false);
    const changed = told(asked, 'a', 'confirming');
    expect(toldSince(changed, 'a', asked.clock)).toBe(true);
    expect(toldSince(changed, 'unknown', asked.clock)).toBe(false);
  });

  test('a change after a whole list is newer than the list', () => {
    const list = loaded(told(emptyList<Row>(), 'a', 'pending'), [{ id: 'a', state: 'pending' }], 1);
    expect(toldSince(told(list, 'a', 'processing'), 'a', list.clock)).toBe(true);
  });
});
