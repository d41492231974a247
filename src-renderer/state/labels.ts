import type {
  FoundCounts,
  LabelHistory,
  LabelKey,
  LabelRow,
  LabelSearch,
} from '../../src-shared/contract/labels.ts';
import type { LabelKind } from '../../src-shared/models/label-kinds.ts';
import type { Run } from '../../src-shared/contract/common.ts';
import type { LabelRef } from '../../src-shared/contract/settling.ts';
import type { AccountingType } from '../../src-shared/states/lifecycle-events.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome, type Problem } from '../client/problem.ts';
import { sameAgain } from './same-again.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

/** Serials of one product, or of one lot of it. */
export type LabelsOf = NonNullable<LabelSearch['of']>;

/** What is looked for, as the screen keeps it while somebody is elsewhere. */
export interface LabelQuery {
  readonly kind: LabelKind;
  readonly text: string;
  readonly of: LabelsOf | null;
}

export interface LabelPage {
  readonly total: number;
  readonly more: boolean;
  readonly rows: readonly LabelRow[];
}

export interface ReprintWish {
  readonly label: LabelRef;
  readonly runId: string;
  readonly printer: string;
  readonly startPosition: number;
  readonly reason: string;
  readonly scrap: boolean;
}

export interface LabelsSlice {
  readonly labelQuery: LabelQuery;
  /** The label whose history is shown. */
  readonly labelShown: LabelKey | null;
  /** What was scanned or looked up last and was not found, and why. */
  readonly labelMissed: { readonly text: string; readonly problem: Problem } | null;
  readonly narrowLabels: (change: Partial<LabelQuery>) => void;
  readonly showLabel: (label: LabelKey | null) => void;
  readonly searchLabels: (query: LabelQuery, offset: number, limit: number) => Promise<Outcome<LabelPage>>;
  readonly countFound: (query: LabelQuery) => Promise<Outcome<FoundCounts>>;
  readonly historyOf: (label: LabelKey | { readonly scan: string }) => Promise<Outcome<LabelHistory>>;
  /**
   * Shows the label of a scan: the first of the texts that is one here.
   * @returns whether there was any.
   */
  readonly lookUp: (texts: readonly string[]) => Promise<boolean>;
  readonly reprintLabel: (wish: ReprintWish) => Promise<Outcome<readonly Run[]>>;
  readonly accountFor: (
    label: LabelKey,
    type: AccountingType,
    said: { readonly quantity: number; readonly reason: string; readonly requestId: string },
  ) => Promise<Outcome<void>>;
  readonly forgetLabels: () => void;
}

const nothing = {
  labelQuery: { kind: 'serials', text: '', of: null },
  labelShown: null,
  labelMissed: null,
} as const satisfies Partial<LabelsSlice>;

const ordered = sameAgain();

export const createLabelsSlice: Slice<LabelsSlice> = (set, get) => ({
  ...nothing,

  narrowLabels: (change) => set({ labelQuery: { ...get().labelQuery, ...change }, labelMissed: null }),

  showLabel: (labelShown) => set({ labelShown, labelMissed: null }),

  searchLabels: ({ kind, text, of }, offset, limit) =>
    attempt(() => client.labels.search({ ...ofOrganisation(get()), kind, text, of, offset, limit })),

  countFound: ({ text, of }) => attempt(() => client.labels.counts({ ...ofOrganisation(get()), text, of })),

  historyOf: (label) => attempt(() => client.labels.history({ ...ofOrganisation(get()), label })),

  lookUp: async (texts) => {
    const here = sameOrganisation(get);
    const outcome = await attempt(() =>
      client.labels.lookUp({ ...ofOrganisation(get()), scans: [...texts] }),
    );
    if (!here()) return false;
    const text = texts[0] ?? '';
    if (!outcome.ok) {
      set({ labelShown: null, labelMissed: { text, problem: outcome.problem } });
      return false;
    }
    const { label, sentence } = outcome.value;
    if (label !== null) {
      set({ labelShown: label, labelMissed: null });
      return true;
    }
    const problem = { sentence: sentence ?? '', details: [], code: null };
    set({ labelShown: null, labelMissed: { text, problem } });
    return false;
  },

  reprintLabel: (wish) => {
    const owner = ofOrganisation(get());
    return ordered({ owner, run: wish.runId, label: wish.label }, async (requestId) => {
      const here = sameOrganisation(get);
      const { runs } = await client.printing.reprint({
        ...owner,
        request_id: requestId,
        run_id: wish.runId,
        labels: [wish.label],
        printer: wish.printer,
        start_position: wish.startPosition,
        reason: wish.reason,
        scrap: wish.scrap,
        operator: get().operator.trim() || null,
      });
      if (here()) {
        for (const run of runs) get().takeRun(run);
        get().catalogChanged();
      }
      return runs;
    });
  },

  accountFor: ({ gtin, lot, serial }, type, { quantity, reason, requestId }) =>
    attempt(async () => {
      await client.events.record({
        ...ofOrganisation(get()),
        event_type: type,
        // A serial is found by itself; its lot may have been corrected since it was printed.
        items: [{ gtin, lot: serial === null ? lot : null, serial, quantity }],
        reason,
        operator: get().operator.trim() || null,
        request_id: requestId,
      });
      get().catalogChanged();
    }),

  forgetLabels: () => set(nothing),
});
