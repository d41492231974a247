import type { Change } from '../../src-shared/contract/system.ts';
import { client } from '../client/client.ts';
import { isSignedOut, type Outcome } from '../client/problem.ts';
import { t } from '../texts/t.ts';
import { currentOrganisation } from './organisation.ts';
import { pause } from './pause.ts';
import { ofOrganisation, sameOrganisation } from './slice.ts';
import { useStore } from './store.ts';

/** How many jobs and runs the queue holds at first, and after "Show older". */
export const listLimits = { first: 50, all: 200 } as const;

const firstWaitMs = 500;
const longestWaitMs = 10_000;

/**
 * Keeps the page in step with the host until the signal aborts: opens the stream of changes, then loads the
 * lists (in this order, so that nothing falls between), and does both again whenever the stream ends.
 */
export async function followChanges(signal: AbortSignal): Promise<void> {
  const state = useStore.getState;
  const here = sameOrganisation(state);
  let wait = firstWaitMs;
  while (!signal.aborted) {
    const openedAt = performance.now();
    try {
      const changes = await client.system.changes(ofOrganisation(state()), { signal });
      state().setConnection('live');
      void loadAll();
      // Whoever counts or lists the catalogue does it again: changes of it were missed meanwhile.
      state().catalogChanged();
      for await (const change of changes) {
        // The screen may have moved to another organisation before this loop hears of it.
        if (signal.aborted || !here()) return;
        take(change);
      }
      if (signal.aborted) return;
      state().setConnection('lost');
    } catch (caught) {
      if (signal.aborted) return;
      state().setConnection(isSignedOut(caught) ? 'signed_out' : 'lost');
    }
    // Only a stream that held is a sign that the host is well; one that ends at once must not be asked in a hurry.
    if (performance.now() - openedAt > longestWaitMs) wait = firstWaitMs;
    await pause(wait, signal);
    wait = Math.min(longestWaitMs, wait * 2);
  }
}

/** Everything the page shows, as it is now. What fails is said, once, however many lists fail alike. */
export async function loadAll(): Promise<void> {
  const state = useStore.getState();
  const shown = Math.max(listLimits.first, state.jobs.rows.size, state.runs.rows.size);
  const limit = Math.min(listLimits.all, shown);
  const outcomes: Outcome<void>[] = await Promise.all([
    state.loadStation(),
    state.loadMe(),
    state.loadStocks(),
    state.loadSettings(),
    state.loadJobs(limit),
    state.loadRuns(limit),
    state.loadPrinters(),
    state.loadSync(),
    state.loadPresets(),
  ]);
  for (const outcome of outcomes) {
    if (!outcome.ok) state.reportLoading(outcome.problem);
  }
}

function take(change: Change): void {
  const state = useStore.getState();
  switch (change.kind) {
    case 'job':
      return state.takeJob(change.job);
    case 'run':
      state.takeRun(change.run);
      // What a run has printed is no longer "never printed".
      if (change.run.ended_at !== null) state.catalogChanged();
      return;
    case 'stocks':
      void state.loadStocks();
      void state.loadStockEntries();
      return;
    case 'station':
      void state.loadStation();
      return;
    case 'presets':
      void state.loadPresets();
      return;
    case 'sync':
      void state.loadSync();
      return;
    case 'people':
      void state.loadMe();
      if (state.people !== null) void state.loadPeople();
      return;
    case 'backups':
      if (change.problem !== null)
        state.report(t('backup.failed'), { sentence: change.problem, details: [], code: null });
      return;
    case 'catalog':
      // What was empty may not be so any more.
      if (currentOrganisation(state)?.empty) void state.loadStation();
      return state.catalogChanged();
  }
}
