import { PrintRoomError } from '../../../../src-shared/errors.ts';
import type { WhoAmIAnswer } from './answers.ts';
import { ClosientFailure, type FailureKind } from './failure.ts';
import { keyWarning } from './key-check.ts';

/** A clock that is further off spoils dates on labels and the lifetime of links. */
const tolerableSkewMs = 5 * 60 * 1000;

export interface ConnectionTest {
  readonly ok: boolean;
  /** What the key may be used for; the id is the `organizationId` of the lists. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  /** What looks wrong with the key itself; the server's word counts more. */
  readonly keyWarning: string | null;
  /** Exactly one sentence for people, good or bad. */
  readonly sentence: string;
  /** null when it worked. */
  readonly failure: FailureKind | null;
  /** Set when this computer's clock is more than five minutes off, also when it worked. */
  readonly clockWarning: string | null;
}

export interface ConnectionFacts {
  readonly host: string;
  readonly key: string;
  /** This clock minus the server's, milliseconds, of the last answer. */
  readonly clockSkewMs: () => number | null;
}

/**
 * Asks who we are, and says in one sentence how it went. It does not throw for anything that the network, the server
 * or the key did.
 */
export async function testConnection(
  whoAmI: () => Promise<WhoAmIAnswer>,
  { host, key, clockSkewMs }: ConnectionFacts,
): Promise<ConnectionTest> {
  const result = (
    ok: boolean,
    sentence: string,
    failure: FailureKind | null,
    organisations: ConnectionTest['organisations'] = [],
  ): ConnectionTest => ({
    ok,
    organisations,
    keyWarning: keyWarning(key),
    sentence,
    failure,
    clockWarning: clockSentence(clockSkewMs(), host),
  });

  try {
    const { organizations } = await whoAmI();
    if (organizations.length === 0)
      return result(false, `${host} knows this API key, but it belongs to no organisation.`, 'forbidden');
    const names = organizations.map(({ name }) => name).join(', ');
    return result(true, `Connected to ${host} as ${names}.`, null, organizations);
  } catch (caught) {
    if (!(caught instanceof ClosientFailure)) {
      if (caught instanceof PrintRoomError) return result(false, caught.message, 'rejected');
      throw caught;
    }
    const clock = clockSentence(clockSkewMs(), host);
    // A wrong clock is the reason that people do not think of.
    if (clock !== null && caught.kind === 'unauthorized')
      return result(false, `${clock} ${host} refuses the API key (401), and that can be why.`, 'clock');
    return result(false, caught.message, caught.kind);
  }
}

/** null for a clock that is right enough, and where nothing is known. */
export function clockSentence(skewMs: number | null, host: string): string | null {
  if (skewMs === null || Math.abs(skewMs) <= tolerableSkewMs) return null;
  const minutes = Math.round(Math.abs(skewMs) / 60_000);
  const amount =
    minutes < 120
      ? `${minutes} minutes`
      : minutes < 2880
        ? `${Math.round(minutes / 60)} hours`
        : `${Math.round(minutes / 1440)} days`;
  return `The clock of this computer is ${amount} ${skewMs > 0 ? 'ahead of' : 'behind'} that of ${host}; set it.`;
}
