import type { LabelKey } from '../../../src-shared/contract/labels.ts';
import type { LabelRef } from '../../../src-shared/contract/settling.ts';

/**
 * How an order names a label: by its number in the run where it is the only one, else by what its symbol says. As a
 * reader of a GS1 DataMatrix would send it, so that nothing in a serial is taken for brackets.
 */
export function refOfLabel({ gtin, lot, serial }: LabelKey, number: number | null): LabelRef {
  if (serial !== null && number !== null) return { number };
  const rest = serial !== null ? `21${serial}` : lot !== null ? `10${lot}` : '';
  return { scan: `]d201${gtin}${rest}` };
}
