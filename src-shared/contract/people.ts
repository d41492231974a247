import { oc } from '@orpc/contract';
import { z } from 'zod';
import { roles } from '../models/permissions.ts';
import { inOrganisation } from './common.ts';

const number = z.int().min(1);
const pin = z.string().regex(/^\d{4,12}$/, '4 to 12 digits');
/** What the reader says when the badge is scanned. */
const badge = z.string().trim().min(6, 'At least 6 characters').max(200);

/** The current PIN or badge. */
const proof = z
  .union([z.strictObject({ pin: z.string().max(64) }), z.strictObject({ badge: z.string().max(200) })])
  .optional();

export const person = z.object({
  /** Stands in the ledger; the name does not. */
  number: z.int(),
  name: z.string(),
  role: z.enum(roles),
  signs_in_with: z.array(z.enum(['badge', 'pin'])),
});
export type Person = z.infer<typeof person>;

export const signInOrder = z.union([
  z.strictObject({ ...inOrganisation, badge: z.string().max(200) }),
  z.strictObject({ ...inOrganisation, number: z.int().min(1), pin: z.string().max(64) }),
]);
export type SignInOrder = z.infer<typeof signInOrder>;

const ofPerson = z.object({ ...inOrganisation, number });

/** Operators, where somebody has set them up. Without people everything is as free as the machine is. */
export const peopleContract = {
  whoami: oc.input(z.object(inOrganisation)).output(
    z.object({
      /** Somebody has set up people, so acts need a sign-in. */
      on: z.boolean(),
      person: person.nullable(),
    }),
  ),
  /** `session` goes with every later call; it ends when nothing is done for the minutes of `sign_out_minutes`. */
  signIn: oc.input(signInOrder).output(z.object({ session: z.string(), person })),
  signOut: oc.input(z.object(inOrganisation)).output(z.null()),
  list: oc.input(z.object(inOrganisation)).output(z.array(person)),
  /** The first one has the role `it`, or nobody could add a second. */
  add: oc
    .input(
      z.object({
        ...inOrganisation,
        name: z.string().trim().min(1).max(100),
        role: z.enum(roles),
        signs_in: z.union([z.strictObject({ pin }), z.strictObject({ badge })]),
      }),
    )
    .output(person),
  setRole: oc.input(ofPerson.extend({ role: z.enum(roles) })).output(person),
  /** `proof` is needed where it is one's own: whoever finds an open screen is not its owner. */
  setPin: oc.input(ofPerson.extend({ pin, proof })).output(person),
  setBadge: oc.input(ofPerson.extend({ badge, proof })).output(person),
  /** They sign in no more; their name stays with what they did. */
  remove: oc.input(ofPerson).output(z.null()),
  /** The name goes too, of people and of names that were once typed; the number stays. */
  erase: oc.input(ofPerson).output(z.null()),
  /** Nobody has to sign in any more. `count` of the people there are, as whoever decides it has seen them. */
  turnOff: oc.input(z.object({ ...inOrganisation, count: z.int().min(1) })).output(z.null()),
};

/** For whoever sits at the machine itself. */
export const peopleAdminContract = {
  /** A new PIN for a person of the role `it`; without `number`, for the only one. */
  resetPerson: oc.input(z.object({ ...inOrganisation, number: number.nullish(), pin })).output(person),
};
