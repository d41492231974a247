import { EventEmitter } from 'node:events';
import type { Run } from '../../src-shared/contract/common.ts';
import type { Job } from '../../src-shared/contract/jobs.ts';

/** What happens in the core, for windows and tests that want to know at once. */
export interface ChangeEvents {
  job: [organisation: number, job: Job];
  run: [organisation: number, run: Run];
  catalog: [organisation: number];
  stocks: [organisation: number];
  presets: [organisation: number];
  /** Anything of connection, sources, quota, outbox, alarms, quarantine or conflicts. */
  sync: [organisation: number];
  /** Organisations or kiosk mode changed; it concerns every window. */
  station: [];
  /** Who may sign in, and whether anybody has to. */
  people: [organisation: number];
  /** A copy of the database was made, or why not. */
  backups: [organisation: number, problem: string | null];
}

export class Changes extends EventEmitter<ChangeEvents> {
  constructor() {
    super();
    // One listener per open window; more than ten is a busy plant and not a leak.
    this.setMaxListeners(100);
  }
}
