/** What one call may cost at most. Bytes are counted after decompression. */
export interface Limits {
  /** Until the headers of the answer are there. */
  readonly headersMs: number;
  /** Without a byte. */
  readonly stallMs: number;
  /** One attempt of a call, from its first byte to its last. */
  readonly totalMs: number;
  readonly jsonBytes: number;
  readonly imageBytes: number;
  /** One connection of a download; a longer one goes on with the next. */
  readonly downloadMs: number;
  readonly downloadBytes: number;
  /** Attempts of one call, the first one included. */
  readonly attempts: number;
}

const mebibyte = 1024 * 1024;

export const usualLimits: Limits = {
  headersMs: 30_000,
  stallMs: 30_000,
  totalMs: 120_000,
  jsonBytes: 8 * mebibyte,
  imageBytes: 4 * mebibyte,
  downloadMs: 6 * 60 * 60 * 1000,
  downloadBytes: 8 * 1024 * mebibyte,
  attempts: 6,
};

/** Bytes for people. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < mebibyte) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / mebibyte).toFixed(bytes < 10 * mebibyte ? 1 : 0)} MB`;
}
