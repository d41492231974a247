import type { PartSheet } from '../../src-shared/contract/runs.ts';
import type { Begin, Where } from '../state/where.ts';

/** Where the first label goes, once it is known which part-used sheets there are. */
export interface BeginPlace {
  /** The part-used sheet it lies on; null: a new one, or one that nobody remembered. */
  readonly sheet: PartSheet | null;
  /** From 1. */
  readonly position: number;
}

/** Sheets in nobody's hands, the newest first. */
export function freeSheets(partSheets: readonly PartSheet[], stock: string): PartSheet[] {
  return partSheets.filter((sheet) => sheet.stock === stock && sheet.run_id === null);
}

/** What the operator said, else what the preset wants, else a new sheet. A sheet that is gone meanwhile is a new one. */
export function placeOfBegin(
  { begin, goOn }: Pick<Where, 'begin' | 'goOn'>,
  sheets: readonly PartSheet[],
): BeginPlace {
  if (begin?.kind === 'place') return { sheet: null, position: begin.position };
  const name = begin?.name ?? (goOn ? sheets[0]?.name : undefined);
  const sheet = sheets.find((known) => known.name === name);
  if (!sheet) return { sheet: null, position: 1 };
  return { sheet, position: Math.max(sheet.first_free, begin?.position ?? 1) };
}

/** Another place of the same sheet. */
export function beginAt({ sheet }: BeginPlace, position: number): Begin {
  return sheet ? { kind: 'part', name: sheet.name, position } : { kind: 'place', position };
}
