import type { Places } from './places.ts';

/** What every command takes. */
export interface CommonOptions {
  readonly data: string;
  readonly organization?: string;
  /** Who does it: a name, or a number where people sign in. */
  readonly operator?: string;
  readonly json: boolean;
  readonly places: Places;
}
