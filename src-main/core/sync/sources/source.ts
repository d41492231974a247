import type { ApiOutline } from '../client/api-outline.ts';
import type { ClosientClient } from '../client/closient-client.ts';
import type { PassTools } from '../pass/list-pass.ts';

/** Whom a source asks. */
export interface SourceAsk {
  readonly client: ClosientClient;
  /** The organisation over there. */
  readonly remoteOrganization: string;
  /** What the API says that it offers; asked for once a round. null: it does not say. */
  readonly outline: () => Promise<ApiOutline | null>;
}

/** A way in which products, lots or serials come from Closient. */
export interface Source {
  /** Stable word for programs. */
  readonly name: string;
  readonly title: string;
  /** No public page describes it; its shape is a guess (`client/assumed.ts`). */
  readonly assumed: boolean;
  /** Runs only when somebody starts it. */
  readonly byHand: boolean;
  /** What must be read before it is started by hand. */
  readonly warning: string | null;
  /** Why it cannot run; null when it can. @throws ClosientFailure where that is not known. */
  readonly available: (ask: SourceAsk) => Promise<string | null>;
  /** From where it was left, to its end. @throws ClosientFailure, PrintRoomError, the signal's reason. */
  readonly run: (ask: SourceAsk, tools: PassTools) => Promise<void>;
}

/** Pages of a pass wait for the quota as long as it takes. */
export const patient = { patienceMs: Infinity } as const;
