import { PrintRoomError } from '../../../../src-shared/errors.ts';
import { follow, type Followed, type FollowTools } from './follow.ts';

interface Follower {
  readonly organisation: number;
  readonly stop: AbortController;
  kick: AbortController;
  readonly done: Promise<void>;
}

/** What is followed at Closient now, each by name, at most once. */
export class Followers {
  readonly #tools: FollowTools;
  readonly #running = new Map<string, Follower>();
  readonly #end = new AbortController();

  constructor(tools: FollowTools) {
    this.#tools = tools;
  }

  /** Follows it until it is here, failed or held; does nothing where it is followed already. */
  follow(name: string, followed: Followed): void {
    if (this.#running.has(name) || this.#end.signal.aborted) return;
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, this.#end.signal]);
    // Not before its entry is there: it may end at once.
    const done = Promise.resolve()
      .then(() => follow(followed, this.#tools, signal, () => this.#kickOf(name)))
      .catch((caught: unknown) => {
        if (!signal.aborted) this.#tools.logDefect(caught);
      })
      .finally(() => this.#running.delete(name));
    this.#running.set(name, { organisation: followed.organisation, stop, kick: new AbortController(), done });
  }

  isFollowing(name: string): boolean {
    return this.#running.has(name);
  }

  /** Ends pauses: somebody has changed something, or wants to see it now. */
  kick(organisation: number): void {
    for (const follower of this.#running.values()) {
      if (follower.organisation !== organisation) continue;
      follower.kick.abort();
      follower.kick = new AbortController();
    }
  }

  /** Ends one; resolves when it writes nothing any more. */
  async stop(name: string): Promise<void> {
    const follower = this.#running.get(name);
    follower?.stop.abort(new PrintRoomError('cancelled', 'It is not followed any more.'));
    await follower?.done;
  }

  /** Resolves when nothing is followed. */
  async waitForIdle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  async close(): Promise<void> {
    this.#end.abort(new PrintRoomError('conflict', 'Print Room is closing.'));
    await this.waitForIdle();
  }

  #kickOf(name: string): AbortSignal {
    return this.#running.get(name)?.kick.signal ?? AbortSignal.abort();
  }
}
