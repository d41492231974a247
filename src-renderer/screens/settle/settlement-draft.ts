import type { Run } from '../../../src-shared/contract/common.ts';
import type { SheetPicture } from '../../../src-shared/contract/settling.ts';
import { openLabelStates, type LabelState } from '../../../src-shared/states/run-states.ts';
import type { BadLabel } from '../../state/runs.ts';

/** A label that is not good though it lies before the last good one. */
export interface Bad extends BadLabel {
  readonly name: string;
  /** Sheet among those that came out, and label on it, both from 1. */
  readonly sheet: number;
  readonly place: number;
}

/** What somebody is about to say about the paper of a run. */
export interface SettlementDraft {
  /** Good sheets, counted from the first that came out; null while nothing is entered. */
  readonly good: number | null;
  /** Good labels on the sheet after them; 0 = none. */
  readonly lastGood: number;
  readonly bad: readonly Bad[];
  /** Nothing was touched: the number is a proposal. */
  readonly proposed: boolean;
}

/** A label on the picture of its sheet, as it would be after the settlement. */
export type CellVerdict =
  /** It becomes printed; `last`: it is the last good one. */
  | 'good'
  | 'last'
  /** It becomes free again. */
  | 'free'
  | 'freed'
  /** It is recorded as printed and thrown away. */
  | 'scrapped'
  /** Recorded as printed before. */
  | 'known'
  /** Left out or given back: it was never on paper. */
  | 'gone';

export type SheetVerdict = 'good' | 'part' | 'free';

/** All sheets are good, as they mostly are. */
export function allGood(all: number): SettlementDraft {
  return { good: all, lastGood: 0, bad: [], proposed: true };
}

/** The number of good sheets, entered; what was said of labels behind them is taken back. */
export function withSheets(draft: SettlementDraft, good: number | null): SettlementDraft {
  return pruned({ ...draft, good, lastGood: 0, proposed: false });
}

/** The last good label, tapped or scanned. @param count labels of that sheet, so that its last one makes it whole. */
export function withLastGood(
  draft: SettlementDraft,
  at: { readonly sheet: number; readonly place: number; readonly count: number },
): SettlementDraft {
  const whole = at.place >= at.count;
  return pruned({
    ...draft,
    good: whole ? at.sheet : at.sheet - 1,
    lastGood: whole ? 0 : at.place,
    proposed: true,
  });
}

/** Marks a label as bad, or takes that back where it is marked so already. What lies behind the last good one is free anyway. */
export function withBad(draft: SettlementDraft, bad: Bad): SettlementDraft {
  if (!isBefore(draft, bad.sheet, bad.place)) return draft;
  const before = draft.bad.find(({ number }) => number === bad.number);
  const others = draft.bad.filter(({ number }) => number !== bad.number);
  return { ...draft, bad: before?.becomes === bad.becomes ? others : [...others, bad] };
}

/** Whether a label lies before the last good one. Both from 1. */
function isBefore({ good, lastGood }: SettlementDraft, sheet: number, place: number): boolean {
  if (good === null) return false;
  return sheet <= good || (sheet === good + 1 && place <= lastGood);
}

export function cellVerdict(
  draft: SettlementDraft,
  label: { readonly number: number; readonly state: LabelState },
  sheet: number,
  place: number,
  count: number,
): CellVerdict {
  if (label.state === 'printed') return 'known';
  if (!(openLabelStates as readonly LabelState[]).includes(label.state)) return 'gone';
  if (!isBefore(draft, sheet, place)) return 'free';
  const bad = draft.bad.find(({ number }) => number === label.number);
  if (bad) return bad.becomes === 'scrapped' ? 'scrapped' : 'freed';
  const { good, lastGood } = draft;
  const last =
    lastGood > 0 ? sheet === (good ?? 0) + 1 && place === lastGood : sheet === good && place === count;
  return last ? 'last' : 'good';
}

export function sheetVerdict({ good, lastGood }: SettlementDraft, sheet: number): SheetVerdict {
  if (good === null) return 'free';
  if (sheet <= good) return 'good';
  return sheet === good + 1 && lastGood > 0 ? 'part' : 'free';
}

/** The sheet to look at: the one where good ends, else the last. */
export function sheetInQuestion({ good }: SettlementDraft, all: number): number {
  return Math.max(1, Math.min(all, (good ?? 0) + 1));
}

/** Whether the answer needs the reason for it: the host refuses it without one. */
export function needsReason(run: Pick<Run, 'status'>, { bad }: SettlementDraft): boolean {
  return run.status === 'uncertain' || bad.length > 0;
}

/** Labels of a sheet in the order of its places, as they are counted. */
export function labelsOf(picture: SheetPicture): SheetPicture['cells'] {
  return picture.cells.toSorted((a, b) => a.cell - b.cell);
}

function pruned(draft: SettlementDraft): SettlementDraft {
  return { ...draft, bad: draft.bad.filter(({ sheet, place }) => isBefore(draft, sheet, place)) };
}
