import type { followStates } from '../../../../src-shared/contract/jobs.ts';
import type { CallOptions } from '../client/api-caller.ts';
import type { ClosientClient } from '../client/closient-client.ts';
import type { Downloaded } from '../client/download.ts';
import { ClosientFailure } from '../client/failure.ts';
import type { Wait } from '../client/wait.ts';
import { judge } from './judge.ts';
import { pollPauseMs } from './pace.ts';

/** What both kinds of work at Closient say when they are polled. */
export interface Polled {
  readonly status: 'pending' | 'processing' | 'completed' | 'failed';
  readonly download_url: string | null;
  readonly file_size_bytes: number;
  readonly error: string | null;
}

export type FollowState = (typeof followStates)[number];

export interface FollowNote {
  readonly state?: FollowState;
  /** What happens now, for people; null = nothing out of the ordinary. */
  readonly sentence?: string | null;
  readonly bytes?: number;
  readonly bytesHere?: number;
}

/** As both tables have them. */
export function columnsOf({ state, sentence, bytes, bytesHere }: FollowNote) {
  return {
    ...(state !== undefined && { state }),
    ...(sentence !== undefined && { sentence }),
    ...(bytes !== undefined && { bytes }),
    ...(bytesHere !== undefined && { bytes_here: bytesHere }),
  };
}

/** Work at Closient that is followed to its file. */
export interface Followed {
  readonly organisation: number;
  /** Where it was submitted; its id means nothing anywhere else. */
  readonly origin: string;
  /** Where its file grows. */
  readonly path: string;
  /** Asks once and keeps what it says of progress. */
  readonly poll: (client: ClosientClient, options: CallOptions) => Promise<Polled>;
  readonly note: (note: FollowNote) => void;
  /** The file is whole. @throws PrintRoomError where it is not what it should be. */
  readonly finish: (file: Downloaded) => Promise<void>;
  /** It failed at Closient, or Closient does not have it any more. */
  readonly fail: (sentence: string) => Promise<void>;
}

export interface FollowTools {
  readonly clientFor: (organisation: number) => ClosientClient | null;
  readonly now: () => number;
  readonly wait: Wait;
  readonly random: () => number;
  /** A defect of ours; people get a sentence without details. */
  readonly logDefect: (caught: unknown) => void;
}

const progressEveryMs = 1_000;

/**
 * Polls until it is done and fetches its file, through outages of any length. Returns when it is here, failed or held,
 * or when there is no connection to follow it with.
 * @param kicked aborts a pause; asked anew before every one.
 * @throws only the reason of the signal.
 */
export async function follow(
  followed: Followed,
  tools: FollowTools,
  signal: AbortSignal,
  kicked: () => AbortSignal,
): Promise<void> {
  let polls = 0;
  let failures = 0;
  for (;;) {
    const client = tools.clientFor(followed.organisation);
    if (client?.origin !== followed.origin) {
      followed.note({ sentence: unconnected(client, followed.origin) });
      return;
    }
    let pauseMs: number;
    try {
      const answer = await followed.poll(client, { signal, attempts: 1, patienceMs: Infinity });
      failures = 0;
      if (answer.status === 'failed') {
        await followed.fail(`Closient could not make it: ${answer.error ?? 'it does not say why'}`);
        return;
      }
      if (answer.status === 'completed') {
        const file = await fetchFile(client, followed, answer, tools, signal);
        await followed.finish(file);
        return;
      }
      followed.note({ state: 'following', sentence: null });
      pauseMs = pollPauseMs(polls++, tools.random);
    } catch (caught) {
      signal.throwIfAborted();
      // A connection that was made anew while we asked.
      if (tools.clientFor(followed.organisation) !== client) continue;
      const verdict = judge(caught, failures++, tools.random);
      if (verdict.isDefect) tools.logDefect(caught);
      if (verdict.kind === 'gone') {
        await followed.fail(verdict.sentence);
        return;
      }
      followed.note({ sentence: verdict.sentence, ...(verdict.kind === 'held' ? { state: 'held' } : {}) });
      if (verdict.kind === 'held') return;
      ({ pauseMs } = verdict);
    }
    await pause(pauseMs, tools.wait, signal, kicked());
  }
}

async function fetchFile(
  client: ClosientClient,
  followed: Followed,
  answer: Polled,
  { now }: FollowTools,
  signal: AbortSignal,
): Promise<Downloaded> {
  const bytes = answer.file_size_bytes;
  followed.note({ state: 'fetching', sentence: null, bytes });
  let notedAt = now();
  return await client.download(requireLink(answer), followed.path, {
    expectedBytes: bytes,
    signal,
    freshUrl: async (downloading) =>
      requireLink(await followed.poll(client, { signal: downloading, patienceMs: Infinity })),
    onProgress: (progress) => {
      if (now() - notedAt < progressEveryMs) return;
      notedAt = now();
      followed.note({ bytesHere: progress.bytes });
    },
  });
}

function requireLink({ download_url: url }: Polled): string {
  if (url !== null) return url;
  throw new ClosientFailure('not_closient', 'Closient says that the file is ready, but gives no link to it.');
}

function unconnected(client: ClosientClient | null, origin: string): string {
  const host = URL.canParse(origin) ? new URL(origin).host : origin;
  return client === null
    ? `There is no connection to ${host} now; it goes on with the connection.`
    : `It was submitted at ${host}, and the connection is to ${client.host} now.`;
}

/** A kick only ends the pause. */
async function pause(ms: number, wait: Wait, signal: AbortSignal, kicked: AbortSignal): Promise<void> {
  try {
    await wait(ms, AbortSignal.any([signal, kicked]));
  } catch (caught) {
    signal.throwIfAborted();
    if (!kicked.aborted) throw caught;
  }
}
