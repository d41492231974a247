import { createHash, timingSafeEqual } from 'node:crypto';
import { PrintRoomError } from '../../src-shared/errors.ts';

/** Who calls the mirror: an organisation and what its key may do. */
export interface Caller {
  readonly organisation: number;
  readonly role: 'manager' | 'editor' | 'readonly';
  readonly key: { readonly id: string; readonly description: string; readonly created: number };
}

/** The keys that are good now, by the SHA-256 of the key: the keys themselves are nowhere kept. */
export class KeyRing {
  readonly #callers: { readonly hash: Buffer; readonly caller: Caller }[] = [];

  add(key: string, caller: Caller): void {
    this.#callers.push({ hash: hashOf(key), caller });
  }

  find(key: string): Caller | null {
    const hash = hashOf(key);
    return this.#callers.find((entry) => timingSafeEqual(entry.hash, hash))?.caller ?? null;
  }
}

/** @throws PrintRoomError `unauthorized` */
export function authenticate(ring: KeyRing, headers: Headers): Caller {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const key = headers.get('x-api-key') ?? bearer;
  if (!key) {
    throw new PrintRoomError(
      'unauthorized',
      'Send an API key in the header X-API-Key, or as Authorization: Bearer.',
    );
  }
  const caller = ring.find(key);
  if (!caller) throw new PrintRoomError('unauthorized', 'This API key is not known here.');
  return caller;
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
