import type { Page } from 'playwright-core';
import type { Keyboard } from '../../src-renderer/scanner/keyboards.ts';
import { strokesOf } from '../unit/renderer/scanner/strokes.ts';

type Layout = Exclude<Keyboard, 'typed'>;

/** Between two characters, as usual scanners have it. */
const gapSeconds = 0.008;

/**
 * What a scanner of one keyboard makes on a system of another: the keys themselves, Enter last. The time of a key is
 * its own and not that of its arrival: a busy machine would make a slow scanner of it.
 */
export async function scanLikeDevice(
  page: Page,
  text: string,
  scanner: Layout = 'us',
  system: Layout = scanner,
): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const strokes = [
    ...strokesOf(text, scanner, system).map(({ key, code, shift, ctrl }) => ({
      key,
      code,
      modifiers: (ctrl ? 2 : 0) + (shift ? 8 : 0),
      ...(key.length === 1 && !ctrl && { text: key }),
    })),
    { key: 'Enter', code: 'Enter', text: '\r', modifiers: 0 },
  ];
  // It ends now: a key that is pressed after it must not be older than it.
  const begin = Date.now() / 1000 - strokes.length * gapSeconds;
  await Promise.all(
    strokes.flatMap((stroke, index) => {
      const timestamp = begin + index * gapSeconds;
      const { key, code, modifiers } = stroke;
      return [
        client.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...stroke }),
        client.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key, code, modifiers }),
      ];
    }),
  );
  await client.detach();
}
