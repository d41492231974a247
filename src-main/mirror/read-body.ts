import { PrintRoomError } from '../../src-shared/errors.ts';

/** A body larger than this is not a label export request. */
export const maxBodyBytes = 1024 * 1024;

/**
 * Reads a JSON body, never more than the limit whatever its header claims. The content type is not asked: as with
 * the real API, a body that is JSON is JSON.
 * @param emptyIs what a body of no bytes is; without it that is no JSON.
 * @throws PrintRoomError `body_too_large`, `validation_error`
 */
export async function readJson(request: Request, emptyIs?: unknown): Promise<unknown> {
  const bytes = await readLimited(request);
  if (bytes.length === 0 && emptyIs !== undefined) return emptyIs;
  try {
    // Fatal: a byte that is not UTF-8 would become another character, and a filter another filter.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    const msg = 'The body is not JSON in UTF-8';
    throw new PrintRoomError('validation_error', `${msg}.`, {
      faults: [{ loc: ['body'], msg, type: 'json_invalid' }],
    });
  }
}

async function readLimited(request: Request): Promise<Uint8Array> {
  const tooLarge = (): PrintRoomError =>
    new PrintRoomError('body_too_large', `The body is larger than ${maxBodyBytes / (1024 * 1024)} MB.`);
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
