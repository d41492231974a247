import { characterOf, type Keyboard } from './keyboards.ts';
import type { Stroke } from './burst-reader.ts';

export const groupSeparator = '\x1d';
/** What readers that are set to say so send before the data: the kind of the symbol. */
export const aimPrefix = /^\][A-Za-z]\d/;
/** Stands for a key that has no character on a keyboard; it is in no code. */
export const unreadable = '\uFFFD';

/**
 * The text of a scan, read as a keyboard has its characters. Control characters other than the separator are what some
 * readers put around a code, and are left out.
 */
export function textOf(strokes: readonly Stroke[], keyboard: Keyboard): string {
  return strokes.map((stroke) => characterIn(stroke, keyboard)).join('');
}

function characterIn(stroke: Stroke, keyboard: Keyboard): string {
  const { key, code, shift, altGraph, ctrl } = stroke;
  if (key === groupSeparator || key === 'F8') return groupSeparator;
  // Ctrl and the key of "]" is how a keyboard types GS; on other keyboards that place has another character.
  if (ctrl && !altGraph) return key === ']' || code === 'BracketRight' ? groupSeparator : '';
  if (isControl(key)) return '';
  // By Alt and the number pad, or without a key at all: then the system's word is all there is.
  if (keyboard === 'typed' || code === '') return key.length === 1 ? key : unreadable;
  return characterOf(keyboard, code, { shift, altGraph }) ?? unreadable;
}

function isControl(key: string): boolean {
  return key.length === 1 && key < ' ';
}
