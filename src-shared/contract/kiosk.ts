import { oc } from '@orpc/contract';
import { z } from 'zod';
import { inOrganisation } from './common.ts';

/** Digits, so that a number pad is enough to leave. */
export const kioskPin = z.string().regex(/^\d{4,12}$/, '4 to 12 digits');

const kioskState = z.object({ on: z.boolean() });

/**
 * A station at a line shows what operators need and nothing that sets it up; the core refuses that too, whichever page
 * asks. It belongs to the data folder, so a reload, another address or a restart does not end it.
 */
export const kioskContract = {
  /** From now on, for every window of the station. The PIN is the way out. */
  enter: oc.input(z.object({ ...inOrganisation, pin: kioskPin })).output(kioskState),
  /** With the PIN, or without one by a person of role `it` who is signed in. */
  leave: oc.input(z.object({ ...inOrganisation, pin: z.string().max(64).nullish() })).output(kioskState),
};

/** For whoever sits at the machine itself: the way out where nobody knows the PIN. */
export const kioskAdminContract = {
  leaveKiosk: oc.input(z.object(inOrganisation)).output(kioskState),
};
