import type { SinkName } from '../../../../src-shared/contract/sync.ts';
import type { ClosientClient } from '../client/closient-client.ts';
import type { OutgoingEvent } from './outgoing.ts';

/** A longer pause of the quota is a pause of the outbox: it is shown, and a restart keeps it. */
export const quotaPatienceMs = 30_000;

/** Where events go at Closient. */
export interface Sink {
  readonly name: SinkName;
  /** For people. */
  readonly title: string;
  /** No public page describes it. */
  readonly assumed: boolean;
  /** Events of one request at most. */
  readonly most: number;
  /** What people are told where the server has nothing to send to. */
  readonly absence: string;
  /** @throws ClosientFailure */
  readonly isThere: (client: ClosientClient, signal: AbortSignal) => Promise<boolean>;
  /**
   * Resolves when all of them are there, now or since an earlier attempt. May be called again with the same events as
   * often as needed. @throws ClosientFailure, `Refused`.
   */
  readonly deliver: (
    client: ClosientClient,
    events: readonly OutgoingEvent[],
    signal: AbortSignal,
  ) => Promise<void>;
  /** Whether the events that were just refused would be told otherwise now. */
  readonly hasMoreToSay: (events: readonly OutgoingEvent[]) => boolean;
}

/** The receiver will never take these events as they are. */
export class Refused extends Error {
  override readonly name = 'Refused';
  /** Which of them is at fault, where the receiver said so. */
  readonly index: number | null;

  constructor(reason: string, index: number | null = null) {
    super(reason);
    this.index = index;
  }
}
