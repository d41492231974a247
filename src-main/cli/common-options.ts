import type { Places } from './places.ts';

/** What every command takes. */
export interface CommonOptions {
  readonly data: string;
  readonly organization?: string;
  /** Who does it: a name, or a number where people sign in. */
  readonly operator?: string;
  readonly json: boolean;
  /** Takes the results instead of stdout. */
  readonly write?: (text: string) => void;
  readonly places: Places;
}
