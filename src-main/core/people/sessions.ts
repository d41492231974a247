import { hash, randomBytes } from 'node:crypto';

interface Session {
  readonly organisation: number;
  readonly number: number;
  lastAct: number;
}

/** Who is signed in: in memory only, so that nobody is after a restart. Of a session's token only its hash is here. */
export class PeopleSessions {
  readonly #sessions = new Map<string, Session>();

  /** @returns the token that stands for the person from now on. */
  begin(organisation: number, number: number, now: number): string {
    const token = randomBytes(32).toString('base64url');
    this.#sessions.set(keyOf(token), { organisation, number, lastAct: now });
    return token;
  }

  /** @param idleMs how long a person of that organisation may do nothing. */
  find(
    token: string,
    now: number,
    idleMs: (organisation: number) => number,
  ): { readonly organisation: number; readonly number: number } | null {
    const session = this.#sessions.get(keyOf(token));
    if (!session) return null;
    const idle = now - session.lastAct;
    // A clock that was set back must not keep anybody signed in for longer.
    if (idle >= 0 && idle < idleMs(session.organisation)) return session;
    this.#sessions.delete(keyOf(token));
    return null;
  }

  /** Something was done: the time without an act begins anew. */
  touch(token: string, now: number): void {
    const session = this.#sessions.get(keyOf(token));
    if (session) session.lastAct = now;
  }

  end(token: string): void {
    this.#sessions.delete(keyOf(token));
  }

  endOf(number: number): void {
    for (const [key, session] of this.#sessions) if (session.number === number) this.#sessions.delete(key);
  }
}

function keyOf(token: string): string {
  return hash('sha256', token);
}
