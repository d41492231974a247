import type { Run } from '../../src-shared/contract/common.ts';
import type { QueueMove, StartRunInput } from '../../src-shared/contract/runs.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { byWhom } from './jobs.ts';
import { emptyList, replace, tell, toldSince, type LiveList } from './live-list.ts';
import { observe, type Pace } from './pace.ts';
import { handedOver, standsStill, waitsForPerson } from './run-facts.ts';
import { sameAgain } from './same-again.ts';
import type { MovedSheet } from './sheets.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

export type RunOrder = Omit<StartRunInput, 'organization_id'>;

export interface BadLabel {
  readonly number: number;
  readonly becomes: 'free' | 'scrapped';
}

export interface Settlement {
  readonly goodSheets: number;
  /** Label on the sheet after the good ones, from 1; null where that sheet is wholly good or wholly bad. */
  readonly lastGood: number | null;
  /** Single labels before the last good one that are not good, by their number in the run. */
  readonly bad?: readonly BadLabel[];
  readonly reason: string | null;
}

export interface RunsSlice {
  readonly runs: LiveList<Run>;
  readonly runsLoaded: boolean;
  /** By run id, of runs that are printing. */
  readonly runPaces: ReadonlyMap<string, Pace>;
  readonly loadRuns: (limit: number) => Promise<Outcome<void>>;
  /** A run as it is now, or as it was answered to a question asked at `askedAt` (the list's clock). */
  readonly takeRun: (run: Run, askedAt?: number) => void;
  readonly startRun: (order: RunOrder, moved: MovedSheet | null) => Promise<Outcome<Run>>;
  readonly cancelRun: (id: string) => Promise<Outcome<Run>>;
  /** Resumes a paused run, or releases one whose first sheet is out. */
  readonly goOnRun: (run: Run) => Promise<Outcome<Run>>;
  /** Stops a run between two parts; what is at the printer comes to its end. */
  readonly pauseRun: (id: string) => Promise<Outcome<Run>>;
  /** A run that waits: to another place in its queue, or to another printer. */
  readonly moveRun: (
    id: string,
    to: { readonly to: QueueMove } | { readonly printer: string },
  ) => Promise<Outcome<Run>>;
  readonly answerRun: (
    id: string,
    decision: 'print' | 'skip' | 'cancel',
    reason?: string,
  ) => Promise<Outcome<Run>>;
  readonly settleRun: (id: string, settlement: Settlement) => Promise<Outcome<Run>>;
  readonly forgetRuns: () => void;
}

const ordered = sameAgain();

export const createRunsSlice: Slice<RunsSlice> = (set, get) => {
  /** Every verb of one run ends with the run as it is then. */
  const take = async (work: () => Promise<Run>): Promise<Run> => {
    const here = sameOrganisation(get);
    const asked = get().runs.clock;
    const run = await work();
    if (here()) get().takeRun(run, asked);
    return run;
  };
  const keep = (work: () => Promise<Run>): Promise<Outcome<Run>> => attempt(() => take(work));
  const operator = (): string | null => get().operator.trim() || null;

  return {
    runs: emptyList(),
    runsLoaded: false,
    runPaces: new Map(),

    loadRuns: (limit) =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const asked = get().runs.clock;
        const list = await client.printing.list({ ...ofOrganisation(get()), limit });
        if (here()) set({ runs: replace(get().runs, list, (run) => run.run_id, asked), runsLoaded: true });
      }),

    takeRun: (run, askedAt) => {
      if (askedAt !== undefined && toldSince(get().runs, run.run_id, askedAt)) return;
      const runPaces = new Map(get().runPaces);
      if (run.status === 'printing' && !standsStill(run)) {
        runPaces.set(run.run_id, observe(runPaces.get(run.run_id), performance.now(), handedOver(run)));
      } else {
        runPaces.delete(run.run_id);
      }
      set({ runs: tell(get().runs, run.run_id, run), runPaces });
    },

    startRun: (order, moved) => {
      const owner = ofOrganisation(get());
      const { job_id, sheets, labels, rest_of } = order;
      return ordered({ owner, job_id, sheets, labels, rest_of }, (requestId) =>
        take(async () => {
          if (moved) await client.printing.setPartSheet({ ...owner, ...moved });
          return client.printing.start({ ...owner, ...order, request_id: requestId });
        }),
      );
    },

    cancelRun: (id) =>
      keep(() =>
        client.printing.cancel({ ...ofOrganisation(get()), run_id: id, by: byWhom(get().operator) }),
      ),

    goOnRun: ({ run_id, status }) =>
      keep(() =>
        status === 'proof'
          ? client.printing.release({ ...ofOrganisation(get()), run_id, by: byWhom(get().operator) })
          : client.printing.resume({ ...ofOrganisation(get()), run_id }),
      ),

    pauseRun: (id) =>
      keep(() => client.printing.pause({ ...ofOrganisation(get()), run_id: id, by: byWhom(get().operator) })),

    moveRun: (id, to) => keep(() => client.printing.move({ ...ofOrganisation(get()), run_id: id, ...to })),

    answerRun: (id, decision, reason) =>
      keep(() =>
        client.printing.answer({
          ...ofOrganisation(get()),
          run_id: id,
          decision,
          reason: reason ?? null,
          operator: operator(),
        }),
      ),

    settleRun: (id, { goodSheets, lastGood, bad = [], reason }) =>
      keep(() =>
        client.printing.settle({
          ...ofOrganisation(get()),
          run_id: id,
          good_sheets: goodSheets,
          last_good: lastGood,
          bad: bad.map(({ number, becomes }) => ({ label: { number }, becomes })),
          reason,
          operator: operator(),
        }),
      ),

    forgetRuns: () => set({ runs: emptyList(), runsLoaded: false, runPaces: new Map() }),
  };
};

/** How many runs wait for a person. */
export function waitingCount(state: Pick<RunsSlice, 'runs'>): number {
  let count = 0;
  for (const { value } of state.runs.rows.values()) if (waitsForPerson(value)) count++;
  return count;
}
