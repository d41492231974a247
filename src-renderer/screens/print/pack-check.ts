import type { Scan } from '../../../src-shared/scan.ts';
import { normalizeGtin } from '../../../src-shared/gs1/gtin.ts';

/** What the labels are for, as far as it is known before they are made. */
export interface Expected {
  /** null: several products, or not known; a pack can be held against nothing. */
  readonly gtin: string | null;
  /** null: any lot of that product. */
  readonly lots: readonly string[] | null;
}

/** `matches`: the labels belong to the pack. The others refuse, and say why. */
export type PackCheck =
  | { readonly kind: 'matches'; readonly gtin: string; readonly lot: string | null }
  | { readonly kind: 'other_gtin'; readonly pack: string; readonly labels: string }
  | { readonly kind: 'other_lot'; readonly pack: string; readonly labels: readonly string[] }
  | { readonly kind: 'no_gtin'; readonly text: string };

/** Holds what was scanned on a pack against the labels that are to be printed. */
export function checkPack(scan: Scan, expected: Expected): PackCheck {
  const pack = packOf(scan);
  if (pack === null) return { kind: 'no_gtin', text: scan.kind === 'text' ? scan.text : '' };
  if (pack.gtin !== expected.gtin) {
    return { kind: 'other_gtin', pack: pack.gtin, labels: expected.gtin ?? '' };
  }
  if (pack.lot !== null && expected.lots !== null && !expected.lots.includes(pack.lot)) {
    return { kind: 'other_lot', pack: pack.lot, labels: expected.lots };
  }
  return { kind: 'matches', ...pack };
}

/** A pack often carries only EAN-13, UPC-A or ITF-14: bare digits with a check digit are its GTIN. */
function packOf(scan: Scan): { readonly gtin: string; readonly lot: string | null } | null {
  if (scan.kind === 'label') return { gtin: scan.label.gtin, lot: scan.label.lot };
  const gtin = normalizeGtin(scan.text.trim());
  return gtin.ok ? { gtin: gtin.value, lot: null } : null;
}
