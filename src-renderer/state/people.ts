import type { Person, SignInOrder } from '../../src-shared/contract/people.ts';
import type { Role } from '../../src-shared/models/permissions.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { keepSession } from '../client/session.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

export type SignsIn = { readonly pin: string } | { readonly badge: string };

export interface PeopleSlice {
  /** People are set up, so what is done needs a sign-in. */
  readonly peopleOn: boolean;
  /** Who is signed in on this page. */
  readonly me: Person | null;
  /** null until the host has listed them. */
  readonly people: readonly Person[] | null;
  readonly loadMe: () => Promise<Outcome<void>>;
  readonly signIn: (who: SignInOrder) => Promise<Outcome<void>>;
  readonly signOut: () => Promise<Outcome<void>>;
  readonly loadPeople: () => Promise<Outcome<void>>;
  readonly addPerson: (name: string, role: Role, signsIn: SignsIn) => Promise<Outcome<void>>;
  /** @param proof the current PIN or badge, for one's own. */
  readonly setSignsIn: (number: number, signsIn: SignsIn, proof: SignsIn | null) => Promise<Outcome<void>>;
  readonly setPersonRole: (number: number, role: Role) => Promise<Outcome<void>>;
  readonly removePerson: (number: number, erase: boolean) => Promise<Outcome<void>>;
  /** Nobody has to sign in any more. */
  readonly turnOffPeople: (count: number) => Promise<Outcome<void>>;
}

export const createPeopleSlice: Slice<PeopleSlice> = (set, get) => {
  const changed = async (): Promise<void> => {
    await get().loadMe();
    await get().loadPeople();
  };
  return {
    peopleOn: false,
    me: null,
    people: null,

    loadMe: () =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const { on, person } = await client.people.whoami(ofOrganisation(get()));
        if (!here()) return;
        // What is done is theirs, and the name of whoever was here before is not.
        if (on || get().peopleOn) set({ operator: person?.name ?? '' });
        set({ peopleOn: on, me: person });
      }),

    signIn: (who) =>
      attempt(async () => {
        const { session, person } = await client.people.signIn({ ...ofOrganisation(get()), ...who });
        keepSession(session);
        set({ peopleOn: true, me: person, operator: person.name });
      }),

    signOut: () =>
      attempt(async () => {
        await client.people.signOut(ofOrganisation(get()));
        keepSession(null);
        set({ me: null, operator: '' });
      }),

    loadPeople: () =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const people = await client.people.list(ofOrganisation(get()));
        if (here()) set({ people });
      }),

    addPerson: (name, role, signs_in) =>
      attempt(async () => {
        await client.people.add({ ...ofOrganisation(get()), name, role, signs_in });
        await changed();
      }),

    setSignsIn: (number, signsIn, proof) =>
      attempt(async () => {
        const who = { ...ofOrganisation(get()), number, ...(proof && { proof }) };
        if ('pin' in signsIn) await client.people.setPin({ ...who, pin: signsIn.pin });
        else await client.people.setBadge({ ...who, badge: signsIn.badge });
        await changed();
      }),

    setPersonRole: (number, role) =>
      attempt(async () => {
        await client.people.setRole({ ...ofOrganisation(get()), number, role });
        await changed();
      }),

    removePerson: (number, erase) =>
      attempt(async () => {
        const who = { ...ofOrganisation(get()), number };
        if (erase) await client.people.erase(who);
        else await client.people.remove(who);
        await changed();
      }),

    turnOffPeople: (count) =>
      attempt(async () => {
        await client.people.turnOff({ ...ofOrganisation(get()), count });
        keepSession(null);
        await changed();
      }),
  };
};
