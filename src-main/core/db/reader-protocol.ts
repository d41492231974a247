/** What the query thread is given at its start. */
export interface ReaderData {
  readonly path: string;
  readonly snapshot: boolean;
  /** Shared: 1 in its only place once nobody waits for answers any more. */
  readonly closing: Uint8Array;
}

/** Between the main thread and the query thread: a question, or null to look whether it shall end. */
export type ReaderMessage = ReaderRequest | null;

export interface ReaderRequest {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export type ReaderAnswer =
  | { readonly id: number; readonly rows: unknown[] }
  | { readonly id: number; readonly error: string };
