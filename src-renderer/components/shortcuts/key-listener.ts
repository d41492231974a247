import { isCharacter, isPressed, type KeyPress } from './combination.ts';
import type { Shortcut, ShortcutRegistry } from './registry.ts';

/**
 * Quiet before and after a single character that is a shortcut. A scanner types its characters within 30 ms of each
 * other, so a `?` inside of what it scans stays a character.
 */
const quietMs = 80;

export interface KeyListenerOptions {
  readonly registry: ShortcutRegistry;
  /** Whether single characters may act at all. */
  readonly singleKeys: () => boolean;
  readonly after: (ms: number, act: () => void) => () => void;
}

/** One press, and whether the focus is where text is typed or in a dialog. */
export interface Press extends KeyPress {
  readonly at: number;
  readonly typing: boolean;
  readonly inDialog: boolean;
}

/** Turns presses into shortcuts. @returns whether the press was one, so that nothing else takes it. */
export function keyListener({ registry, singleKeys, after }: KeyListenerOptions): (press: Press) => boolean {
  let lastAt = -Infinity;
  let forget = (): void => {};
  return (press) => {
    const gap = press.at - lastAt;
    if (!isModifier(press.key)) forget();
    if (press.key.length === 1 && !press.altKey && !press.ctrlKey && !press.metaKey) lastAt = press.at;
    // What lies behind a dialog must not change under it.
    if (press.inDialog) return false;
    const found: Shortcut | undefined = registry.find((keys) => isPressed(keys, press));
    if (!found) return false;
    if (!isCharacter(found.keys)) {
      found.act();
      return true;
    }
    if (press.typing || gap < quietMs || !singleKeys()) return false;
    forget = after(quietMs, found.act);
    return false;
  };
}

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'].includes(key);
}
