import type { Screen } from '../../state/place.ts';
import type { PlainKey } from '../../texts/t.ts';
import type { Keys } from './combination.ts';

export interface ScreenKeys {
  readonly screen: Screen;
  readonly keys: Keys;
  readonly text: PlainKey;
}

/** What can be pressed on one screen only. They are listed from everywhere: nobody learns keys by visiting screens. */
export const screenKeys = {
  print: { screen: 'print', keys: 'Ctrl+Enter', text: 'print.shortcut' },
  find: { screen: 'labels', keys: 'Alt+F', text: 'labels.search_label' },
  settle: { screen: 'settle', keys: 'Ctrl+Enter', text: 'settle.shortcut' },
  lastGood: { screen: 'settle', keys: 'Alt+F', text: 'settle.scan' },
  findLot: { screen: 'reports', keys: 'Alt+F', text: 'reports.shortcut' },
} as const satisfies Record<string, ScreenKeys>;
