import type { PrinterDriver } from '../../../src-shared/models/printer-drivers.ts';
import type { Device, DeviceState } from './drivers/driver.ts';
import type { Drivers } from './drivers/index.ts';

/** A device by the address it is asked at: its state does not depend on what people call it. */
export type AskedDevice = Device & { readonly driver: PrinterDriver };

/** How long a list waits for one device, ms: where its last state is known, and where nothing is. */
export interface Patience {
  readonly known: number;
  readonly first: number;
}

const usualPatience: Patience = { known: 250, first: 1_500 };
const notAnswered: DeviceState = { state: 'unknown', reasons: [], notes: [] };

/**
 * What the devices said last. A switched-off network printer answers after many seconds; whoever looks at the list
 * gets the state that is known and finds the new one with the next look.
 */
export class DeviceStates {
  readonly #drivers: Pick<Drivers, PrinterDriver>;
  readonly #patience: Patience;
  readonly #known = new Map<string, DeviceState>();
  readonly #asked = new Map<string, Promise<DeviceState>>();

  constructor(drivers: Pick<Drivers, PrinterDriver>, patience: Patience = usualPatience) {
    this.#drivers = drivers;
    this.#patience = patience;
  }

  /** Waits for the device, however long its driver does. */
  ask(device: AskedDevice): Promise<DeviceState> {
    const key = keyOf(device);
    const running = this.#asked.get(key);
    if (running) return running;
    const asked = this.#drivers[device.driver]
      .state(device)
      .then((state) => {
        this.#known.set(key, state);
        return state;
      })
      .finally(() => this.#asked.delete(key));
    this.#asked.set(key, asked);
    return asked;
  }

  /** The state now where the device answers soon, else the last one. The question goes on in the background. */
  async soon(device: AskedDevice): Promise<DeviceState> {
    const asked = this.ask(device);
    const known = this.#known.get(keyOf(device));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<DeviceState>((resolve) => {
      const wait = known ? this.#patience.known : this.#patience.first;
      timer = setTimeout(() => resolve(known ?? notAnswered), wait);
    });
    // Whoever waits no more must not leave a failure that nobody handles.
    asked.catch(() => undefined);
    try {
      return await Promise.race([asked, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function keyOf({ driver, uri, tray }: AskedDevice): string {
  return JSON.stringify([driver, uri, tray]);
}
