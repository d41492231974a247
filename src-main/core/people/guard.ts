import { PrintRoomError } from '../../../src-shared/errors.ts';
import { actOf } from '../../../src-shared/contract/acts.ts';
import type { Person } from '../../../src-shared/contract/people.ts';
import {
  mayDo,
  permissions,
  setUpActs,
  sharedActs,
  type Act,
} from '../../../src-shared/models/permissions.ts';
import { listOrganisations, meantOrganisation, resolveOrganisation } from '../catalog/organisations.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import type { Ports } from '../ports.ts';
import { operatorNumber } from '../printing/operators.ts';
import type { ContractContext } from '../contract/context.ts';
import type { People } from './people.ts';
import type { PeopleSessions } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

export interface GuardParts {
  readonly db: WriteDb;
  readonly ports: Pick<Ports, 'now'>;
  readonly ledger: Ledger;
  readonly people: People;
  readonly signIn: SignIn;
  readonly sessions: PeopleSessions;
  readonly kiosk: Kiosk;
}

/** Who calls, and a way to ask for more than the call itself amounts to. */
export interface Caller {
  /** null: nobody is signed in. Then people are not set up, or nothing is done that needs it. */
  readonly person: Person | null;
  /** @throws PrintRoomError `sign_in_needed`, `not_allowed` */
  readonly permit: (act: Act) => void;
}

/** Asks at every call of the contract whether whoever calls may do that. What is refused is recorded. */
export class Guard {
  readonly #parts: GuardParts;

  constructor(parts: GuardParts) {
    this.#parts = parts;
  }

  /**
   * @param context kiosk mode does not hold for the command line. @param path of the call. @param input as it came in, not looked at by anybody yet.
   * @throws PrintRoomError `sign_in_needed`, `not_allowed`
   */
  enter(context: ContractContext, path: readonly string[], input: unknown): Caller {
    const { signIn, sessions, ports, kiosk } = this.#parts;
    const session = context.session ?? null;
    const signedIn = signIn.personOf(session);
    const organisation = this.#organisationOf(input);
    const permit = (act: Act): void => {
      if (setUpActs.has(act) && !context.admin && kiosk.isOn() && signedIn?.person.role !== 'it') {
        throw inKiosk(act);
      }
      const shared = sharedActs.has(act);
      const where = shared ? null : (organisation ?? signedIn?.organisation ?? null);
      if (!this.#parts.people.isOn(where)) return;
      const here = signedIn !== null && (shared || signedIn.organisation === where) ? signedIn.person : null;
      if (here !== null && mayDo(here.role, act)) {
        if (session !== null) sessions.touch(session, ports.now());
        return;
      }
      this.#record(signedIn?.organisation ?? organisation, here, act, path);
      throw here === null ? notSignedIn(act) : notAllowed(here, act);
    };
    const act = actOf(path);
    if (act !== 'anyone') permit(act);
    return {
      person:
        signedIn !== null && (organisation ?? signedIn.organisation) === signedIn.organisation
          ? signedIn.person
          : null,
      permit,
    };
  }

  /** null: the call names none, and there are several. An id that is not known is the call's own matter. */
  #organisationOf(input: unknown): number | null {
    const { db } = this.#parts;
    const named =
      typeof input === 'object' && input !== null && 'organization_id' in input
        ? input.organization_id
        : undefined;
    if (typeof named === 'string') return resolveOrganisation(db, named).id;
    return meantOrganisation(listOrganisations(db))?.id ?? null;
  }

  #record(organisation: number | null, person: Person | null, act: Act, path: readonly string[]): void {
    const { db, ledger, ports } = this.#parts;
    const where = organisation ?? listOrganisations(db)[0]?.id;
    if (where === undefined) return;
    db.transaction(() => {
      const operator = person?.number ?? operatorNumber(db, where, null);
      const body = { call: path.join('.'), signed_in: person !== null };
      ledger.record(where, { kind: 'refusal', subject: act, body, operator }, ports.now());
    });
  }
}

function inKiosk(act: Act): PrintRoomError {
  return new PrintRoomError(
    'not_allowed',
    `This station is in kiosk mode. To ${permissions[act].words}, leave kiosk mode with its PIN first.`,
  );
}

function notSignedIn(act: Act): PrintRoomError {
  return new PrintRoomError(
    'sign_in_needed',
    `To ${permissions[act].words}, sign in first: scan your badge, or give number and PIN.`,
  );
}

function notAllowed({ role }: Person, act: Act): PrintRoomError {
  const who = permissions[act].who.map((allowed) => roleWords[allowed]).join(' or ');
  return new PrintRoomError(
    'not_allowed',
    `As ${roleWords[role]} you may not ${permissions[act].words}; ${who} may. The attempt is recorded.`,
  );
}

const roleWords = {
  operator: 'operator',
  shift_leader: 'shift leader',
  quality: 'quality',
  it: 'IT',
} as const;
