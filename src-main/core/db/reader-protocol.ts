/** Between the main thread and the query thread. */
export interface ReaderRequest {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export type ReaderAnswer =
  | { readonly id: number; readonly rows: unknown[] }
  | { readonly id: number; readonly error: string };
