import type { LabelData, LabelSpec } from '../core/render/protocol.ts';
import type { Font } from './draw/font.ts';
import { composeLabel } from './label.ts';
import { LabelProblem } from './label-problem.ts';

/** The first alternative that really takes this label, tried out and not guessed; null where none does. */
export function fittingAlternative(label: LabelData, spec: LabelSpec, font: Font): string | null {
  for (const { name, layout, label: shape } of spec.alternatives) {
    try {
      composeLabel(label, { ...spec, layout, label: shape }, font);
      return name;
    } catch (caught) {
      if (!(caught instanceof LabelProblem)) throw caught;
    }
  }
  return null;
}
