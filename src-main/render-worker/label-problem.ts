import type { LabelData, LabelFault } from '../core/render/protocol.ts';

/** A label that must not be printed as it would come out. The message names the label and the way out. */
export class LabelProblem extends Error {
  readonly code: LabelFault['code'];

  constructor(code: LabelFault['code'], label: LabelData, problem: string) {
    super(`${nameOf(label)}: ${problem}`);
    this.code = code;
  }
}

/** "serial SN-42 of GTIN 09521234543213", as a person would say it. */
export function nameOf(label: Pick<LabelData, 'gtin' | 'lot' | 'serial'>): string {
  if (label.serial !== null) return `serial ${label.serial} of GTIN ${label.gtin}`;
  if (label.lot !== null) return `lot ${label.lot} of GTIN ${label.gtin}`;
  return `GTIN ${label.gtin}`;
}
