import { sessionHeader } from '../../src-shared/session-header.ts';

/** In this page only: whoever loads it anew signs in anew. */
let session: string | null = null;

export function keepSession(token: string | null): void {
  session = token;
}

/** Goes with every call, through either door. */
export function sessionHeaders(): Record<string, string> {
  return session === null ? {} : { [sessionHeader]: session };
}
