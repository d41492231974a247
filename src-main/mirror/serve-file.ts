import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { byteRange } from './byte-range.ts';

const contentTypes = [
  ['.pdf', 'application/pdf'],
  ['.zip', 'application/zip'],
  ['.tar.gz', 'application/gzip'],
] as const;

/**
 * A file as an answer, whole or in part, so that an interrupted download can go on.
 * @param name as the client shall save it; its end says the content type. @param sha256 of the file.
 */
export async function serveFile(
  path: string,
  name: string,
  sha256: string,
  request: Request,
): Promise<Response> {
  const handle = await open(path);
  const { size } = await handle.stat();
  const etag = `"${sha256}"`;
  const range = byteRange(request.headers, etag, size);
  const headers = {
    'Content-Type': contentTypes.find(([end]) => name.endsWith(end))?.[1] ?? 'application/octet-stream',
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
