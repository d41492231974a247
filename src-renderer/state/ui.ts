import { noAnswer, type Problem } from '../client/problem.ts';
import { t } from '../texts/t.ts';
import { openScreens } from './kiosk.ts';
import type { Signal } from '../sounds/signals.ts';
import { addressOf, placeOf, type Place, type Screen } from './place.ts';
import { remember, remembered } from './remembered.ts';
import type { Slice } from './slice.ts';

export interface Selection {
  readonly kind: 'job' | 'run';
  readonly id: string;
}

export interface Notice {
  readonly id: number;
  /** What was being done, in words. */
  readonly title: string;
  readonly problem: Problem;
}

export interface UiSlice {
  readonly screen: Screen;
  /** The job last looked at; stays when the operator goes elsewhere and comes back. */
  readonly previewJobId: string | null;
  /** The operator came to print, not only to look. */
  readonly printWanted: boolean;
  /** The run that somebody came to settle; stays when they go elsewhere and come back. */
  readonly settleRunId: string | null;
  /** What somebody came to find among the labels; null: nothing was named. */
  readonly findLabel: string | null;
  /** The row of the queue in the side panel; null lets the panel choose what waits for a person. */
  readonly selected: Selection | null;
  readonly notices: readonly Notice[];
  /** What was just heard, until somebody looks. */
  readonly signal: Signal | null;
  /** Who prints, as typed last on this machine. */
  readonly operator: string;
  readonly go: (place: Place) => void;
  /** The address bar changed: follow it. */
  readonly followAddress: (hash: string) => void;
  readonly select: (selected: Selection | null) => void;
  /** Shows an error until somebody takes it away. */
  readonly report: (title: string, problem: Problem) => void;
  /**
   * Shows that something could not be loaded. Where the host does not answer at all the header says so already,
   * and everything is loaded anew when it is back.
   */
  readonly reportLoading: (problem: Problem) => void;
  readonly dismiss: (id: number) => void;
  readonly showSignal: (signal: Signal | null) => void;
  readonly setOperator: (name: string) => void;
}

const operatorKey = 'operator';
/** More than these would hide the page; the oldest go first. */
const maxNotices = 4;
let lastNotice = 0;

export const createUiSlice: Slice<UiSlice> = (set, get) => ({
  screen: 'print',
  previewJobId: null,
  printWanted: false,
  settleRunId: null,
  findLabel: null,
  selected: null,
  notices: [],
  signal: null,
  operator: remembered(operatorKey) ?? '',

  go: (place) => {
    const hash = addressOf(place);
    // The address bar is the one truth, so that back, forward and reload work without a router.
    if (location.hash === hash) get().followAddress(hash);
    else location.hash = hash;
  },

  followAddress: (hash) => {
    const place = placeOf(hash, openScreens(get()));
    // A screen that is shut leaves no address behind, or its link would lead nowhere once it is open again.
    if (placeOf(hash).screen !== place.screen) history.replaceState(null, '', addressOf(place));
    set({
      screen: place.screen,
      previewJobId: place.jobId ?? get().previewJobId,
      printWanted: place.print ?? false,
      settleRunId: place.runId ?? get().settleRunId,
      findLabel: place.find ?? null,
    });
  },

  select: (selected) => set({ selected }),

  report: (title, problem) => {
    const notices = get().notices.filter((notice) => notice.problem.sentence !== problem.sentence);
    set({ notices: [...notices, { id: ++lastNotice, title, problem }].slice(-maxNotices) });
  },

  reportLoading: (problem) => {
    if (problem.code !== noAnswer) get().report(t('error.loading'), problem);
  },

  dismiss: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),

  showSignal: (signal) => set({ signal }),

  setOperator: (operator) => {
    remember(operatorKey, operator);
    set({ operator });
  },
});
