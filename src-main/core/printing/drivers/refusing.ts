import { type Driver, unknownCapabilities } from './driver.ts';

/** A driver that this system does not have: everything is refused with a sentence (without its full stop). */
export function refusingDriver(sentence: string): Driver {
  return {
    problemOf: () => sentence,
    state: () => Promise.resolve({ state: 'unknown', reasons: [], notes: [`${sentence}.`] }),
    capabilities: () => Promise.resolve(unknownCapabilities),
    submit: () => Promise.resolve({ kind: 'refused', message: `${sentence}.` }),
    follow: () => Promise.resolve({ kind: 'uncertain', message: `${sentence}.` }),
    cancel: null,
    discover: null,
  };
}
