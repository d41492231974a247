import type { Locator } from 'playwright-core';

/** A finger on what can be seen of a control: ticks and choices are their labels, the input itself is hidden. */
export async function pressByFinger(control: Locator): Promise<void> {
  await control.waitFor({ state: 'attached' });
  const label = await control.evaluateHandle((element) => {
    const isChoice = element instanceof HTMLInputElement && /^(?:radio|checkbox)$/.test(element.type);
    const labels = isChoice ? [...(element.labels ?? [])] : [];
    return labels.find((one) => one.getBoundingClientRect().width > 0) ?? null;
  });
  const seen = label.asElement();
  await (seen ?? control).click();
}
