import type { ClosientClient } from '../client/closient-client.ts';
import { ClosientFailure } from '../client/failure.ts';
import { documentOf } from './epcis.ts';
import type { OutgoingEvent } from './outgoing.ts';
import { quotaPatienceMs, type Sink } from './sink.ts';

const noEndpoint = 'This server has no EPCIS capture; kept and counted.';

/**
 * EPCIS 2.0 capture. Only when somebody chose it: it needs a key of a manager, costs a request per event (a batch is
 * not atomic there), and nothing says that it takes anything out of Closient's own `never_printed`. A repetition has
 * the same bytes, so 409 means that it has arrived.
 */
export class CaptureSink implements Sink {
  readonly name = 'epcis_capture';
  readonly title = 'EPCIS capture';
  readonly assumed = false;
  readonly most = 1;
  readonly absence = noEndpoint;

  /** It is documented, so it is there until it says that it is not. */
  async isThere(): Promise<boolean> {
    return await Promise.resolve(true);
  }

  hasMoreToSay(): boolean {
    return false;
  }

  async deliver(
    client: ClosientClient,
    events: readonly OutgoingEvent[],
    signal: AbortSignal,
  ): Promise<void> {
    for (const event of events) {
      try {
        await client.captureEpcis(documentOf([event]), { signal, attempts: 1, patienceMs: quotaPatienceMs });
      } catch (caught) {
        if (caught instanceof ClosientFailure && caught.kind === 'forbidden') {
          throw caught.saying(`${caught.message} EPCIS capture needs the key of an owner or manager.`);
        }
        throw caught;
      }
    }
  }
}
