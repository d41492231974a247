import { useEffect } from 'react';

/**
 * A key that is held down presses once: the Enter that opened a dialog must not go on to answer it, and no button is
 * pressed ten times by a glove that rests on the keyboard. Once, in the window itself.
 */
export function useOnePress(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (isHeldPress(event)) event.preventDefault();
    };
    addEventListener('keydown', listen, { capture: true });
    return () => removeEventListener('keydown', listen, { capture: true });
  }, []);
}

function isHeldPress({ key, repeat, target }: KeyboardEvent): boolean {
  return repeat && key === 'Enter' && !(target instanceof HTMLTextAreaElement);
}
