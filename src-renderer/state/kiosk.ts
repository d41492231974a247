import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { kioskScreens, screens, type Screen } from './place.ts';
import { ofOrganisation, type Slice } from './slice.ts';

export interface KioskSlice {
  /** The station shows what operators need and nothing that sets it up. The core holds it, so a reload changes nothing. */
  readonly kiosk: boolean;
  readonly enterKiosk: (pin: string) => Promise<Outcome<void>>;
  /** @param pin null: who is signed in has the role `it`. */
  readonly leaveKiosk: (pin: string | null) => Promise<Outcome<void>>;
}

export const createKioskSlice: Slice<KioskSlice> = (set, get) => ({
  kiosk: false,

  enterKiosk: (pin) =>
    attempt(async () => {
      const { on } = await client.kiosk.enter({ ...ofOrganisation(get()), pin });
      set({ kiosk: on });
      // Where one stands may be a screen that is not there any more.
      get().followAddress(location.hash);
    }),

  leaveKiosk: (pin) =>
    attempt(async () => {
      const { on } = await client.kiosk.leave({ ...ofOrganisation(get()), pin });
      set({ kiosk: on });
    }),
});

/** The screens that this window may open. */
export function openScreens({ kiosk }: Pick<KioskSlice, 'kiosk'>): readonly Screen[] {
  return kiosk ? kioskScreens : screens;
}
