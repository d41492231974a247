import type { Person } from '../../../src-shared/contract/people.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { Role } from '../../../src-shared/models/permissions.ts';
import { askSecret } from '../ask-secret.ts';
import type { CommonOptions } from '../common-options.ts';
import { organisation, withClient, write } from '../output.ts';

const newPin = () => askSecret('PRINT_ROOM_NEW_PIN', 'new PIN');
const newBadge = () => askSecret('PRINT_ROOM_NEW_BADGE', 'badge');

export async function listPeople(common: CommonOptions): Promise<void> {
  const people = await withClient(common, (client) => client.people.list(organisation(common)));
  write(common, { people }, people.length === 0 ? ['no people: nobody has to sign in'] : people.map(lineOf));
}

export async function addPerson(
  common: CommonOptions,
  name: string,
  options: { readonly role: Role; readonly badge: boolean },
): Promise<void> {
  const signsIn = options.badge ? { badge: await newBadge() } : { pin: await newPin() };
  const person = await withClient(common, (client) =>
    client.people.add({ ...organisation(common), name, role: options.role, signs_in: signsIn }),
  );
  write(common, person, [lineOf(person)]);
}

export async function setRole(common: CommonOptions, number: number, role: Role): Promise<void> {
  const person = await withClient(common, (client) =>
    client.people.setRole({ ...organisation(common), number, role }),
  );
  write(common, person, [lineOf(person)]);
}

export async function setPin(common: CommonOptions, number: number): Promise<void> {
  const pin = await newPin();
  const person = await withClient(common, (client, proof) =>
    client.people.setPin({ ...organisation(common), number, pin, ...(proof && { proof }) }),
  );
  write(common, person, [lineOf(person)]);
}

export async function setBadge(common: CommonOptions, number: number): Promise<void> {
  const badge = await newBadge();
  const person = await withClient(common, (client, proof) =>
    client.people.setBadge({ ...organisation(common), number, badge, ...(proof && { proof }) }),
  );
  write(common, person, [lineOf(person)]);
}

/** @param erase the name goes too. */
export async function removePerson(common: CommonOptions, number: number, erase: boolean): Promise<void> {
  await withClient(common, (client) =>
    erase
      ? client.people.erase({ ...organisation(common), number })
      : client.people.remove({ ...organisation(common), number }),
  );
  write(common, { number, erased: erase }, [`operator ${number} is ${erase ? 'erased' : 'removed'}`]);
}

/** @param count of people as it was typed; null: not yet, so it is said how many there are. */
export async function turnOffPeople(common: CommonOptions, count: number | null): Promise<void> {
  await withClient(common, async (client) => {
    const people = await client.people.list(organisation(common));
    if (count === null && people.length > 0) {
      throw new PrintRoomError(
        'validation_error',
        `There are ${people.length} people here, who would all be removed; then nobody has to sign in. To do it: people off --people ${people.length}`,
      );
    }
    await client.people.turnOff({ ...organisation(common), count: count ?? 1 });
  });
  write(common, { on: false, removed: count }, ['nobody has to sign in any more; this is recorded']);
}

export async function resetPerson(common: CommonOptions, number: number | null): Promise<void> {
  const pin = await newPin();
  const person = await withClient(common, (client) =>
    client.admin.resetPerson({ ...organisation(common), number, pin }),
  );
  write(common, person, [`${lineOf(person)}  (a new PIN; this is recorded)`]);
}

export async function leaveKiosk(common: CommonOptions): Promise<void> {
  const state = await withClient(common, (client) => client.admin.leaveKiosk(organisation(common)));
  write(common, state, ['this station is not in kiosk mode']);
}

function lineOf({ number, name, role, signs_in_with: ways }: Person): string {
  return [number, role, ways.length === 0 ? 'cannot sign in' : ways.join(' and '), name].join('  ');
}
