import { randomBytes } from 'node:crypto';
import { encodeShortUuid } from '../../src-shared/ids.ts';

/**
 * A new id for a job, a run or an event: a UUID version 7 (RFC 9562) as 22 characters, so that ids sort by time.
 * @param now epoch milliseconds.
 */
export function newId(now: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return encodeShortUuid(BigInt(`0x${bytes.toString('hex')}`));
}
