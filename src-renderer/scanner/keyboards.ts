/** Keyboards that scanners can be set to; `typed`: what the system makes of the keys. */
export const keyboards = ['typed', 'us', 'gb', 'de', 'es', 'fr'] as const;
export type Keyboard = (typeof keyboards)[number];

/** Keys with a character, by their place; the order of the rows below. */
const rows = [
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Backslash',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote',
  'IntlBackslash KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
].map((row) => row.split(' '));

interface Layout {
  readonly plain: readonly string[];
  readonly shift: readonly string[];
  /** With AltGr, by place. */
  readonly altGraph: Readonly<Record<string, string>>;
}

const layouts: Record<Exclude<Keyboard, 'typed'>, Layout> = {
  us: {
    plain: ['`1234567890-=', 'qwertyuiop[]\\', `asdfghjkl;'`, '\\zxcvbnm,./'],
    shift: ['~!@#$%^&*()_+', 'QWERTYUIOP{}|', 'ASDFGHJKL:"', '|ZXCVBNM<>?'],
    altGraph: {},
  },
  gb: {
    plain: ['`1234567890-=', 'qwertyuiop[]#', `asdfghjkl;'`, '\\zxcvbnm,./'],
    shift: ['¬!"£$%^&*()_+', 'QWERTYUIOP{}~', 'ASDFGHJKL:@', '|ZXCVBNM<>?'],
    altGraph: {},
  },
  de: {
    plain: ['^1234567890ß´', 'qwertzuiopü+#', 'asdfghjklöä', '<yxcvbnm,.-'],
    shift: ['°!"§$%&/()=?`', `QWERTZUIOPÜ*'`, 'ASDFGHJKLÖÄ', '>YXCVBNM;:_'],
    altGraph: {
      Digit7: '{',
      Digit8: '[',
      Digit9: ']',
      Digit0: '}',
      Minus: '\\',
      KeyQ: '@',
      BracketRight: '~',
      IntlBackslash: '|',
    },
  },
  es: {
    plain: [`º1234567890'¡`, 'qwertyuiop`+ç', 'asdfghjklñ´', '<zxcvbnm,.-'],
    shift: ['ª!"·$%&/()=?¿', 'QWERTYUIOP^*Ç', 'ASDFGHJKLÑ¨', '>ZXCVBNM;:_'],
    altGraph: {
      Backquote: '\\',
      Digit1: '|',
      Digit2: '@',
      Digit3: '#',
      Digit4: '~',
      BracketLeft: '[',
      BracketRight: ']',
      Quote: '{',
      Backslash: '}',
    },
  },
  fr: {
    plain: [`²&é"'(-è_çà)=`, 'azertyuiop^$*', 'qsdfghjklmù', '<wxcvbn,;:!'],
    shift: ['²1234567890°+', 'AZERTYUIOP¨£µ', 'QSDFGHJKLM%', '>WXCVBN?./§'],
    altGraph: {
      Digit2: '~',
      Digit3: '#',
      Digit4: '{',
      Digit5: '[',
      Digit6: '|',
      Digit7: '`',
      Digit8: '\\',
      Digit9: '^',
      Digit0: '@',
      Minus: ']',
      Equal: '}',
    },
  },
};

/** Where each key stands in the rows above. */
const placeOf = new Map(rows.flatMap((row, y) => row.map((code, x) => [code, [y, x] as const] as const)));
const onPad: Readonly<Record<string, string>> = {
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
  NumpadDecimal: '.',
};

/**
 * The character of a key on a keyboard, whatever the system makes of it.
 * @param code the key's place, as browsers name it. @returns null where that key has none.
 */
export function characterOf(
  keyboard: Exclude<Keyboard, 'typed'>,
  code: string,
  { shift, altGraph }: { readonly shift: boolean; readonly altGraph: boolean },
): string | null {
  if (code === 'Space') return ' ';
  const digit = /^Numpad(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  if (code in onPad) return onPad[code] ?? null;
  const layout = layouts[keyboard];
  if (altGraph) return layout.altGraph[code] ?? null;
  const place = placeOf.get(code);
  if (!place) return null;
  const [y, x] = place;
  return (shift ? layout.shift : layout.plain)[y]?.[x] ?? null;
}
