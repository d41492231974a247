import { describe, expect, test } from 'vitest';
import { isPressed } from '../../../src-renderer/components/shortcuts/combination.ts';
import { keyListener, type Press } from '../../../src-renderer/components/shortcuts/key-listener.ts';
import { ShortcutRegistry } from '../../../src-renderer/components/shortcuts/registry.ts';

const plain: Press = {
  key: '',
  code: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altGraph: false,
  at: 0,
  typing: false,
  inDialog: false,
};

/** A page with one or more shortcuts, whose clock the test moves. */
function page(options: { singleKeys?: boolean } = {}) {
  const registry = new ShortcutRegistry();
  const acts: string[] = [];
  let waiting: { at: number; act: () => void } | null = null;
  let now = 0;
  const take = keyListener({
    registry,
    singleKeys: () => options.singleKeys ?? true,
    after: (ms, act) => {
      const mine = { at: now + ms, act };
      waiting = mine;
      return () => {
        if (waiting === mine) waiting = null;
      };
    },
  });
  const wait = (ms: number): void => {
    now += ms;
    const due = waiting;
    if (!due || due.at > now) return;
    waiting = null;
    due.act();
  };
  return {
    acts,
    add: (keys: string, name: string) => registry.add({ keys, text: name, act: () => acts.push(name) }),
    registry,
    wait,
    press: (press: Partial<Press>) => take({ ...plain, at: now, ...press }),
    /** As a scanner types: 10 ms between two characters. */
    scan: (text: string) => {
      for (const key of text) {
        take({ ...plain, at: now, key });
        wait(10);
      }
    },
  };
}

describe('keys', () => {
  test('are Alt and a digit, also where Alt makes another character of it', () => {
    expect(isPressed('Alt+1', { ...plain, altKey: true, key: '1', code: 'Digit1' })).toBe(true);
    expect(isPressed('Alt+1', { ...plain, altKey: true, key: '¡', code: 'Digit1' })).toBe(true);
    expect(isPressed('Alt+P', { ...plain, altKey: true, key: 'p', code: 'KeyP' })).toBe(true);
  });

  test.each([
    ['without Alt', { key: '1', code: 'Digit1' }],
    ['with AltGr, which types characters', { altKey: true, altGraph: true, key: '1', code: 'Digit1' }],
    ['with Ctrl beside it', { altKey: true, ctrlKey: true, key: '1', code: 'Digit1' }],
    ['on the number pad, where scanners type codes', { altKey: true, key: 'End', code: 'Numpad1' }],
  ])('are not those of Alt+1 %s', (_name, press) => {
    expect(isPressed('Alt+1', { ...plain, ...press })).toBe(false);
  });

  test('of one character are what they type, with or without Shift', () => {
    expect(isPressed('?', { ...plain, shiftKey: true, key: '?', code: 'Minus' })).toBe(true);
    expect(isPressed('Ctrl+Enter', { ...plain, metaKey: true, key: 'Enter', code: 'Enter' })).toBe(true);
  });
});

test('a single key acts after a moment of quiet', () => {
  const { press, wait, add, acts } = page();
  add('?', 'list');
  press({ key: '?', shiftKey: true });
  expect(acts).toEqual([]);
  wait(100);
  expect(acts).toEqual(['list']);
});

test.each(['?ABC', 'AB?C', 'ABC?'])('what a scanner types as %s is no shortcut', (text) => {
  const { scan, wait, add, acts } = page();
  add('?', 'list');
  scan(text);
  wait(1_000);
  expect(acts).toEqual([]);
});

test('a single key does nothing while somebody types, or where single keys are switched off', () => {
  const typing = page();
  typing.add('?', 'list');
  typing.press({ key: '?', typing: true });
  typing.wait(1_000);
  expect(typing.acts).toEqual([]);
  const off = page({ singleKeys: false });
  off.add('?', 'list');
  off.add('F1', 'list');
  off.press({ key: '?' });
  off.wait(1_000);
  expect(off.acts).toEqual([]);
  off.press({ key: 'F1' });
  expect(off.acts).toEqual(['list']);
});

test('Alt and a digit acts at once, also while somebody types, but not behind a dialog', () => {
  const { press, add, acts } = page();
  add('Alt+1', 'print');
  expect(press({ key: '1', code: 'Digit1', altKey: true, typing: true })).toBe(true);
  expect(press({ key: '1', code: 'Digit1', altKey: true, inDialog: true })).toBe(false);
  expect(acts).toEqual(['print']);
});

test('what came last has the keys, and gives them back when it goes', () => {
  const { press, add, acts, registry } = page();
  add('Ctrl+Enter', 'screen');
  const remove = add('Ctrl+Enter', 'panel');
  press({ key: 'Enter', ctrlKey: true });
  remove();
  press({ key: 'Enter', ctrlKey: true });
  expect(acts).toEqual(['panel', 'screen']);
  expect(registry.all()).toHaveLength(1);
});
