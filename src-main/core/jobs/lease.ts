import { build, type WriteDb } from '../db/write-db.ts';

/** A lease that nobody renewed for this long belongs to a dead process. */
const leaseMs = 60_000;
export const heartbeatMs = 15_000;

/**
 * The oldest job that nobody works on, small ones first: after a crash they must not wait for the large ones. What is
 * made at Closient is not ours to draw.
 * @param smallOnly none but those that were to run at once.
 */
export function nextOpenJob(db: WriteDb, smallOnly = false): number | null {
  const row = db.first(
    build
      .selectFrom('jobs')
      .select('seq')
      .where('status', 'in', ['pending', 'processing'])
      .where('lease_owner', 'is', null)
      .where('remote', '=', 0)
      .where('at_once', 'in', smallOnly ? [1] : [0, 1])
      .orderBy('at_once', 'desc')
      .orderBy('seq')
      .limit(1),
  );
  return row?.seq ?? null;
}

/** Compare and swap: of two that want the job one gets it. */
export function claimJob(db: WriteDb, seq: number, owner: string, now: number): boolean {
  const { changes } = db.run(
    build
      .updateTable('jobs')
      .set((eb) => ({
        status: 'processing',
        lease_owner: owner,
        lease_until: now + leaseMs,
        started_at: eb.fn.coalesce('started_at', eb.val(now)),
      }))
      .where('seq', '=', seq)
      .where('remote', '=', 0)
      .where('status', 'in', ['pending', 'processing'])
      .where((eb) => eb.or([eb('lease_owner', 'is', null), eb('lease_until', '<', now)])),
  );
  return changes === 1;
}

export function renewLease(db: WriteDb, seq: number, owner: string, now: number, processed: number): void {
  db.run(
    build
      .updateTable('jobs')
      .set({ lease_until: now + leaseMs, processed_items: processed })
      .where('seq', '=', seq)
      .where('lease_owner', '=', owner),
  );
}

/** Gives every lease back. Only the owner of the data folder's lock may: then no other process can hold one. */
export function releaseLeases(db: WriteDb): void {
  db.run(
    build
      .updateTable('jobs')
      .set({ lease_owner: null, lease_until: null })
      .where('lease_owner', 'is not', null),
  );
}
