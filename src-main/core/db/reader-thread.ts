import Sqlite from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';
import type { ReaderAnswer, ReaderRequest } from './reader-protocol.ts';

/**
 * The query thread: one read-only connection for counts, searches and lists, so that a slow question about a
 * million rows never holds up the thread that owns the printing truth.
 */
const { path } = workerData as { path: string };
const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
sqlite.pragma('cache_size = -32768');
sqlite.pragma('query_only = ON');

parentPort?.on('message', (request: ReaderRequest) => {
  parentPort?.postMessage(answer(request));
});

function answer(request: ReaderRequest): ReaderAnswer {
  try {
    return { id: request.id, rows: sqlite.prepare<unknown[]>(request.sql).all(...request.parameters) };
  } catch (caught) {
    return { id: request.id, error: caught instanceof Error ? caught.message : String(caught) };
  }
}
