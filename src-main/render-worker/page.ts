import { deflateSync } from 'node:zlib';
import type { LabelFault, PageTask, PlacedLabel } from '../core/render/protocol.ts';
import type { Font } from './draw/font.ts';
import { fittingAlternative } from './fitting-alternative.ts';
import { drawLabel } from './label.ts';
import { nameOfEntity } from '../../src-shared/entity-name.ts';
import { LabelProblem } from './label-problem.ts';
import type { SymbolReader } from './read-back/reader.ts';

/** Level 3 costs a third of the default's time and 6 % of the size on sheets of rectangles (measured). */
const deflateLevel = 3;

/** The operators of the page being drawn: one buffer for all pages, grown when a larger one comes. */
let operators = Buffer.allocUnsafeSlow(512 * 1024);

export interface RenderedPage {
  readonly content: Uint8Array;
  readonly faults: readonly LabelFault[];
}

/** Draws every label of a page, each read back. All bad labels are named, not only the first. */
export function renderPage(task: PageTask, font: Font, reader: SymbolReader): RenderedPage {
  const faults: LabelFault[] = [];
  let length = write('0 g\n', 0);
  task.labels.forEach((placed, index) => {
    try {
      length += write(drawLabel(placed, task.spec, task.pageHeightPt, font, reader), length);
    } catch (caught) {
      faults.push({ index, ...faultOf(caught, placed, task, font) });
    }
  });
  if (faults.length > 0) return { content: new Uint8Array(), faults };
  const deflated = deflateSync(operators.subarray(0, length), { level: deflateLevel });
  // An own buffer: what zlib returns may be a view into a pool that cannot be handed over.
  return { content: new Uint8Array(deflated), faults };
}

/** Writes at `offset` of the scratch buffer. @returns how many bytes. */
function write(text: string, offset: number): number {
  if (operators.length < offset + text.length) {
    const larger = Buffer.allocUnsafeSlow(2 * (offset + text.length));
    operators.copy(larger, 0, 0, offset);
    operators = larger;
  }
  return operators.write(text, offset, 'latin1');
}

/** The sentence for one bad label, with the way out. A defect of ours, too, must say which label met it. */
function faultOf(
  caught: unknown,
  { label }: PlacedLabel,
  { spec }: PageTask,
  font: Font,
): Omit<LabelFault, 'index'> {
  if (!(caught instanceof LabelProblem)) {
    const reason = caught instanceof Error ? caught.message : String(caught);
    return { code: 'render_failed', message: `${nameOfEntity(label)} could not be drawn: ${reason}` };
  }
  const fits = caught.code === 'label_does_not_fit' ? fittingAlternative(label, spec, font) : null;
  return { code: caught.code, message: fits === null ? caught.message : `${caught.message}; ${fits} fits` };
}
