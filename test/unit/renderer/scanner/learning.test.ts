import { expect, test } from 'vitest';
import { learnFrom } from '../../../../src-renderer/scanner/learn.ts';
import { learnNext, newLesson, profileOfLesson } from '../../../../src-renderer/scanner/learning.ts';
import { learningSymbols } from '../../../../src-renderer/scanner/learning-symbols.ts';
import { readSymbols } from '../../../support/raster.ts';
import { strokesOf } from './strokes.ts';

const now = '2026-11-22T08:00:00.000Z';
const [matrix, code] = learningSymbols;
const contents = `${matrix.expected.before}\x1d${matrix.expected.after}`;

test('two scans make a profile, with time to spare between characters', () => {
  const first = learnFrom(strokesOf(`]d2${contents}`, 'us', 'de'), matrix.expected);
  const half = learnNext(newLesson, first, 20);
  expect(profileOfLesson(half, now)).toBeNull();
  const second = learnFrom(strokesOf(`]Q1${code.expected.before}`, 'us', 'de'), code.expected);
  expect(profileOfLesson(learnNext(half, second, 38), now)).toEqual({
    keyboard: 'us',
    separator: '\x1d',
    aim: true,
    gapMs: 76,
    learnedAt: now,
  });
});

test('a wrong code leaves the lesson where it was', () => {
  const wrong = learnFrom(strokesOf('4006381333931', 'us', 'us'), matrix.expected);
  expect(learnNext(newLesson, wrong, 20)).toMatchObject({ first: null, wrong: { kind: 'other' } });
});

test.each(learningSymbols.map((symbol) => [symbol.format, symbol] as const))(
  'the %s on the card says for another reader what it is to say',
  async (_format, { rows, size, quiet, expected }) => {
    const dots = 6;
    const width = (size + 2 * quiet + 4) * dots;
    const pixels = new Uint8Array(width * width).fill(255);
    rows.split(' ').forEach((row, y) => {
      const bits = Array.from(row, (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join(
        '',
      );
      for (let x = 0; x < size; x++) {
        if (bits[x] !== '1') continue;
        for (let at = 0; at < dots * dots; at++) {
          const px = (x + quiet + 2) * dots + (at % dots);
          const py = (y + quiet + 2) * dots + Math.floor(at / dots);
          pixels[py * width + px] = 0;
        }
      }
    });
    const [found] = await readSymbols({ width, height: width, pixels });
    expect(found).toMatchObject({
      identifier: expected.after === null ? ']Q1' : ']d2',
      text: expected.after === null ? expected.before : `${expected.before}\x1d${expected.after}`,
    });
  },
);
