import { PrintRoomError } from '../../../src-shared/errors.ts';
import { inkOf } from '../../../src-shared/label-ink.ts';
import { shiftInDots, shiftProblem, type Shift } from '../../../src-shared/shift.ts';
import { cellOrigin } from '../../../src-shared/stock-geometry.ts';
import { pageSideInPoints } from '../../../src-shared/units.ts';
import { drawInOrder } from './draw-in-order.ts';
import { FileSink, type FinishedFile } from './file-sink.ts';
import { itemOfLabel, labelsOfSheet, type Imposition } from './imposition.ts';
import type { SheetSpec } from './job-spec.ts';
import type { LabelData, LabelSpec, PlacedLabel } from './protocol.ts';
import type { RenderPool } from './render-pool.ts';
import { openSheetDocument } from './sheet-document.ts';
import type { NewTask } from './task-queue.ts';

/** A finished PDF of label sheets. */
export interface SheetFile extends FinishedFile {
  readonly sheets: number;
}

export interface SheetRequest {
  readonly spec: SheetSpec;
  readonly imposition: Imposition;
  /** Sheets to draw, from 1, both included. */
  readonly firstSheet: number;
  readonly lastSheet: number;
  /** Labels that stay empty paper: left out by the operator's answer. By label number. */
  readonly leftOut?: ReadonlySet<number>;
  /** The printer's calibration; null or none = labels lie where the stock says. */
  readonly shift?: Shift | null;
  /** The items at positions `first` to `last`, both included. */
  readonly items: (first: number, last: number) => readonly LabelData[];
  readonly path: string;
  readonly font: Buffer;
  readonly urgent: boolean;
  readonly signal: AbortSignal;
  /** Called after each page with the labels on disk so far. */
  readonly onProgress?: (labels: number) => void;
}

/**
 * Draws sheets into a PDF file: pages to the workers with a little room ahead, finished pages to the file in order.
 * Nothing here holds a whole job: items are read page by page, and a slow disk slows the readers.
 *
 * @throws PrintRoomError `label_does_not_fit` (or the first fault's code) with all bad labels named, up to 100;
 * `validation_error` where the shift would push labels off the page or into each other.
 */
export async function renderSheets(request: SheetRequest, pool: RenderPool): Promise<SheetFile> {
  refuseWildShift(request);
  const sink = new FileSink(request.path);
  try {
    await writePages(request, pool, sink);
    return { ...(await sink.commit()), sheets: request.lastSheet - request.firstSheet + 1 };
  } catch (caught) {
    await sink.discard();
    throw caught;
  }
}

function refuseWildShift({ shift, spec }: SheetRequest): void {
  if (!shift) return;
  const problem = shiftProblem(shift, spec.stock, spec.label.dpi, inkOf(spec.label.layout, spec.stock.label));
  if (problem !== null) throw new PrintRoomError('validation_error', problem);
}

async function writePages(request: SheetRequest, pool: RenderPool, sink: FileSink): Promise<void> {
  const document = openSheetDocument(request.spec.stock.page, request.font, sink);
  document.takeLabelGlyphs();
  const pageHeightPt = pageSideInPoints(request.spec.stock.page.height);
  const task =
    (spec: LabelSpec) =>
    (labels: readonly PlacedLabel[]): NewTask => ({ kind: 'page', spec, pageHeightPt, labels });
  let written = 0;
  await drawInOrder<readonly PlacedLabel[]>(
    {
      parts: pagesOf(request),
      // The alternatives are several kilobytes, and only a page with a label that does not fit needs them.
      task: task({ ...request.spec.label, alternatives: [] }),
      taskForFaults: task(request.spec.label),
      async write(_labels, result) {
        if (result.kind !== 'page') throw new Error('A page was asked for, symbols came.');
        document.addPage(result.content);
        await sink.ready();
      },
      onDone(labels) {
        written += labels.length;
        request.onProgress?.(written);
      },
      cannot: (count) => `${count} labels cannot be printed`,
    },
    pool,
    request,
  );
  document.end();
}

function* pagesOf(request: SheetRequest): Generator<readonly PlacedLabel[]> {
  for (let sheet = request.firstSheet; sheet <= request.lastSheet; sheet++) yield placeLabels(request, sheet);
}

function placeLabels(request: SheetRequest, sheet: number): PlacedLabel[] {
  const { imposition, spec } = request;
  const { firstLabel, count, firstCell } = labelsOfSheet(imposition, sheet);
  const firstItem = itemOfLabel(imposition, firstLabel).position;
  const lastItem = itemOfLabel(imposition, firstLabel + count - 1).position;
  const items = request.items(firstItem, lastItem);
  const placed: PlacedLabel[] = [];
  for (let index = 0; index < count; index++) {
    const number = firstLabel + index;
    if (request.leftOut?.has(number)) continue;
    const label = items[itemOfLabel(imposition, number).position - firstItem];
    if (!label) throw new Error(`Item ${itemOfLabel(imposition, number).position} of the job is missing.`);
    const cell = firstCell + index;
    placed.push({
      label,
      ...cellOrigin(spec.stock, cell),
      ...(request.shift && { moved: shiftInDots(request.shift, spec.stock, cell, spec.label.dpi) }),
    });
  }
  return placed;
}
