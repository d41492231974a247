import { useEffect } from 'react';
import { play } from '../sounds/play.ts';
import { useStore } from '../state/store.ts';
import { BurstReader, type Stroke } from './burst-reader.ts';
import { textOf } from './decode.ts';
import { fieldBefore, focusedField, takeBack, typeText, wantsText, type FieldBefore } from './field.ts';
import { longestGapMs, usualGapMs } from './profile.ts';
import { readStrokes } from './read-strokes.ts';
import { scanHandlers } from './scan-handlers.ts';

/** Listens for scanners that type, whatever has the focus; once, in the window itself. */
export function useScanner(): void {
  useEffect(() => {
    let before: FieldBefore | null = null;
    const reader = new BurstReader({
      gapMs: () => {
        const { scanner, learning } = useStore.getState();
        // Where nothing can be typed nobody types: there the Enter of a slow scanner must not press what has the focus.
        return learning || focusedField() === null ? longestGapMs : (scanner?.gapMs ?? usualGapMs);
      },
      after: (ms, act) => {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
      onFirst: () => (before = fieldBefore()),
      onTaken: () => before && takeBack(before),
      onScan: deliver,
      onGivenBack: (strokes) => typeText(textOf(strokes, 'typed')),
    });
    const byNumber = numberPadCharacters();
    const down = (event: KeyboardEvent): void => {
      if (isModifier(event.key)) return byNumber.modifier(event);
      if (event.isComposing || event.repeat || wantsText()) return reader.other();
      if (byNumber.digit(event)) return;
      const taken = take(reader, event);
      if (!taken) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const up = (event: KeyboardEvent): void => {
      const character = byNumber.released(event);
      if (character !== null && !wantsText()) reader.character(character, event.timeStamp);
    };
    // Characters that the system itself puts together reach a field without a key of theirs.
    const input = (event: InputEvent): void => {
      if (reader.taking) event.preventDefault();
    };
    addEventListener('keydown', down, { capture: true });
    addEventListener('keyup', up, { capture: true });
    addEventListener('beforeinput', input, { capture: true });
    return () => {
      removeEventListener('keydown', down, { capture: true });
      removeEventListener('keyup', up, { capture: true });
      removeEventListener('beforeinput', input, { capture: true });
    };
  }, []);
}

function take(reader: BurstReader, event: KeyboardEvent): boolean {
  if (isEnding(event)) return reader.ending(event.timeStamp);
  const stroke = strokeOf(event);
  if (stroke) return reader.character(stroke, event.timeStamp);
  reader.other();
  return false;
}

/** What scanners send behind a code: Enter, Tab, and CR and LF as keyboards without a key for them type those. */
function isEnding({ key, code, ctrlKey, altKey }: KeyboardEvent): boolean {
  if (key === 'Enter' || key === 'Tab') return true;
  return ctrlKey && !altKey && (code === 'KeyJ' || code === 'KeyM');
}

/** null: a key that no scanner uses for a character, such as an arrow, or a shortcut. */
function strokeOf(event: KeyboardEvent): Stroke | null {
  const { key, code, shiftKey: shift, ctrlKey, altKey, metaKey } = event;
  const altGraph = event.getModifierState('AltGraph') || (ctrlKey && altKey);
  const ctrl = ctrlKey && !altGraph;
  if (metaKey || (altKey && !altGraph)) return null;
  // Copying and pasting by hand are far apart; as characters of a scan only those with Ctrl that stand for one count.
  if (ctrl)
    return /^(?:Bracket|Back)|[\][\\^_]/.test(code + key) ? { key, code, shift, altGraph, ctrl } : null;
  if (key === 'F8' || key === 'Dead' || key.length === 1) return { key, code, shift, altGraph, ctrl };
  return null;
}

/** A whole scan: for whoever is first to want it. Behind an open dialog nobody does, and it is heard that nothing came of it. */
function deliver(strokes: readonly Stroke[], gapMs: number): void {
  const { scanner, learning, noticePace, appearance } = useStore.getState();
  const read = readStrokes(strokes, learning ? null : scanner);
  noticePace(gapMs);
  const dialogOpen = document.querySelector('[aria-modal="true"]') !== null;
  if (scanHandlers.offer(read, dialogOpen) || !appearance.sound) return;
  void play('trouble', appearance.volume);
}

/** Characters that are typed by Alt and their number on the number pad, as scanners do where no key is theirs. */
function numberPadCharacters() {
  let digits = '';
  return {
    modifier: (event: KeyboardEvent): void => {
      if (event.key === 'Alt') digits = '';
    },
    digit: ({ altKey, ctrlKey, code }: KeyboardEvent): boolean => {
      const digit = /^Numpad(\d)$/.exec(code)?.[1];
      if (digit === undefined || !altKey || ctrlKey) return false;
      digits = `${digits}${digit}`.slice(-5);
      return true;
    },
    released: ({ key }: KeyboardEvent): Stroke | null => {
      if (key !== 'Alt' || digits === '') return null;
      const character = String.fromCodePoint(Number(digits) & 0xff);
      digits = '';
      return { key: character, code: '', shift: false, altGraph: false, ctrl: false };
    },
  };
}

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock'].includes(key);
}
