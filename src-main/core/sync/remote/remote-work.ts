import type { DataPaths } from '../../folder/paths.ts';
import type { Changes } from '../../changes.ts';
import type { WriteDb } from '../../db/write-db.ts';
import type { Ports } from '../../ports.ts';
import type { ClosientClient } from '../client/closient-client.ts';
import { waitOnTimer } from '../client/wait.ts';
import { Followers } from './followers.ts';
import { RemoteDataExports } from './remote-data-exports.ts';
import { RemoteJobs } from './remote-jobs.ts';

export interface RemoteWorkParts {
  readonly db: WriteDb;
  readonly ports: Ports;
  readonly changes: Changes;
  readonly paths: DataPaths;
  /** null where the organisation is not connected. */
  readonly clientFor: (organisation: number) => ClosientClient | null;
  readonly remoteOrganizationId: (organisation: number) => string | null;
}

/** Everything that is made at Closient for this folder. */
export class RemoteWork {
  readonly jobs: RemoteJobs;
  readonly dataExports: RemoteDataExports;
  readonly #changes: Changes;
  readonly #followers: Followers;
  /** A connection that was made, or came back, goes on with what is open. */
  readonly #onSync = (): void => this.resume();

  constructor(parts: RemoteWorkParts) {
    const { ports, clientFor } = parts;
    this.#changes = parts.changes;
    this.#followers = new Followers({
      clientFor,
      now: ports.now,
      wait: ports.wait ?? waitOnTimer,
      random: Math.random,
      logDefect: (caught) => ports.logger.error({ err: caught }, 'work at Closient cannot be followed'),
    });
    const shared = { ...parts, followers: this.#followers };
    this.jobs = new RemoteJobs(shared);
    this.dataExports = new RemoteDataExports(shared);
  }

  /** Takes up what the last process left. Call once. */
  start(): void {
    this.jobs.start();
    this.dataExports.start();
    this.#changes.on('sync', this.#onSync);
  }

  resume(): void {
    this.jobs.resume();
    this.dataExports.resume();
  }

  /** Somebody connected, or wants it now: nobody waits for a pause to end. */
  kick(organisation: number): void {
    this.resume();
    this.#followers.kick(organisation);
  }

  /** Resolves when nothing is followed. */
  waitForIdle(): Promise<void> {
    return this.#followers.waitForIdle();
  }

  async close(): Promise<void> {
    this.#changes.off('sync', this.#onSync);
    await this.#followers.close();
  }
}
