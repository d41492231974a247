import { createHmac, randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** 32 MB and three passes: OWASP's password storage cheat sheet, scrypt. */
const cost: ScryptOptions = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const hashBytes = 32;

export interface PinHash {
  readonly pin: string;
  readonly pin_salt: string;
}

/** Hashes a PIN with a salt of its own. On a thread of Node's. */
export async function hashPin(pin: string): Promise<PinHash> {
  const salt = randomBytes(16).toString('hex');
  return { pin: (await derive(pin, salt)).toString('hex'), pin_salt: salt };
}

/** @param stored null: nobody has that number; it takes as long as a wrong PIN. */
export async function isPin(pin: string, stored: PinHash | null): Promise<boolean> {
  const hash = await derive(pin, stored?.pin_salt ?? '00'.repeat(16));
  return stored !== null && timingSafeEqual(hash, Buffer.from(stored.pin, 'hex'));
}

/**
 * What is kept of a badge. Badges are short and often numbered in a row, so a bare hash would be tried through in a
 * moment: it takes the key of this data folder.
 */
export function hashBadge(badge: string, key: Buffer): string {
  return createHmac('sha256', key).update('badge\0').update(badge.trim()).digest('hex');
}

function derive(pin: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, Buffer.from(salt, 'hex'), hashBytes, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
