import { implement } from '@orpc/server';
import { peopleAdminContract, peopleContract } from '../../../src-shared/contract/people.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { resolveOrganisation } from '../catalog/organisations.ts';
import type { PrintRoom } from '../print-room.ts';
import { whoActs, type CallContext } from './context.ts';

/** The part `people` of the contract. */
export function peopleRoutes({ db, people, signIn }: PrintRoom) {
  const os = implement(peopleContract).$context<CallContext>();
  const ownerOf = (input: { organization_id?: string | undefined }): number =>
    resolveOrganisation(db, input.organization_id).id;
  return {
    whoami: os.whoami.handler(({ input, context }) => ({
      on: people.isOn(ownerOf(input)),
      person: context.person,
    })),
    signIn: os.signIn.handler(({ input }) =>
      'badge' in input
        ? signIn.withBadge(ownerOf(input), input.badge)
        : signIn.withPin(ownerOf(input), input.number, input.pin),
    ),
    signOut: os.signOut.handler(({ context }) => {
      signIn.out(context.session ?? null);
      return null;
    }),
    list: os.list.handler(({ input }) => people.list(ownerOf(input))),
    add: os.add.handler(({ input: { name, role, signs_in: signsIn, ...where }, context }) =>
      people.add(ownerOf(where), { name, role, signsIn }, whoActs(context, null)),
    ),
    setRole: os.setRole.handler(({ input, context }) =>
      people.setRole(ownerOf(input), input.number, input.role, whoActs(context, null)),
    ),
    setPin: os.setPin.handler(async ({ input, context }) => {
      const organisation = ownerOf(input);
      if (context.person?.number === input.number)
        await signIn.prove(organisation, input.number, input.proof);
      else context.permit('people');
      return people.setPin(organisation, input.number, input.pin, whoActs(context, null));
    }),
    setBadge: os.setBadge.handler(async ({ input, context }) => {
      const organisation = ownerOf(input);
      if (context.person?.number === input.number)
        await signIn.prove(organisation, input.number, input.proof);
      return people.setBadge(organisation, input.number, input.badge, whoActs(context, null));
    }),
    remove: os.remove.handler(({ input, context }) => {
      people.remove(ownerOf(input), input.number, whoActs(context, null));
      return null;
    }),
    erase: os.erase.handler(({ input, context }) => {
      people.erase(ownerOf(input), input.number, whoActs(context, null));
      return null;
    }),
    turnOff: os.turnOff.handler(({ input, context }) => {
      people.turnOff(ownerOf(input), input.count, whoActs(context, null));
      return null;
    }),
  };
}

/** For the command line only. */
export function peopleAdminRoutes({ db, people }: PrintRoom) {
  const os = implement(peopleAdminContract)
    .$context<CallContext>()
    .use(({ context, next }) => {
      if (!context.admin) throw new PrintRoomError('forbidden', 'This is for the command line only.');
      return next();
    });
  return {
    resetPerson: os.resetPerson.handler(({ input }) =>
      people.reset(resolveOrganisation(db, input.organization_id).id, input.number ?? null, input.pin),
    ),
  };
}
