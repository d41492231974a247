import { expect, test } from 'vitest';
import type { ScanRead } from '../../../../src-renderer/scanner/read-strokes.ts';
import { ScanHandlers } from '../../../../src-renderer/scanner/scan-handlers.ts';
import { readScan } from '../../../../src-shared/scan.ts';

function scanOf(text: string): ScanRead {
  const scan = readScan(text);
  if (!scan.ok) throw new Error(scan.message);
  return { text, typed: text, others: [], strokes: [], scan: scan.value };
}

/** Handlers that say their names when they are asked; and whether each of them takes it. */
function asked(...entries: { name: string; takes: boolean; inDialog?: boolean; first?: boolean }[]) {
  const names: string[] = [];
  const handlers = new ScanHandlers();
  const remove = entries.map(({ name, takes, inDialog = false, first = false }) =>
    handlers.add({
      inDialog,
      first,
      handler: () => {
        names.push(name);
        return takes;
      },
    }),
  );
  return { names, remove, handlers };
}

test('the part that came last is asked first, and what it leaves goes to the one below', () => {
  const { handlers, names } = asked(
    { name: 'window', takes: true },
    { name: 'screen', takes: true },
    { name: 'card', takes: false },
  );
  expect(handlers.offer(scanOf('SN-42'), false)).toBe(true);
  expect(names).toEqual(['card', 'screen']);
});

test('a badge while nobody is signed in comes before every screen, and what is none goes on to them', () => {
  const taken = asked({ name: 'sign in', takes: true, first: true }, { name: 'screen', takes: true });
  taken.handlers.offer(scanOf('BADGE-1'), false);
  expect(taken.names).toEqual(['sign in']);
  const left = asked({ name: 'sign in', takes: false, first: true }, { name: 'screen', takes: true });
  left.handlers.offer(scanOf('9521234000013'), false);
  expect(left.names).toEqual(['sign in', 'screen']);
});

test('behind a dialog nothing changes', () => {
  const { handlers, names } = asked(
    { name: 'sign in', takes: true, first: true },
    { name: 'dialog', takes: false, inDialog: true },
    { name: 'screen', takes: true },
  );
  expect(handlers.offer(scanOf('SN-42'), true)).toBe(false);
  expect(names).toEqual(['dialog']);
});

test('what is gone is not asked', () => {
  const { handlers, names, remove } = asked({ name: 'window', takes: true }, { name: 'screen', takes: true });
  remove[1]?.();
  handlers.offer(scanOf('SN-42'), false);
  expect(names).toEqual(['window']);
});
