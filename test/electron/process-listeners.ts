import { afterEach } from 'vitest';

const events = ['uncaughtException', 'unhandledRejection', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const;
type Listener = (...args: unknown[]) => void;

const listenersOf = (event: (typeof events)[number]): Listener[] =>
  (process as NodeJS.EventEmitter).listeners(event) as Listener[];

const before = new Map(events.map((event) => [event, new Set(listenersOf(event))]));

/** What the program under test has hung on the process, which here is the tests' own. */
export function programListeners(event: (typeof events)[number]): Listener[] {
  return listenersOf(event).filter((listener) => !before.get(event)?.has(listener));
}

/** Takes it off after every test. */
export function forgetProcessListeners(): void {
  afterEach(() => {
    for (const event of events) {
      for (const listener of programListeners(event)) (process as NodeJS.EventEmitter).off(event, listener);
    }
  });
}
