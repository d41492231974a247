import type { Run } from '../../src-shared/contract/common.ts';
import type { SyncAlarm } from '../../src-shared/contract/sync.ts';
import { stoppingReasons } from '../../src-shared/states/device-reasons.ts';
import type { SoundName } from './tones.ts';

/** What somebody should look at, and what it is about. */
export interface Signal {
  readonly sound: SoundName;
  /** null: an alarm, which has a bar of its own. */
  readonly runId: string | null;
}

interface SeenRun {
  readonly status: Run['status'];
  readonly stopped: boolean;
}

/** What the page knows already; null as long as the host has not said it once. */
export interface Seen {
  readonly runs: ReadonlyMap<string, SeenRun> | null;
  /** When the newest run that is known was ordered: older ones that come into the list later are no news. */
  readonly newest: string;
  readonly alarms: ReadonlySet<string> | null;
}

export const nothingSeen: Seen = { runs: null, newest: '', alarms: null };

/** The printer has done its part: all is recorded, or a person counts now. */
const done: readonly Run['status'][] = ['completed', 'confirming', 'proof'];
const trouble: readonly Run['status'][] = ['asking', 'uncertain', 'failed'];

/**
 * What changed since it was looked at last. What the page learns at its beginning is no change, so that a reload stays
 * silent.
 * @param runs null: not loaded yet. @param alarms open ones; null: not loaded yet.
 */
export function signalsOf(
  seen: Seen,
  runs: readonly Run[] | null,
  alarms: readonly SyncAlarm[] | null,
): { readonly seen: Seen; readonly signals: readonly Signal[] } {
  const signals: Signal[] = [];
  for (const run of seen.runs === null ? [] : (runs ?? [])) {
    const before = seen.runs?.get(run.run_id);
    if (!before && run.created_at <= seen.newest) continue;
    const sound = soundOf(before, run);
    if (sound !== null) signals.push({ sound, runId: run.run_id });
  }
  const known = seen.alarms;
  if (known !== null && alarms?.some(({ id }) => !known.has(id))) {
    signals.push({ sound: 'double', runId: null });
  }
  return {
    signals,
    seen: {
      runs: runs === null ? seen.runs : new Map(runs.map((run) => [run.run_id, seenOf(run)])),
      newest: (runs ?? []).reduce(
        (newest, run) => (run.created_at > newest ? run.created_at : newest),
        seen.newest,
      ),
      alarms: alarms === null ? seen.alarms : new Set([...(known ?? []), ...alarms.map(({ id }) => id)]),
    },
  };
}

function soundOf(before: SeenRun | undefined, run: Run): SoundName | null {
  const { status, stopped } = seenOf(run);
  if (status !== before?.status) {
    if (trouble.includes(status)) return 'trouble';
    if (status === 'completed' && run.labels.printed === 0) return null;
    // Whoever has just counted the sheets knows that they are done.
    if (done.includes(status) && before?.status !== 'confirming') return 'done';
  }
  return stopped && before?.stopped !== true ? 'trouble' : null;
}

function seenOf(run: Run): SeenRun {
  const stopped = run.device?.reasons.some((reason) => stoppingReasons.includes(reason)) === true;
  return { status: run.status, stopped };
}
