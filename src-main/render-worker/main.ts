import { parentPort, workerData } from 'node:worker_threads';
import type { PageResult, PageTask, RenderWorkerData, WorkerMessage } from '../core/render/protocol.ts';
import { createFont } from './draw/font.ts';
import { renderPage } from './page.ts';
import { openReader } from './read-back/reader.ts';

/** A render worker: takes a page of labels, gives back its finished, deflated content stream. No database here. */
const font = createFont((workerData as RenderWorkerData).font);
const reader = await openReader();

parentPort?.on('message', (task: PageTask) => {
  say({ kind: 'taken' });
  const result = answer(task);
  say(result, result.kind === 'page' ? [result.content.buffer as ArrayBuffer] : []);
});
say({ kind: 'ready' });

function say(message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

function answer(task: PageTask): PageResult {
  try {
    const page = renderPage(task, font, reader);
    return page.faults.length > 0
      ? { id: task.id, kind: 'faults', faults: page.faults }
      : { id: task.id, kind: 'page', content: page.content, labels: task.labels.length };
  } catch (caught) {
    return { id: task.id, kind: 'error', message: caught instanceof Error ? caught.message : String(caught) };
  }
}
