import { PrintRoomError } from '../../../src-shared/errors.ts';
import { pageSideInPoints } from '../../../src-shared/units.ts';
import { couldNotDraw } from './could-not-draw.ts';
import { FileSink, type FinishedFile } from './file-sink.ts';
import { itemOfLabel, labelsOfSheet, type Imposition } from './imposition.ts';
import type { JobSpec } from './job-spec.ts';
import type { LabelData, LabelFault, LabelSpec, PageResult, PlacedLabel } from './protocol.ts';
import type { RenderPool } from './render-pool.ts';
import { openSheetDocument } from './sheet-document.ts';
import { cellOrigin } from './stock-geometry.ts';

/** A finished PDF of label sheets. */
export interface SheetFile extends FinishedFile {
  readonly sheets: number;
}

export interface SheetRequest {
  readonly spec: JobSpec;
  readonly imposition: Imposition;
  /** Sheets to draw, from 1, both included. */
  readonly firstSheet: number;
  readonly lastSheet: number;
  /** Labels that stay empty paper: left out by the operator's answer. By label number. */
  readonly leftOut?: ReadonlySet<number>;
  /** The items at positions `first` to `last`, both included. */
  readonly items: (first: number, last: number) => readonly LabelData[];
  readonly path: string;
  readonly font: Buffer;
  readonly urgent: boolean;
  readonly signal: AbortSignal;
  /** Called after each page with the labels on disk so far. */
  readonly onProgress?: (labels: number) => void;
}

/** At most this many bad labels are named. */
const namedFaults = 100;

/**
 * Draws sheets into a PDF file: pages to the workers with a little room ahead, finished pages to the file in order.
 * Nothing here holds a whole job: items are read page by page, and a slow disk slows the readers.
 *
 * @throws PrintRoomError `label_does_not_fit` (or the first fault's code) with all bad labels named, up to 100.
 */
export async function renderSheets(request: SheetRequest, pool: RenderPool): Promise<SheetFile> {
  const sink = new FileSink(request.path);
  try {
    await writePages(request, pool, sink);
    return { ...(await sink.commit()), sheets: request.lastSheet - request.firstSheet + 1 };
  } catch (caught) {
    await sink.discard();
    throw caught;
  }
}

async function writePages(request: SheetRequest, pool: RenderPool, sink: FileSink): Promise<void> {
  const document = openSheetDocument(request.spec.stock.page, request.font, sink);
  // Two pages ahead of every worker keep it busy while the writer hashes; more would only cost memory.
  const ahead = pool.threads * 2 + 1;
  const faults: LabelFault[] = [];
  let faulty = 0;
  let written = 0;
  const underway: { readonly labels: readonly PlacedLabel[]; readonly result: Promise<PageResult> }[] = [];
  // When a page fails, those behind it fail too or are not wanted; without this they would be "unhandled".
  const stop = new AbortController();
  const signal = AbortSignal.any([request.signal, stop.signal]);
  const pageHeightPt = pageSideInPoints(request.spec.stock.page.height);
  const render = (labels: readonly PlacedLabel[], spec: LabelSpec): Promise<PageResult> =>
    pool.render({ spec, pageHeightPt, labels }, { urgent: request.urgent, signal });
  // The alternatives are several kilobytes, and only a page with a label that does not fit needs them.
  const plainSpec = { ...request.spec.label, alternatives: [] };

  const take = async (): Promise<void> => {
    const next = underway.shift();
    if (!next) return;
    const result = await next.result;
    switch (result.kind) {
      case 'page':
        if (faulty === 0) document.addPage(result.content);
        written += result.labels;
        request.onProgress?.(written);
        await sink.ready();
        return;
      case 'faults':
        faulty += result.faults.length;
        if (faults.length < namedFaults) {
          const named = await render(next.labels, request.spec.label);
          const sentences = named.kind === 'faults' ? named.faults : result.faults;
          faults.push(...sentences.slice(0, namedFaults - faults.length));
        }
        return;
      case 'error':
        throw couldNotDraw(next, result.message);
    }
  };

  try {
    for (let sheet = request.firstSheet; sheet <= request.lastSheet; sheet++) {
      request.signal.throwIfAborted();
      const labels = placeLabels(request, sheet);
      const rendered = render(labels, plainSpec);
      rendered.catch(() => undefined);
      underway.push({ labels, result: rendered });
      if (underway.length >= ahead) await take();
    }
    while (underway.length > 0) await take();
  } catch (caught) {
    stop.abort(caught);
    throw caught;
  }
  if (faulty > 0) throw faultsAsError(faults, faulty);
  document.end();
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
    placed.push({ label, ...cellOrigin(spec.stock, firstCell + index) });
  }
  return placed;
}

/** One error for all bad labels. Its code is the first one's. */
function faultsAsError(faults: readonly LabelFault[], count: number): PrintRoomError {
  const more = count > faults.length ? ` ... and ${count - faults.length} more.` : '';
  const intro = count === 1 ? '' : `${count} labels cannot be printed. `;
  const code = faults[0]?.code ?? 'render_failed';
  return new PrintRoomError(code, `${intro}${faults.map((fault) => fault.message).join('. ')}${more}`, {
    faults: faults.map((fault) => ({ loc: ['labels'], msg: fault.message, type: fault.code })),
  });
}
