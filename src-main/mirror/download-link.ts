import { createHmac, timingSafeEqual } from 'node:crypto';

/** Path of a job's file. Who has the link may download until it expires; no key is needed. */
export function downloadPath(jobId: string, fileName: string): string {
  return `/downloads/${jobId}/${fileName}`;
}

/** Path of a data export's file. */
export function dataExportPath(jobId: string, fileName: string): string {
  return `/downloads/data-export/${jobId}/${fileName}`;
}

/** @param expires Unix seconds, as they stand in the link. @returns the signature in hex. */
export function signDownload(key: Buffer, path: string, expires: string): string {
  return createHmac('sha256', key).update(`download${path}?expires=${expires}`).digest('hex');
}

/** Compared as text: Node's hex decoding stops at the first other character and would let a tail pass. */
export function isSigned(key: Buffer, path: string, expires: string, signature: string): boolean {
  const wanted = Buffer.from(signDownload(key, path, expires));
  const given = Buffer.from(signature);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
