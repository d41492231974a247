import type { Stroke } from '../../../../src-renderer/scanner/burst-reader.ts';
import { characterOf, type Keyboard } from '../../../../src-renderer/scanner/keyboards.ts';

const codes = [
  ...'Backquote Minus Equal BracketLeft BracketRight Backslash Semicolon Quote IntlBackslash Comma Period Slash Space'.split(
    ' ',
  ),
  ...Array.from({ length: 10 }, (_, digit) => `Digit${digit}`),
  ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `Key${letter}`),
];

type Layout = Exclude<Keyboard, 'typed'>;

/** What a scanner of one keyboard makes on a system of another: GS as Ctrl and the key of "]". */
export function strokesOf(text: string, scanner: Layout, system: Layout): Stroke[] {
  return Array.from(text, (character): Stroke => {
    if (character === '\x1d') {
      const key = characterOf(system, 'BracketRight', { shift: false, altGraph: false }) ?? 'Dead';
      return { key, code: 'BracketRight', shift: false, altGraph: false, ctrl: true };
    }
    for (const code of codes) {
      for (const shift of [false, true]) {
        for (const altGraph of [false, true]) {
          if (characterOf(scanner, code, { shift, altGraph }) !== character) continue;
          const key = characterOf(system, code, { shift, altGraph });
          const dead = key === null || '^`´¨'.includes(key);
          return { key: dead ? 'Dead' : key, code, shift, altGraph, ctrl: false };
        }
      }
    }
    throw new Error(`No key of ${scanner} has ${character}.`);
  });
}
