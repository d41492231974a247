import { createRouterClient } from '@orpc/server';
import { createRouter } from '../../src-main/core/contract/router.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import type { Role } from '../../src-shared/models/permissions.ts';

/** A page of the window: no start token, and nobody signed in until somebody does. */
export function pageOf(room: PrintRoom, options: { readonly admin?: boolean } = {}) {
  let session: string | null = null;
  const client = createRouterClient(createRouter(room), {
    context: () => ({ admin: options.admin ?? false, session }),
  });
  return {
    client,
    /** From now on every call is that person's. */
    signIn: async (who: Parameters<typeof client.people.signIn>[0]) => {
      const signedIn = await client.people.signIn(who);
      session = signedIn.session;
      return signedIn.person;
    },
    useSession: (token: string | null) => (session = token),
    session: () => session,
  };
}

export type Page = ReturnType<typeof pageOf>;

export const pins: Record<Role, string> = {
  it: '704213',
  quality: '8820',
  shift_leader: '5561',
  operator: '1379',
};

/** What the badge of each role says. */
const badges: Record<Role, string> = {
  it: 'BADGE-IDA',
  quality: 'BADGE-QUENTIN',
  shift_leader: 'BADGE-SOFIA',
  operator: 'BADGE-OTTO',
};

/**
 * One person of each role with a badge, by role; IT first, as it has to be.
 * @param withPin these have a PIN too, which takes time to hash.
 */
export async function setUpPeople(
  room: PrintRoom,
  withPin: readonly Role[] = [],
): Promise<Record<Role, number>> {
  const { client, signIn } = pageOf(room);
  const add = async (name: string, role: Role): Promise<number> =>
    (await client.people.add({ name, role, signs_in: { badge: badges[role] } })).number;
  const it = await add('Ida', 'it');
  await signIn({ badge: badges.it });
  const people = {
    it,
    quality: await add('Quentin', 'quality'),
    shift_leader: await add('Sofia', 'shift_leader'),
    operator: await add('Otto', 'operator'),
  };
  for (const role of withPin) {
    const own = role === 'it' ? { proof: { badge: badges.it } } : {};
    await client.people.setPin({ number: people[role], pin: pins[role], ...own });
  }
  return people;
}

/** A page on which somebody of that role is signed in. */
export async function pageAs(room: PrintRoom, role: Role): Promise<Page> {
  const page = pageOf(room);
  await page.signIn({ badge: badges[role] });
  return page;
}

export interface RecordRow {
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  readonly operator: number;
}

/** Records of a kind in the chain, the oldest first. */
export function recordsIn(room: PrintRoom, kind: 'people' | 'refusal'): RecordRow[] {
  return room.db
    .prepare('SELECT kind, subject, body, operator FROM records WHERE kind = ? ORDER BY id')
    .all(kind) as RecordRow[];
}
