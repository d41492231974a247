import { nameOfEntity } from '../../src-shared/entity-name.ts';
import type { LabelData, LabelFault } from '../core/render/protocol.ts';

/** A label that must not be printed as it would come out. The message names the label and the way out. */
export class LabelProblem extends Error {
  readonly code: LabelFault['code'];

  constructor(code: LabelFault['code'], label: LabelData, problem: string) {
    super(`${nameOfEntity(label)}: ${problem}`);
    this.code = code;
  }
}
