import type { Places } from './places.ts';

/** What every command takes. */
export interface CommonOptions {
  readonly data: string;
  readonly organization?: string;
  readonly json: boolean;
  readonly places: Places;
}
