import { parentPort, workerData } from 'node:worker_threads';
import type { PageResult, PageTask, RenderWorkerData } from '../core/render/protocol.ts';
import { createFont } from './draw/font.ts';
import { renderPage } from './page.ts';
import { openReader } from './read-back/reader.ts';

/** A render worker: takes a page of labels, gives back its finished, deflated content stream. No database here. */
const font = createFont((workerData as RenderWorkerData).font);
const reader = await openReader();

parentPort?.on('message', (task: PageTask) => {
  const result = answer(task);
  if (result.kind === 'page') parentPort?.postMessage(result, [result.content.buffer as ArrayBuffer]);
  else parentPort?.postMessage(result);
});
parentPort?.postMessage({ kind: 'ready' });

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
