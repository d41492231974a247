/** Bytes of a file, both ends included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The part of a file that a request wants (RFC 9110, section 14).
 * @returns null for the whole file: no range, several ranges, one that is not understood, or one of another version
 * of the file (`If-Range`).
 */
export function byteRange(headers: Headers, etag: string, size: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(headers.get('range') ?? '');
  const [, from = '', to = ''] = match ?? [];
  if (from === '' && to === '') return null;
  const version = headers.get('if-range');
  if (version !== null && version !== etag) return null;
  // "-500" means the last 500.
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < first) return null;
  return first < size ? { first, last } : 'unsatisfiable';
}
