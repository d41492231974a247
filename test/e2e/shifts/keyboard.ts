import type { Locator } from 'playwright-core';

/** What Tab stops at. */
const stops = 'a[href], button, input, select, textarea, [tabindex]';

/** Where the focus is, seen from the control that is wanted, and what has it. */
interface Standing {
  readonly where: 'there' | 'in its group' | 'before' | 'behind';
  readonly at: string;
}

/**
 * Brings the focus to a control by Tab or Shift+Tab, and by arrows where it is one of a group with a single stop (a
 * choice, a place on a sheet). Fails with what was passed when the keyboard does not get there.
 */
export async function reachByKeys(control: Locator): Promise<void> {
  await control.waitFor({ state: 'attached' });
  await (await control.elementHandle())?.waitForElementState('enabled');
  const { keyboard } = control.page();
  const most = (await control.page().locator(stops).count()) + 3;
  const passed: string[] = [];
  while (passed.length <= most) {
    const standing = await control.evaluate(standingTo);
    if (standing.where === 'there') return;
    if (standing.where === 'in its group') return reachByArrows(control);
    passed.push(standing.at);
    await keyboard.press(standing.where === 'before' ? 'Tab' : 'Shift+Tab');
  }
  throw new Error(`Tab does not reach ${String(control)}. It came by: ${passed.join(' > ')}`);
}

/** Presses a control by the key that its kind is pressed with. */
export async function pressByKeys(control: Locator): Promise<void> {
  await reachByKeys(control);
  const key = await control.evaluate((element) => {
    const role = element.getAttribute('role') ?? (element instanceof HTMLInputElement ? element.type : '');
    const isOn = (element as HTMLInputElement).checked || element.getAttribute('aria-checked') === 'true';
    // Arrows have chosen it on their way.
    if (role === 'radio') return isOn ? null : 'Space';
    return role === 'checkbox' || role === 'switch' ? 'Space' : 'Enter';
  });
  if (key !== null) await control.page().keyboard.press(key);
}

/** Opens a field with choices by the arrow key, goes to the wanted one and takes it. */
export async function chooseByArrows(field: Locator, option: Locator): Promise<void> {
  await reachByKeys(field);
  const { keyboard } = field.page();
  await keyboard.press('ArrowDown');
  await option.waitFor();
  const most = await field.page().getByRole('option').count();
  for (let presses = 0; presses <= most; presses++) {
    const wanted = await option.getAttribute('id');
    if (wanted !== null && (await field.getAttribute('aria-activedescendant')) === wanted) {
      await keyboard.press('Enter');
      return;
    }
    await keyboard.press('ArrowDown');
  }
  throw new Error(`The arrow does not reach ${String(option)}.`);
}

async function reachByArrows(control: Locator): Promise<void> {
  const { keyboard } = control.page();
  const passed: string[] = [];
  const most = await control.evaluate(
    (element, all) =>
      element.closest('fieldset, [role=group], [role=radiogroup]')?.querySelectorAll(all).length,
    stops,
  );
  while (passed.length <= (most ?? 0)) {
    const arrow = await control.evaluate(arrowTo);
    if (arrow === null) return;
    await keyboard.press(arrow);
    passed.push(arrow);
  }
  throw new Error(`The arrows do not reach ${String(control)}: ${passed.join(' ')}`);
}

/** Where the focus stands, seen from the control. Runs in the page. */
function standingTo(element: Element): Standing {
  const focused = document.activeElement ?? document.body;
  const words = focused.getAttribute('aria-label') ?? focused.textContent;
  const at = `${focused.tagName.toLowerCase()} "${words.trim().slice(0, 30)}"`;
  if (focused === element) return { where: 'there', at };
  const isChoice = (one: Element): one is HTMLInputElement =>
    one instanceof HTMLInputElement && one.type === 'radio';
  const group = 'fieldset, [role=group], [role=radiogroup]';
  const room = element.closest(group);
  const isNoStop = element instanceof HTMLElement && element.tabIndex < 0;
  const isInGroup =
    isChoice(element) && isChoice(focused)
      ? focused.name === element.name
      : isNoStop && room !== null && focused.closest(group) === room;
  if (isInGroup) return { where: 'in its group', at };
  const isFurtherOn = focused.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
  return { where: isFurtherOn ? 'before' : 'behind', at };
}

/** The arrow from the focus towards the control, by where both are on the screen; null when it has the focus. Runs in the page. */
function arrowTo(element: Element): string | null {
  const focused = document.activeElement;
  if (focused === element || focused === null) return null;
  if (element instanceof HTMLInputElement) {
    const isFurtherOn = focused.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    return isFurtherOn ? 'ArrowRight' : 'ArrowLeft';
  }
  const from = focused.getBoundingClientRect();
  const to = element.getBoundingClientRect();
  if (Math.abs(to.top - from.top) > from.height / 2) return to.top > from.top ? 'ArrowDown' : 'ArrowUp';
  return to.left > from.left ? 'ArrowRight' : 'ArrowLeft';
}
