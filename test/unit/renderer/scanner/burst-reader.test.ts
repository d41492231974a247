import { expect, test } from 'vitest';
import { BurstReader, type Stroke } from '../../../../src-renderer/scanner/burst-reader.ts';

const scanMs = 12;
const handMs = 110;

/** A reader before a field into which characters fall that nobody holds back. */
function listening() {
  const scans: string[] = [];
  let field = '';
  let before = '';
  let timer: { at: number; act: () => void } | null = null;
  let now = 0;
  const text = (strokes: readonly Stroke[]): string => strokes.map(({ key }) => key).join('');
  const reader = new BurstReader({
    gapMs: () => 45,
    after: (ms, act) => {
      const set = { at: now + ms, act };
      timer = set;
      return () => {
        if (timer === set) timer = null;
      };
    },
    onFirst: () => (before = field),
    onTaken: () => (field = before),
    onScan: (strokes) => scans.push(text(strokes)),
    onGivenBack: (strokes) => (field += text(strokes)),
  });
  const wait = (ms: number): void => {
    now += ms;
    if (!timer || timer.at > now) return;
    const { act } = timer;
    timer = null;
    act();
  };
  const type = (what: string, everyMs: number): void => {
    for (const key of what) {
      wait(everyMs);
      const held = reader.character({ key, code: '', shift: false, altGraph: false, ctrl: false }, now);
      if (!held) field += key;
    }
  };
  /** The machine hangs: timers run out, and keys that were pressed meanwhile come later with the time of their press. */
  const stall = (ms: number): void => {
    wait(ms);
    now -= ms;
  };
  return {
    type,
    wait,
    stall,
    enter: (afterMs = scanMs): boolean => {
      wait(afterMs);
      return reader.ending(now);
    },
    arrow: (): void => reader.other(),
    scans,
    field: (): string => field,
  };
}

test('a burst that Enter ends is a scan, and Enter presses nothing', () => {
  const it = listening();
  it.type('SN000123', scanMs);
  expect(it.enter()).toBe(true);
  expect(it.scans).toEqual(['SN000123']);
});

test('what was typed before the scan stays in the field, and nothing of the scan does', () => {
  const it = listening();
  it.type('torn', handMs);
  it.wait(handMs);
  it.type('SN000123', scanMs);
  it.enter();
  expect(it.field()).toBe('torn');
  expect(it.scans).toEqual(['SN000123']);
});

test('a person types, as fast as hands are, and sends with Enter', () => {
  const it = listening();
  it.type('SN000123', 70);
  expect(it.enter(70)).toBe(false);
  expect(it.field()).toBe('SN000123');
  expect(it.scans).toEqual([]);
});

test('fingers that roll over three keys are no scanner', () => {
  const it = listening();
  it.type('abc', scanMs);
  it.type('def', handMs);
  expect(it.enter(handMs)).toBe(false);
  expect(it.field()).toBe('abcdef');
});

test('a hand that slides over five keys gives back what it typed', () => {
  const it = listening();
  it.type('asdfg', scanMs);
  it.wait(500);
  expect(it.scans).toEqual([]);
  expect(it.field()).toBe('asdfg');
});

test('a scanner that sends no Enter is heard when it is silent', () => {
  const it = listening();
  it.type('0109521234000013', scanMs);
  expect(it.scans).toEqual([]);
  it.wait(500);
  expect(it.scans).toEqual(['0109521234000013']);
  expect(it.field()).toBe('');
});

test('two scans close behind each other are two', () => {
  const it = listening();
  it.type('SN000123', scanMs);
  it.enter();
  it.type('SN000124', scanMs);
  it.enter();
  expect(it.scans).toEqual(['SN000123', 'SN000124']);
});

test('an Enter long after the scan is a person', () => {
  const it = listening();
  it.type('SN000123', scanMs);
  it.wait(400);
  expect(it.enter(400)).toBe(false);
  expect(it.scans).toEqual(['SN000123']);
});

test('an arrow key ends a burst and is no part of it', () => {
  const it = listening();
  it.type('SN00', scanMs);
  it.arrow();
  expect(it.field()).toBe('SN00');
  it.type('SN000123', scanMs);
  it.enter();
  expect(it.scans).toEqual(['SN000123']);
});

test('a scanner that sends CR and LF presses nothing with the second of them', () => {
  const it = listening();
  it.type('SN000123', scanMs);
  expect(it.enter()).toBe(true);
  expect(it.enter()).toBe(true);
  expect(it.scans).toEqual(['SN000123']);
  expect(it.enter(handMs * 4)).toBe(false);
});

test('an Enter after a scan and a typed character is a person', () => {
  const it = listening();
  it.type('SN000123', scanMs);
  it.enter();
  it.type('7', 60);
  expect(it.enter(60)).toBe(false);
});

test('a busy machine that breaks a scan in two gives the whole of it in the end, and its late Enter presses nothing', () => {
  const it = listening();
  it.type('SN00012', scanMs);
  it.stall(500);
  it.type('34', scanMs);
  it.stall(500);
  expect(it.enter()).toBe(true);
  expect(it.scans.at(-1)).toBe('SN0001234');
  expect(it.field()).toBe('');
  it.wait(handMs);
  it.type('SN9', handMs);
  expect(it.field()).toBe('SN9');
  expect(it.enter(handMs)).toBe(false);
});

test('whoever holds Tab right after a scan gets on', () => {
  const it = listening();
  const repeatMs = 33;
  it.type('SN000123', scanMs);
  expect(it.enter()).toBe(true);
  expect(it.enter(repeatMs)).toBe(true);
  expect([it.enter(repeatMs), it.enter(repeatMs)]).toEqual([false, false]);
});
