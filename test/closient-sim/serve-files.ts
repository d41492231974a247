import { bytes, type Answer } from './answer.ts';
import type { FileStore } from './file-store.ts';
import type { Fault } from './faults.ts';

export interface FileRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
  /** Whether a key, a token or a cookie came along. */
  readonly hasKey: boolean;
}

/** Answers as a bucket does: signed URLs only, parts of files, errors in XML. */
export function serveFile(files: FileStore, request: FileRequest, fault: Fault | null): Answer {
  const { method, path, query, range, ifRange } = request;
  if (request.hasKey) return xml(400, 'InvalidArgument', 'Only one auth mechanism allowed');
  if (method !== 'GET' && method !== 'HEAD')
    return xml(405, 'MethodNotAllowed', 'The method is not allowed.');
  const refused = fault?.kind === 'expired' ? 'expired' : files.refuse(path, query);
  if (refused === 'signature') return xml(403, 'SignatureDoesNotMatch', 'The signature does not match.');
  if (refused === 'expired') return xml(403, 'AccessDenied', 'Request has expired');
  const file = files.get(path);
  if (!file) return xml(404, 'NoSuchKey', 'The specified key does not exist.');
  const { bytes: whole, type, etag } = file;
  const headers = { 'Accept-Ranges': 'bytes', ETag: etag };
  const part = fault?.kind === 'ignore_range' ? null : parseRange(range, whole.length);
  if (part === null || (ifRange !== undefined && ifRange !== etag)) return bytes(type, whole, headers);
  if (part === 'unsatisfiable') {
    const answer = xml(416, 'InvalidRange', 'The requested range is not satisfiable');
    return { ...answer, headers: { ...answer.headers, 'Content-Range': `bytes */${whole.length}` } };
  }
  const { first, last } = part;
  const answer = bytes(type, whole.subarray(first, last + 1), {
    ...headers,
    'Content-Range': `bytes ${first}-${last}/${whole.length}`,
  });
  return { ...answer, status: 206 };
}

/** One range; anything else is ignored, as RFC 9110 allows. */
function parseRange(
  text: string | undefined,
  size: number,
): { readonly first: number; readonly last: number } | 'unsatisfiable' | null {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(text ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first > last ? 'unsatisfiable' : { first, last };
}

function xml(status: number, code: string, message: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'Content-Type': 'application/xml' }, body: Buffer.from(body) };
}
