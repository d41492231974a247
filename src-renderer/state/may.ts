import type { Person } from '../../src-shared/contract/people.ts';
import { mayDo, setUpActs, type Act } from '../../src-shared/models/permissions.ts';

export interface WhoIsHere {
  readonly kiosk: boolean;
  readonly peopleOn: boolean;
  readonly me: Person | null;
}

/** Whether the core would let who is at this window do it. */
export function mayHere({ kiosk, peopleOn, me }: WhoIsHere, act: Act): boolean {
  if (kiosk && setUpActs.has(act) && me?.role !== 'it') return false;
  return !peopleOn || (me !== null && mayDo(me.role, act));
}
