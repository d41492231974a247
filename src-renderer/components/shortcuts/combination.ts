/** Keys of a shortcut as they are written down: `Alt+1`, `Ctrl+Enter`, `F1`, or one character such as `?`. */
export type Keys = string;

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'> & {
  readonly altGraph: boolean;
};

/**
 * Whether a press is that of a shortcut. Digits and letters are taken by their place on the keyboard where the layout
 * makes another character of them (Alt on a Mac); AltGr types characters and is never a shortcut.
 */
export function isPressed(keys: Keys, press: KeyPress): boolean {
  if (press.altGraph) return false;
  const { key, alt, ctrl } = partsOf(keys);
  if (alt !== press.altKey || ctrl !== (press.ctrlKey || press.metaKey)) return false;
  // One character alone is what it is, however it is typed: `?` needs Shift on most keyboards.
  if (isCharacter(keys)) return press.key === key;
  if (press.shiftKey) return false;
  return press.key.toLowerCase() === key.toLowerCase() || codesOf(key).includes(press.code);
}

/** One character without Alt or Ctrl: it must not act while somebody types or a scanner does. */
export function isCharacter(keys: Keys): boolean {
  return keys.length === 1;
}

/** The single keys, for the list: `['Alt', '1']`. */
export function keysOf(keys: Keys): string[] {
  return isCharacter(keys) ? [keys] : keys.split('+');
}

/** As `aria-keyshortcuts` wants them. */
export function ariaKeys(keys: Keys): string {
  return keys.replace('Ctrl', 'Control');
}

function partsOf(keys: Keys): { readonly key: string; readonly alt: boolean; readonly ctrl: boolean } {
  const parts = keysOf(keys);
  return { key: parts.at(-1) ?? '', alt: parts.includes('Alt'), ctrl: parts.includes('Ctrl') };
}

/** Not those of the number pad: with Alt some scanners type characters on it. */
function codesOf(key: string): string[] {
  if (/^\d$/.test(key)) return [`Digit${key}`];
  return /^[a-z]$/i.test(key) ? [`Key${key.toUpperCase()}`] : [];
}
