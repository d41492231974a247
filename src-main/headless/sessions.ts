import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const cookieName = 'print_room_session';

/**
 * Who may use the UI contract: holders of the start token (the command line, as a bearer), and pages that exchanged
 * it for a cookie.
 */
export class Sessions {
  /** Lives as long as the host. */
  readonly token = randomBytes(32).toString('base64url');
  readonly #cookies = new Set<string>();

  isToken(text: string): boolean {
    const [given, wanted] = [text, this.token].map((value) => createHash('sha256').update(value).digest());
    return given !== undefined && wanted !== undefined && timingSafeEqual(given, wanted);
  }

  /** @returns the Set-Cookie header of a new session. */
  begin(): string {
    const value = randomBytes(32).toString('base64url');
    this.#cookies.add(value);
    return `${cookieName}=${value}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** What the caller of a request may do: everything, what a page may, or nothing. */
  accessOf(headers: Headers): 'admin' | 'page' | 'none' {
    const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
    if (bearer !== undefined) return this.isToken(bearer) ? 'admin' : 'none';
    const cookies = (headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim());
    const mine = cookies.find((cookie) => cookie.startsWith(`${cookieName}=`));
    return mine !== undefined && this.#cookies.has(mine.slice(cookieName.length + 1)) ? 'page' : 'none';
  }
}
