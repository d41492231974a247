import type { Person } from '../../../src-shared/contract/people.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Ports } from '../ports.ts';
import { operatorNumber } from '../printing/operators.ts';
import type { Settings } from '../settings/settings.ts';
import type { People, SignsIn } from './people.ts';
import { hashBadge, isPin, type PinHash } from './pin.ts';
import type { PeopleSessions } from './sessions.ts';

export interface SignInParts {
  readonly db: WriteDb;
  readonly ports: Pick<Ports, 'now' | 'secret'>;
  readonly settings: Settings;
  readonly ledger: Ledger;
  readonly people: People;
  readonly sessions: PeopleSessions;
}

export interface SignedIn {
  readonly session: string;
  readonly person: Person;
}

/** Wrong PINs in a row before a number has to wait; nobody is locked out for good. */
const freeTries = 5;
const waitMs = 5 * 60_000;
/** Wrong badges and unknown numbers of an organisation in a minute before all of them wait. */
const strangersTries = 10;
const strangersMs = 60_000;

type PinRow = { readonly wrong_pins: number; readonly wrong_pin_at: number | null } & (
  | PinHash
  | { readonly pin: null; readonly pin_salt: null }
);

/** Signing in and out, and who a session is. */
export class SignIn {
  readonly #parts: SignInParts;
  readonly #strangers = new Map<number, { since: number; tries: number }>();

  constructor(parts: SignInParts) {
    this.#parts = parts;
  }

  /** @throws PrintRoomError `sign_in_needed` for a badge that is not known, `rate_limited` after many of them. */
  withBadge(organisation: number, badge: string): SignedIn {
    const number = this.#numberOf(organisation, badge);
    if (number !== null) return this.#begin(organisation, number);
    this.#countStranger(organisation, 'a badge that is not known');
    throw new PrintRoomError('sign_in_needed', 'This badge is not known here.');
  }

  /** @throws PrintRoomError `sign_in_needed`, `rate_limited` with the time to wait. */
  async withPin(organisation: number, number: number, pin: string): Promise<SignedIn> {
    await this.#requirePin(organisation, number, pin, 'Number and PIN do not fit.');
    return this.#begin(organisation, number);
  }

  /**
   * Whether it is still that person who sits there. What is wrong counts and is recorded like a wrong sign-in.
   * @throws PrintRoomError `validation_error` without a proof, `sign_in_needed`, `rate_limited`
   */
  async prove(organisation: number, number: number, proof: SignsIn | undefined): Promise<void> {
    if (!proof) {
      throw new PrintRoomError(
        'validation_error',
        'To change your own PIN or badge, give the current PIN or badge as well.',
      );
    }
    if ('pin' in proof) return this.#requirePin(organisation, number, proof.pin, 'The current PIN is wrong.');
    if (this.#numberOf(organisation, proof.badge) === number) return;
    this.#countStranger(organisation, 'a badge that is not theirs');
    throw new PrintRoomError('sign_in_needed', 'This badge is not yours.');
  }

  async #requirePin(organisation: number, number: number, pin: string, wrong: string): Promise<void> {
    const row = this.#takeTry(organisation, number);
    if (!row) this.#countStranger(organisation, 'a number that is not known');
    if (!(await isPin(pin, row))) {
      if (row) this.#refuse(organisation, number, 'a wrong PIN');
      throw new PrintRoomError('sign_in_needed', wrong);
    }
    this.#parts.db
      .prepare('UPDATE people SET wrong_pins = 0, wrong_pin_at = NULL WHERE operator = ?')
      .run(number);
  }

  #numberOf(organisation: number, badge: string): number | null {
    const { db, ports } = this.#parts;
    const number = db
      .prepare('SELECT operator FROM people WHERE organisation_id = ? AND badge = ?')
      .pluck()
      .get(organisation, hashBadge(badge, ports.secret())) as number | undefined;
    return number ?? null;
  }

  out(session: string | null): void {
    if (session !== null) this.#parts.sessions.end(session);
  }

  /** The person behind a session, as they are now; null where it has ended. */
  personOf(session: string | null): { readonly organisation: number; readonly person: Person } | null {
    if (session === null) return null;
    const { sessions, people, ports, settings } = this.#parts;
    const found = sessions.find(
      session,
      ports.now(),
      (organisation) => settings.get(organisation, 'sign_out_minutes') * 60_000,
    );
    const person = found && people.find(found.organisation, found.number);
    return person ? { organisation: found.organisation, person } : null;
  }

  #begin(organisation: number, number: number): SignedIn {
    const { people, sessions, ports } = this.#parts;
    return {
      person: people.require(organisation, number),
      session: sessions.begin(organisation, number, ports.now()),
    };
  }

  /**
   * Counts a try before the PIN is looked at, or many at once would be free.
   * @returns null for somebody who has no PIN, or is not there at all.
   */
  #takeTry(organisation: number, number: number): PinHash | null {
    const { db, ports } = this.#parts;
    const now = ports.now();
    return db.transaction(() => {
      const row = db
        .prepare(
          'SELECT pin, pin_salt, wrong_pins, wrong_pin_at FROM people WHERE organisation_id = ? AND operator = ?',
        )
        .get(organisation, number) as PinRow | undefined;
      if (!row || row.pin === null) return null;
      // With a clock that was set back the time to wait begins anew, and ends.
      const left = row.wrong_pin_at === null ? 0 : Math.min(waitMs, row.wrong_pin_at + waitMs - now);
      if (row.wrong_pins >= freeTries && left > 0) throw tooMany(left);
      db.prepare('UPDATE people SET wrong_pins = wrong_pins + 1, wrong_pin_at = ? WHERE operator = ?').run(
        now,
        number,
      );
      return row;
    });
  }

  #countStranger(organisation: number, what: string): void {
    const now = this.#parts.ports.now();
    const known = this.#strangers.get(organisation);
    const window =
      known && now >= known.since && now - known.since < strangersMs ? known : { since: now, tries: 0 };
    this.#strangers.set(organisation, window);
    window.tries++;
    if (window.tries > strangersTries) throw tooMany(window.since + strangersMs - now);
    this.#refuse(organisation, null, what);
  }

  #refuse(organisation: number, number: number | null, what: string): void {
    const { db, ledger, ports } = this.#parts;
    db.transaction(() => {
      const operator = number ?? operatorNumber(db, organisation, null);
      ledger.record(
        organisation,
        { kind: 'refusal', subject: 'sign_in', body: { what }, operator },
        ports.now(),
      );
    });
  }
}

function tooMany(ms: number): PrintRoomError {
  const seconds = Math.ceil(ms / 1000);
  return new PrintRoomError('rate_limited', `Too many wrong tries. Try again in ${seconds} s.`, {
    retryAfterSeconds: seconds,
  });
}
