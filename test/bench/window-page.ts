/** What runs inside of the page that is measured: each function is sent there by its text, so none uses another. */

export interface FirstScreen {
  /** Ms from the beginning of the navigation. */
  readonly at: number;
  readonly requests: number;
}

/** Says when the first element that matches is painted, as JSON on the console. */
export function noteFirstScreen(selector: string): void {
  const isThere = (): boolean => {
    const { width = 0, height = 0 } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
    return width > 0 && height > 0;
  };
  const look = (): void => {
    if (!isThere()) return void requestAnimationFrame(look);
    // The frame after the next begins when this one is on the screen.
    requestAnimationFrame(() =>
      requestAnimationFrame((at) => {
        const requests = performance.getEntriesByType('resource').length + 1;
        // oxlint-disable-next-line no-console -- how the page tells the bench without being asked
        console.debug(JSON.stringify({ at, requests }));
      }),
    );
  };
  requestAnimationFrame(look);
}

/** Notes the time of every frame from now on, as `frames`. */
export function noteFrames(): void {
  const frames: number[] = [];
  const note = (at: number): void => {
    frames.push(at);
    requestAnimationFrame(note);
  };
  Object.assign(globalThis, { frames });
  requestAnimationFrame(note);
}

/** Puts a text into the search. @returns ms until the list shows its row and no other, or everything for no text. */
export function searchAndWait(text: string): Promise<number> {
  const field = document.querySelector<HTMLInputElement>('#labels-search');
  if (!field) throw new Error('There is no search on this page.');
  const begin = performance.now();
  // As React hears it: through the setter that it has not replaced.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return new Promise((resolve) => {
    const look = (): void => {
      const rows = [...document.querySelectorAll('[role=option]')];
      const whole = rows.every((row) => !row.hasAttribute('aria-busy'));
      const found = text === '' ? rows.length > 1 : rows.length === 1 && rows[0]?.textContent.includes(text);
      if (whole && found) resolve(performance.now() - begin);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
