import type { LifecycleEventType } from '../../../src-shared/states/lifecycle-events.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { RunRow } from '../printing/run-row.ts';
import { recordsOf } from './records.ts';

/** Body of a `labels` record: events that are about labels of its run. */
export interface LabelEvents {
  readonly events: readonly {
    /** `client_event_id`. */
    readonly event: string;
    readonly type: LifecycleEventType;
    readonly quantity: number;
    /** Label of the run; null = so many of them, nobody said which. */
    readonly number: number | null;
  }[];
}

/** What happened to the very labels of a run after they were printed, by label number. */
export function labelEventsOf(db: WriteDb, run: RunRow): Map<number, LifecycleEventType[]> {
  const found = new Map<number, LifecycleEventType[]>();
  for (const { body } of recordsOf<LabelEvents>(db, run.organisation_id, 'labels', run.id)) {
    for (const { number, type } of body.events) {
      if (number !== null) found.set(number, [...(found.get(number) ?? []), type]);
    }
  }
  return found;
}
