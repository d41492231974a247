import { expect, test } from 'vitest';
import { mayHere } from '../../../src-renderer/state/may.ts';
import type { Person } from '../../../src-shared/contract/people.ts';

const at = (role: Person['role'] | null, more: { kiosk?: boolean; peopleOn?: boolean } = {}) => ({
  kiosk: false,
  peopleOn: true,
  me: role === null ? null : ({ role } as Person),
  ...more,
});

test('where nobody is set up everybody may do everything', () => {
  expect(mayHere(at(null, { peopleOn: false }), 'stocks')).toBe(true);
});

test('with people it is what the role may do, and nothing for nobody', () => {
  expect(mayHere(at('quality'), 'stocks')).toBe(true);
  expect(mayHere(at('operator'), 'stocks')).toBe(false);
  expect(mayHere(at(null), 'print')).toBe(false);
});

test('a station in kiosk mode offers nothing that sets it up, except to IT', () => {
  expect(mayHere(at(null, { peopleOn: false, kiosk: true }), 'stocks')).toBe(false);
  expect(mayHere(at(null, { peopleOn: false, kiosk: true }), 'print')).toBe(true);
  expect(mayHere(at('quality', { kiosk: true }), 'stocks')).toBe(false);
  expect(mayHere(at('it', { kiosk: true }), 'stocks')).toBe(true);
});
