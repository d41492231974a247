import type { Caller } from '../people/guard.ts';

/** Who asks. `admin`: holders of the start token, that is the command line; a page has a cookie and is not. */
export interface ContractContext {
  readonly admin: boolean;
  /** Of the person who is signed in; what `people.signIn` gave. */
  readonly session?: string | null;
}

/** What a call knows beside it, once it was let in. */
export interface CallContext extends ContractContext, Caller {}

/** Who does it: the person who is signed in, or else the name that was typed. */
export function whoActs(call: Pick<Caller, 'person'>, typed: string): string;
export function whoActs(call: Pick<Caller, 'person'>, typed: string | null | undefined): string | null;
export function whoActs({ person }: Pick<Caller, 'person'>, typed: string | null | undefined): string | null {
  return person?.name ?? typed ?? null;
}
