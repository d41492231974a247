import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Who may use the UI contract: holders of the start token (the command line, as a bearer), and pages that exchanged
 * it for a cookie.
 */
export class Sessions {
  /** Lives as long as the host. */
  readonly token = randomBytes(32).toString('base64url');
  readonly #cookieName: string;
  readonly #cookies = new Set<string>();

  /** @param port a browser sends a cookie to every port of a machine, so two hosts need two names. */
  constructor(port: number) {
    this.#cookieName = `print_room_session_${port}`;
  }

  isToken(text: string): boolean {
    const [given, wanted] = [text, this.token].map((value) => createHash('sha256').update(value).digest());
    return given !== undefined && wanted !== undefined && timingSafeEqual(given, wanted);
  }

  /** @returns the Set-Cookie header of a new session. */
  begin(): string {
    const value = randomBytes(32).toString('base64url');
    this.#cookies.add(value);
    return `${this.#cookieName}=${value}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** What the caller of a request may do: everything, what a page may, or nothing. */
  accessOf(headers: Headers): 'admin' | 'page' | 'none' {
    const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
    if (bearer !== undefined) return this.isToken(bearer) ? 'admin' : 'none';
    const cookies = (headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim());
    const prefix = `${this.#cookieName}=`;
    const mine = cookies.find((cookie) => cookie.startsWith(prefix));
    return mine !== undefined && this.#cookies.has(mine.slice(prefix.length)) ? 'page' : 'none';
  }
}
