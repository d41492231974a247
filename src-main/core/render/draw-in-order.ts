import { PrintRoomError } from '../../../src-shared/errors.ts';
import { couldNotDraw } from './could-not-draw.ts';
import type { LabelFault, RenderResult } from './protocol.ts';
import type { RenderPool } from './render-pool.ts';
import type { NewTask } from './task-queue.ts';

export type DrawnResult = Extract<RenderResult, { kind: 'page' | 'symbols' }>;

/** A file that is drawn part by part: pages of a PDF, slices of an archive. */
export interface PartwiseWork<Part> {
  /** In order, each made only when a worker can soon take it: a slow disk slows what reads the items. */
  readonly parts: Iterable<Part>;
  readonly task: (part: Part) => NewTask;
  /** What is asked again where labels of a part are bad: a task that can say more of them. */
  readonly taskForFaults?: (part: Part) => NewTask;
  /** Takes finished parts, in order. Not called any more once a label was bad: then there is no file. */
  readonly write: (part: Part, result: DrawnResult) => Promise<void>;
  /** Called after each part that has no bad label. */
  readonly onDone: (part: Part) => void;
  /** "3 labels cannot be printed", from the number of bad labels. */
  readonly cannot: (count: number) => string;
}

/** At most this many bad labels are named. */
const namedFaults = 100;

/**
 * Lets the workers draw a file's parts, a little ahead of the writer, and gives them to it in order. Nothing here
 * holds a whole job.
 * @throws PrintRoomError with all bad labels named, up to 100; its code is the first one's.
 */
export async function drawInOrder<Part>(
  work: PartwiseWork<Part>,
  pool: RenderPool,
  options: { readonly urgent: boolean; readonly signal: AbortSignal },
): Promise<void> {
  // Two parts ahead of every worker keep it busy while the writer hashes; more would only cost memory.
  const ahead = pool.threads * 2 + 1;
  const named: LabelFault[] = [];
  let faulty = 0;
  const underway: { readonly part: Part; readonly result: Promise<RenderResult> }[] = [];
  // When a part fails, those behind it fail too or are not wanted.
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const ask = (task: NewTask): Promise<RenderResult> => pool.render(task, { urgent: options.urgent, signal });

  const take = async (): Promise<void> => {
    const next = underway.shift();
    if (!next) return;
    const { part } = next;
    const result = await next.result;
    switch (result.kind) {
      case 'error':
        throw couldNotDraw(work.task(part), result.message);
      case 'faults': {
        faulty += result.faults.length;
        if (named.length >= namedFaults) return;
        const again = work.taskForFaults ? await ask(work.taskForFaults(part)) : result;
        const faults = again.kind === 'faults' ? again.faults : result.faults;
        named.push(...faults.slice(0, namedFaults - named.length));
        return;
      }
      case 'page':
      case 'symbols':
        if (faulty === 0) await work.write(part, result);
        work.onDone(part);
        return;
      case 'read':
        throw new Error('Nothing to be read was asked for.');
    }
  };

  try {
    for (const part of work.parts) {
      options.signal.throwIfAborted();
      const result = ask(work.task(part));
      // Without this those behind a part that fails would be "unhandled".
      result.catch(() => undefined);
      underway.push({ part, result });
      if (underway.length >= ahead) await take();
    }
    while (underway.length > 0) await take();
  } catch (caught) {
    stop.abort(caught);
    throw caught;
  }
  if (faulty > 0) throw faultsAsError(named, faulty, work.cannot(faulty));
}

/** One error for all bad labels. */
function faultsAsError(faults: readonly LabelFault[], count: number, cannot: string): PrintRoomError {
  const more = count > faults.length ? ` ... and ${count - faults.length} more.` : '';
  const intro = count === 1 ? '' : `${cannot}. `;
  const code = faults[0]?.code ?? 'render_failed';
  return new PrintRoomError(code, `${intro}${faults.map((fault) => fault.message).join('. ')}${more}`, {
    faults: faults.map((fault) => ({ loc: ['labels'], msg: fault.message, type: fault.code })),
  });
}
