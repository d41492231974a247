import { type AiEntry, lookupAi } from './ai-table.ts';
import type { Element } from './ai-value.ts';

/**
 * Whether these AIs, in this order, may follow the key in the path: an ordered selection from one
 * alternative.
 */
export function areQualifiersInOrder(key: AiEntry, ais: readonly string[]): boolean {
  return (key.dlQualifiers ?? []).some((alternative) => {
    let from = 0;
    return ais.every((ai) => {
      const at = alternative.indexOf(ai, from);
      from = at + 1;
      return at !== -1;
    });
  });
}

/**
 * Whether the AI qualifies the key in any alternative. Such an AI belongs in the path: with key (01) a lot is
 * never a query attribute, not even beside (235), which the path cannot combine with it.
 */
export function isQualifierOf(key: AiEntry, ai: string): boolean {
  return (key.dlQualifiers ?? []).some((alternative) => alternative.includes(ai));
}

/** The first element that can be the primary key of a Digital Link. */
export function findPrimaryKey(elements: readonly Element[]): (Element & { entry: AiEntry }) | undefined {
  for (const element of elements) {
    const entry = lookupAi(element.ai);
    if (entry?.dlQualifiers) return { ...element, entry };
  }
  return undefined;
}
