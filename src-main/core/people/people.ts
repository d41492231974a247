import type { Person } from '../../../src-shared/contract/people.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { Role } from '../../../src-shared/models/permissions.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { Changes } from '../changes.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Ports } from '../ports.ts';
import { nameOfOperator, operatorNumber } from '../printing/operators.ts';
import { eraseName } from './erase-name.ts';
import { hashBadge, hashPin, type PinHash } from './pin.ts';

export interface PeopleParts {
  readonly db: WriteDb;
  readonly ports: Pick<Ports, 'now' | 'secret'>;
  readonly ledger: Ledger;
  readonly changes: Changes;
  /** Their sessions end. */
  readonly onGone: (number: number) => void;
}

interface PersonRow {
  readonly operator: number;
  readonly name: string | null;
  readonly role: Role;
  readonly badge: string | null;
  readonly pin: string | null;
}

/** How somebody signs in. */
export type SignsIn = { readonly pin: string } | { readonly badge: string };

/** What changed about whom, as the chain keeps it: numbers, no names. */
type PeopleRecord =
  | { readonly what: 'added' | 'role'; readonly person: number; readonly role: Role }
  | { readonly what: 'pin' | 'badge' | 'removed' | 'erased' | 'reset'; readonly person: number }
  /** Nobody signs in any more. `people`: who could until then. */
  | { readonly what: 'off'; readonly people: readonly number[] };

const columns = 'p.operator, o.name, p.role, p.badge, p.pin';
/** Names that the program itself gives to operators. */
const ownNames = /^(?:operator(?: \d+.*)?$|API key |Closient, station |sample data$)/i;

/**
 * The people of organisations. There are none until somebody adds the first, who has the role `it`; from then on one
 * such person at least can sign in.
 */
export class People {
  readonly #parts: PeopleParts;

  constructor(parts: PeopleParts) {
    this.#parts = parts;
  }

  /** Whether acts need a sign-in. @param organisation null: in any organisation of the folder. */
  isOn(organisation: number | null): boolean {
    return (
      this.#parts.db
        .prepare(
          'SELECT 1 FROM people WHERE organisation_id = ifnull(?, organisation_id) AND (badge IS NOT NULL OR pin IS NOT NULL) LIMIT 1',
        )
        .get(organisation) !== undefined
    );
  }

  /** By number. */
  list(organisation: number): Person[] {
    const rows = this.#parts.db
      .prepare(
        `SELECT ${columns} FROM people p JOIN operators o ON o.number = p.operator WHERE p.organisation_id = ? ORDER BY 1`,
      )
      .all(organisation) as PersonRow[];
    return rows.map((row) => this.#describe(row));
  }

  find(organisation: number, number: number): Person | null {
    const row = this.#parts.db
      .prepare(
        `SELECT ${columns} FROM people p JOIN operators o ON o.number = p.operator WHERE p.organisation_id = ? AND p.operator = ?`,
      )
      .get(organisation, number) as PersonRow | undefined;
    return row ? this.#describe(row) : null;
  }

  /** @throws PrintRoomError `conflict`: known already, a badge of somebody else, or the first one without role `it`. */
  async add(
    organisation: number,
    who: { readonly name: string; readonly role: Role; readonly signsIn: SignsIn },
    by: string | null,
  ): Promise<Person> {
    const { db, ports } = this.#parts;
    const { name, role, signsIn } = who;
    if (ownNames.test(name)) {
      throw new PrintRoomError(
        'validation_error',
        `${JSON.stringify(name)} is a name of the program's own; take another.`,
      );
    }
    const pin = 'pin' in signsIn ? await hashPin(signsIn.pin) : null;
    const badge = 'badge' in signsIn ? hashBadge(signsIn.badge, ports.secret()) : null;
    return db.transaction(() => {
      if (role !== 'it' && !this.isOn(organisation)) {
        throw new PrintRoomError(
          'conflict',
          'The first person needs the role it: somebody has to add the others.',
        );
      }
      // Who was only a typed name so far keeps that number, and with it what they did.
      const number = operatorNumber(db, organisation, name);
      if (this.find(organisation, number)) {
        throw new PrintRoomError(
          'conflict',
          `${name} is there already, as number ${number}. Names differ, so that people can tell them apart.`,
        );
      }
      if (badge !== null) this.#requireFreeBadge(organisation, badge, number);
      db.prepare(
        'INSERT INTO people (operator, organisation_id, role, badge, pin, pin_salt) VALUES (?, ?, ?, ?, ?, ?)',
      ).run(number, organisation, role, badge, pin?.pin ?? null, pin?.pin_salt ?? null);
      this.#record(organisation, { what: 'added', person: number, role }, by);
      return this.require(organisation, number);
    });
  }

  /** @throws PrintRoomError `not_found`, `conflict` where nobody of role `it` would be left. */
  setRole(organisation: number, number: number, role: Role, by: string | null): Person {
    const { db } = this.#parts;
    return db.transaction(() => {
      const person = this.require(organisation, number);
      if (person.role === role) return person;
      this.#requireAnotherIt(organisation, person);
      db.prepare('UPDATE people SET role = ? WHERE operator = ?').run(role, number);
      this.#record(organisation, { what: 'role', person: number, role }, by);
      return this.require(organisation, number);
    });
  }

  /** Ends the sessions of that person. @throws PrintRoomError `not_found` */
  async setPin(organisation: number, number: number, pin: string, by: string | null): Promise<Person> {
    return this.#storePin(organisation, number, await hashPin(pin), 'pin', by);
  }

  /** Ends the sessions of that person. @throws PrintRoomError `not_found`, `conflict` */
  setBadge(organisation: number, number: number, badge: string, by: string | null): Person {
    const { db, ports, onGone } = this.#parts;
    const hash = hashBadge(badge, ports.secret());
    return db.transaction(() => {
      this.require(organisation, number);
      this.#requireFreeBadge(organisation, hash, number);
      db.prepare('UPDATE people SET badge = ? WHERE operator = ?').run(hash, number);
      this.#record(organisation, { what: 'badge', person: number }, by);
      onGone(number);
      return this.require(organisation, number);
    });
  }

  /** They sign in no more. @throws PrintRoomError `not_found`, `conflict` for the last one of role `it`. */
  remove(organisation: number, number: number, by: string | null): void {
    const { db, onGone } = this.#parts;
    db.transaction(() => {
      this.#requireAnotherIt(organisation, this.require(organisation, number));
      db.prepare('DELETE FROM people WHERE operator = ?').run(number);
      this.#record(organisation, { what: 'removed', person: number }, by);
    });
    onGone(number);
  }

  /**
   * Takes a name away for good, also one that was only typed. What the number did stays in the ledger.
   * @throws PrintRoomError `not_found`, `conflict` for the last one of role `it`.
   */
  erase(organisation: number, number: number, by: string | null): void {
    const { db, ports, onGone } = this.#parts;
    const person = this.find(organisation, number);
    eraseName(db, organisation, number, ports.now(), () => {
      if (person) this.#requireAnotherIt(organisation, person);
      // Somebody who erases themselves goes into the record by number, before the name is gone.
      this.#record(organisation, { what: 'erased', person: number }, by);
      db.prepare('DELETE FROM people WHERE operator = ?').run(number);
    });
    onGone(number);
  }

  /**
   * Nobody has to sign in any more: all of them are removed, and their names stay with what they did.
   * @param count of people, as whoever decides it has seen them. @throws PrintRoomError `not_found`, `conflict`
   */
  turnOff(organisation: number, count: number, by: string | null): void {
    const { db, onGone } = this.#parts;
    const numbers = db.transaction(() => {
      const people = this.list(organisation).map(({ number }) => number);
      if (people.length === 0) {
        throw new PrintRoomError('not_found', 'No people are set up here, so nobody has to sign in.');
      }
      if (people.length !== count) {
        throw new PrintRoomError(
          'conflict',
          `There are ${people.length} people here and not ${count}. Look who they are, then say their number.`,
        );
      }
      db.prepare('DELETE FROM people WHERE organisation_id = ?').run(organisation);
      this.#record(organisation, { what: 'off', people }, by);
      return people;
    });
    for (const number of numbers) onGone(number);
  }

  /**
   * A new PIN for a person of role `it`, when nobody can sign in any more.
   * @param number null: the only one. @throws PrintRoomError `not_found`, `validation_error`
   */
  async reset(organisation: number, number: number | null, pin: string): Promise<Person> {
    const those = this.list(organisation).filter(({ role }) => role === 'it');
    const numbers = those.map((person) => `${person.number} (${person.name})`).join(', ');
    const [only] = those;
    const chosen =
      number === null && those.length === 1 ? only : those.find((person) => person.number === number);
    if (!chosen) {
      throw new PrintRoomError(
        'not_found',
        those.length === 0
          ? 'No people are set up here, so nobody has to sign in.'
          : `Name a person of the role it by number: ${numbers}.`,
      );
    }
    return this.#storePin(organisation, chosen.number, await hashPin(pin), 'reset', null);
  }

  /** @throws PrintRoomError `not_found` */
  require(organisation: number, number: number): Person {
    const person = this.find(organisation, number);
    if (!person) throw new PrintRoomError('not_found', `There is no person with the number ${number}.`);
    return person;
  }

  #storePin(
    organisation: number,
    number: number,
    { pin, pin_salt: salt }: PinHash,
    what: 'pin' | 'reset',
    by: string | null,
  ): Person {
    const { db, onGone } = this.#parts;
    return db.transaction(() => {
      this.require(organisation, number);
      db.prepare(
        'UPDATE people SET pin = ?, pin_salt = ?, wrong_pins = 0, wrong_pin_at = NULL WHERE operator = ?',
      ).run(pin, salt, number);
      this.#record(organisation, { what, person: number }, by);
      onGone(number);
      return this.require(organisation, number);
    });
  }

  #requireFreeBadge(organisation: number, badge: string, number: number): void {
    const other = this.#parts.db
      .prepare('SELECT operator FROM people WHERE organisation_id = ? AND badge = ? AND operator <> ?')
      .pluck()
      .get(organisation, badge, number) as number | undefined;
    if (other === undefined) return;
    throw new PrintRoomError(
      'conflict',
      `This badge is that of ${nameOfOperator(this.#parts.db, other)}, number ${other}.`,
    );
  }

  /** Whoever is the last one of role `it` that can sign in stays it. */
  #requireAnotherIt(organisation: number, { number, role }: Person): void {
    const others = this.list(organisation).some(
      (person) => person.role === 'it' && person.number !== number && person.signs_in_with.length > 0,
    );
    if (role !== 'it' || others) return;
    throw new PrintRoomError(
      'conflict',
      'This is the last person of the role it; without one nobody could manage people. Add another one first.',
    );
  }

  #record(organisation: number, body: PeopleRecord, by: string | null): void {
    const { db, ledger, ports, changes } = this.#parts;
    const operator = operatorNumber(db, organisation, by);
    const subject = 'person' in body ? String(body.person) : 'all';
    ledger.record(organisation, { kind: 'people', subject, body, operator }, ports.now());
    // After the transaction this is in: whoever hears it asks for what holds now.
    setImmediate(() => changes.emit('people', organisation));
  }

  #describe({ operator: number, role, badge, pin }: PersonRow): Person {
    return {
      number,
      name: nameOfOperator(this.#parts.db, number),
      role,
      signs_in_with: [
        ...(badge === null ? [] : (['badge'] as const)),
        ...(pin === null ? [] : (['pin'] as const)),
      ],
    };
  }
}
