import Sqlite, { type Statement } from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';
import type { ReaderAnswer, ReaderData, ReaderMessage, ReaderRequest } from './reader-protocol.ts';

/**
 * The query thread: one read-only connection for counts, searches and lists, so that a slow question about a
 * million rows never holds up the thread that owns the printing truth.
 */
const { path, snapshot, closing } = workerData as ReaderData;
const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
sqlite.pragma('cache_size = -32768');
sqlite.pragma('query_only = ON');
if (snapshot) {
  sqlite.exec('BEGIN');
  // The transaction sees the database as it is at its first question.
  sqlite.prepare('SELECT 1 FROM sqlite_schema').get();
}

parentPort?.on('message', (message: ReaderMessage) => {
  if (closing[0] === 1) end();
  else if (message) parentPort?.postMessage(answer(message));
});

function end(): void {
  sqlite.close();
  parentPort?.close();
}

/** Kept in order of use. Most questions are one of a few dozen texts; a filter's shape makes the odd new one. */
const statements = new Map<string, Statement<unknown[]>>();
const keptStatements = 100;

function prepared(sql: string): Statement<unknown[]> {
  const statement = statements.get(sql) ?? sqlite.prepare<unknown[]>(sql);
  statements.delete(sql);
  statements.set(sql, statement);
  for (const oldest of statements.keys()) {
    if (statements.size <= keptStatements) break;
    statements.delete(oldest);
  }
  return statement;
}

function answer(request: ReaderRequest): ReaderAnswer {
  try {
    return { id: request.id, rows: prepared(request.sql).all(...request.parameters) };
  } catch (caught) {
    return { id: request.id, error: caught instanceof Error ? caught.message : String(caught) };
  }
}
