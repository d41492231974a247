import { createHmac, timingSafeEqual } from 'node:crypto';

/** Path of a job's file. Who has the link may download until it expires; no key is needed. */
export function downloadPath(jobId: string, fileName: string): string {
  return `/downloads/${jobId}/${fileName}`;
}

/** @param expires Unix seconds. @returns the signature in hex. */
export function signDownload(key: Buffer, path: string, expires: number): string {
  return createHmac('sha256', key).update(`download${path}?expires=${expires}`).digest('hex');
}

export function isSigned(key: Buffer, path: string, expires: number, signature: string): boolean {
  const wanted = Buffer.from(signDownload(key, path, expires), 'hex');
  const given = Buffer.from(signature, 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
