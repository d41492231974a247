import { Writable } from 'node:stream';
import pino from 'pino';
import type { ClientOptions } from '../../src-main/core/sync/client/api-caller.ts';
import { ClosientClient } from '../../src-main/core/sync/client/closient-client.ts';
import type { ClosientFailure } from '../../src-main/core/sync/client/failure.ts';
import { temporaryFolder, onEnd, testPorts } from './room.ts';

/** A key of the documented form with the right checksum. */
export const testKey = 'csb_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEf_84041098';

export interface TestClient {
  readonly client: ClosientClient;
  /** Every line of the log, down to the finest. */
  readonly log: () => string;
  /** Every wait there was, milliseconds; none of them took real time. */
  readonly waits: readonly number[];
  readonly now: () => number;
  readonly folder: string;
}

/**
 * A client that speaks over real sockets, but whose waits pass at once: the clock it lives by goes on by as much.
 * Closed after the test.
 */
export function testClient(
  address: string,
  options: Partial<Omit<ClientOptions, 'address' | 'ports'>> & {
    ports?: Partial<ClientOptions['ports']>;
  } = {},
): TestClient {
  const folder = temporaryFolder();
  const lines: string[] = [];
  const waits: number[] = [];
  let waited = 0;
  const now = (): number => Date.now() + waited;
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  const ports = { ...testPorts(folder), now, logger: pino({ level: 'trace' }, sink), ...options.ports };
  const client = new ClosientClient({
    key: testKey,
    random: () => 0.5,
    wait: async (ms, signal) => {
      signal.throwIfAborted();
      waits.push(ms);
      waited += ms;
      await Promise.resolve();
      signal.throwIfAborted();
    },
    ...options,
    address,
    ports,
  });
  onEnd(() => client.close());
  return { client, log: () => lines.join(''), waits, now, folder };
}

/** What a call failed with. @throws when it did not fail. */
export async function failureOf(call: Promise<unknown>): Promise<ClosientFailure> {
  try {
    await call;
  } catch (caught) {
    return caught as ClosientFailure;
  }
  throw new Error('The call did not fail.');
}
