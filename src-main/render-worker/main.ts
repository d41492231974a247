import { parentPort, workerData } from 'node:worker_threads';
import type { RenderResult, RenderTask, RenderWorkerData, WorkerMessage } from '../core/render/protocol.ts';
import { createFont } from './draw/font.ts';
import { renderPage } from './page.ts';
import { openReader } from './read-back/reader.ts';
import { renderSymbols } from './symbols-task.ts';

/**
 * A render worker: takes a page of labels and gives back its finished, deflated content stream, or a slice of an
 * archive and gives back its symbol files. No database here.
 */
const font = createFont((workerData as RenderWorkerData).font);
const reader = await openReader();

parentPort?.on('message', (task: RenderTask | null) => {
  if (!task) return parentPort?.close();
  say({ kind: 'taken' });
  const result = answer(task);
  say(result, transferOf(result));
});
say({ kind: 'ready' });

function say(message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

function answer(task: RenderTask): RenderResult {
  const { id } = task;
  try {
    if (task.kind === 'read') {
      return { id, kind: 'read', symbols: task.pictures.map((png) => reader.readPng(png, task.symbol)) };
    }
    if (task.kind === 'symbols') {
      const { files, bytes, faults } = renderSymbols(task, reader);
      return faults.length > 0 ? { id, kind: 'faults', faults } : { id, kind: 'symbols', files, bytes };
    }
    const { content, faults } = renderPage(task, font, reader);
    return faults.length > 0
      ? { id, kind: 'faults', faults }
      : { id, kind: 'page', content, labels: task.labels.length };
  } catch (caught) {
    return { id, kind: 'error', message: caught instanceof Error ? caught.message : String(caught) };
  }
}

function transferOf(result: RenderResult): ArrayBuffer[] {
  if (result.kind === 'page') return [result.content.buffer as ArrayBuffer];
  if (result.kind === 'symbols') return [result.bytes.buffer as ArrayBuffer];
  return [];
}
