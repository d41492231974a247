import { z } from 'zod';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { WriteDb } from '../db/write-db.ts';
import { meta, setMeta } from '../folder/station.ts';
import { hashPin, isPin } from '../people/pin.ts';
import type { Ports } from '../ports.ts';

export interface KioskParts {
  readonly db: WriteDb;
  readonly ports: Pick<Ports, 'now'>;
}

/** Wrong PINs in a row before the next one has to wait, as for people. */
const freeTries = 5;
const waitMs = 5 * 60_000;

const stored = z.strictObject({
  pin: z.string(),
  pin_salt: z.string(),
  wrong_pins: z.int(),
  wrong_pin_at: z.int().nullable(),
});
type Stored = z.infer<typeof stored>;

/** Kiosk mode of the station. It lies in the database, so that it outlives pages and restarts. */
export class Kiosk {
  readonly #parts: KioskParts;

  constructor(parts: KioskParts) {
    this.#parts = parts;
  }

  isOn(): boolean {
    return this.#read() !== null;
  }

  /** @param pin the way out from now on. @throws PrintRoomError `conflict` where it is on: its PIN stays. */
  async enter(pin: string): Promise<void> {
    const hash = await hashPin(pin);
    this.#parts.db.transaction(() => {
      if (this.isOn()) throw new PrintRoomError('conflict', 'This station is in kiosk mode already.');
      this.#write({ ...hash, wrong_pins: 0, wrong_pin_at: null });
    });
  }

  /** @throws PrintRoomError `not_allowed` for a wrong PIN, `rate_limited` with the time to wait after many. */
  async leaveWith(pin: string): Promise<void> {
    const state = this.#takeTry();
    if (state === null) return;
    if (!(await isPin(pin, state)))
      throw new PrintRoomError('not_allowed', 'This is not the PIN of kiosk mode.');
    this.leave();
  }

  leave(): void {
    this.#parts.db.prepare(`DELETE FROM meta WHERE key = 'kiosk'`).run();
  }

  /** Counts a try before the PIN is looked at, or many at once would be free. */
  #takeTry(): Stored | null {
    const now = this.#parts.ports.now();
    return this.#parts.db.transaction(() => {
      const state = this.#read();
      if (state === null) return null;
      // With a clock that was set back the time to wait begins anew, and ends.
      const left = state.wrong_pin_at === null ? 0 : Math.min(waitMs, state.wrong_pin_at + waitMs - now);
      if (state.wrong_pins >= freeTries && left > 0) {
        const seconds = Math.ceil(left / 1000);
        throw new PrintRoomError('rate_limited', `Too many wrong tries. Try again in ${seconds} s.`, {
          retryAfterSeconds: seconds,
        });
      }
      this.#write({ ...state, wrong_pins: state.wrong_pins + 1, wrong_pin_at: now });
      return state;
    });
  }

  #read(): Stored | null {
    const text = meta(this.#parts.db, 'kiosk');
    return text === null ? null : stored.parse(JSON.parse(text));
  }

  #write(state: Stored): void {
    setMeta(this.#parts.db, 'kiosk', JSON.stringify(state));
  }
}
