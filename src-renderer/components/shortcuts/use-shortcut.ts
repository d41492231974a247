import { useEffect, useRef } from 'react';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import type { Keys } from './combination.ts';
import { keyListener, type Press } from './key-listener.ts';
import { shortcuts } from './registry.ts';
import { screenKeys } from './screen-keys.ts';

/**
 * Makes keys a shortcut while the component is there. It stands in the list that `?` opens.
 * @param keys see `Keys`. @param text what it does. @param act null: not now, and not in the list.
 */
export function useShortcut(keys: Keys, text: string, act: (() => void) | null): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const active = act !== null;
  useEffect(
    () => (active ? shortcuts.add({ keys, text, act: () => latest.current?.() }) : undefined),
    [keys, text, active],
  );
}

/** The same for what only the screen has that one is on. */
export function useScreenShortcut(name: keyof typeof screenKeys, act: (() => void) | null): void {
  const { keys, text } = screenKeys[name];
  useShortcut(keys, t(text), act);
}

/** Listens for the page; once, in the window itself. */
export function useShortcutKeys(): void {
  useEffect(() => {
    const take = keyListener({
      registry: shortcuts,
      singleKeys: () => useStore.getState().appearance.singleKeys,
      after: (ms, act) => {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
    });
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return;
      if (take(pressOf(event))) event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

function pressOf(event: KeyboardEvent): Press {
  const { key, code, altKey, ctrlKey, metaKey, shiftKey, timeStamp: at, target } = event;
  const typing =
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=radio], [type=checkbox]), textarea, select'));
  return {
    key,
    code,
    altKey,
    ctrlKey,
    metaKey,
    shiftKey,
    at,
    typing,
    altGraph: event.getModifierState('AltGraph'),
    inDialog: document.querySelector('[aria-modal="true"]') !== null,
  };
}
