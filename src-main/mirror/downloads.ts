import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Hono } from 'hono';
import { PrintRoomError } from '../../src-shared/errors.ts';
import type { PrintRoom } from '../core/print-room.ts';
import { byteRange } from './byte-range.ts';
import { downloadPath, isSigned } from './download-link.ts';

/** Serves finished files to whoever has a signed link. A file that retention removed is drawn again first. */
export function serveDownloads(app: Hono, room: PrintRoom): void {
  app.get('/downloads/:job/:file', async (context) => {
    const { job, file } = context.req.param();
    requireSignature(downloadPath(job, file), context.req.query('expires'), context.req.query('signature'));
    const organisation = room.db.prepare('SELECT organisation_id FROM jobs WHERE id = ?').pluck().get(job);
    const { path, row } = await room.jobs.artifactPath(Number(organisation ?? 0), job);
    return answer(await open(path), file, row.sha256 ?? '', context.req.raw);
  });

  function requireSignature(path: string, expires = '', signature = ''): void {
    if (!isSigned(room.ports.secret(), path, expires, signature)) {
      throw new PrintRoomError('forbidden', 'This download link is not valid. Poll the job for a fresh one.');
    }
    if (Number(expires) * 1000 <= room.ports.now()) {
      throw new PrintRoomError('forbidden', 'This download link has expired. Poll the job for a fresh one.');
    }
  }
}

/** The open file, whole or in part, so that an interrupted download can go on. Closes it in every case. */
async function answer(handle: FileHandle, name: string, sha256: string, request: Request): Promise<Response> {
  const { size } = await handle.stat();
  const etag = `"${sha256}"`;
  const range = byteRange(request.headers, etag, size);
  const headers = {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
    ETag: etag,
  };
  if (range === 'unsatisfiable') {
    await handle.close();
    return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${size}` } });
  }
  const { first, last } = range ?? { first: 0, last: size - 1 };
  const length = { 'Content-Length': String(last - first + 1) };
  const partial = range === null ? {} : { 'Content-Range': `bytes ${first}-${last}/${size}` };
  const init = { status: range === null ? 200 : 206, headers: { ...headers, ...length, ...partial } };
  if (request.method === 'HEAD') {
    await handle.close();
    return new Response(null, init);
  }
  return new Response(
    Readable.toWeb(handle.createReadStream({ start: first, end: last })) as ReadableStream,
    init,
  );
}
