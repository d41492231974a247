/**
 * Imposition: which label goes into which cell of which sheet. Used alike by a job's artifact and by a run's print
 * files, so that what is previewed is what prints. Pure arithmetic: nothing per label is kept.
 *
 * Labels are numbered from 1 in the order of the items, all copies of an item together. A group is a stretch of
 * items that must not share a sheet with the next (one lot per sheet); usually there is one group.
 */
export interface Imposition {
  readonly labelsPerSheet: number;
  readonly copies: number;
  readonly totalLabels: number;
  readonly sheets: number;
  readonly groups: readonly Group[];
}

interface Group {
  readonly firstLabel: number;
  readonly labels: number;
  readonly firstSheet: number;
  readonly sheets: number;
  /** Cells of its first sheet that are left empty. */
  readonly offset: number;
}

export interface ImpositionOptions {
  /** Items of each group, in order. */
  readonly groups: readonly number[];
  readonly labelsPerSheet: number;
  readonly copies: number;
  /** First free cell of the first sheet, from 1. */
  readonly startPosition: number;
}

export function impose(options: ImpositionOptions): Imposition {
  const { labelsPerSheet, copies } = options;
  const groups: Group[] = [];
  let firstLabel = 1;
  let firstSheet = 1;
  for (const items of options.groups) {
    const labels = items * copies;
    const offset = groups.length === 0 ? options.startPosition - 1 : 0;
    const sheets = Math.ceil((offset + labels) / labelsPerSheet);
    groups.push({ firstLabel, labels, firstSheet, sheets, offset });
    firstLabel += labels;
    firstSheet += sheets;
  }
  return { labelsPerSheet, copies, groups, totalLabels: firstLabel - 1, sheets: firstSheet - 1 };
}

/** The labels of one sheet: `count` labels from number `firstLabel`, the first in cell `firstCell` (from 0). */
export interface SheetLabels {
  readonly sheet: number;
  readonly firstLabel: number;
  readonly count: number;
  readonly firstCell: number;
}

/** @param sheet from 1 to `imposition.sheets`. */
export function labelsOfSheet(imposition: Imposition, sheet: number): SheetLabels {
  const group = findGroup(imposition.groups, (candidate) => candidate.firstSheet <= sheet);
  const within = sheet - group.firstSheet;
  const before = within === 0 ? 0 : within * imposition.labelsPerSheet - group.offset;
  const firstCell = within === 0 ? group.offset : 0;
  const count = Math.min(imposition.labelsPerSheet - firstCell, group.labels - before);
  return { sheet, firstLabel: group.firstLabel + before, count, firstCell };
}

/** Which item (from 1) and which copy of it (from 1) label `number` is. */
export function itemOfLabel(imposition: Imposition, number: number): { position: number; copy: number } {
  const index = number - 1;
  return {
    position: Math.floor(index / imposition.copies) + 1,
    copy: (index % imposition.copies) + 1,
  };
}

/** The last group that satisfies an ordered condition, by bisection: a job may have thousands of lots. */
function findGroup(groups: readonly Group[], reached: (group: Group) => boolean): Group {
  let low = 0;
  let high = groups.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const candidate = groups[middle];
    if (candidate && reached(candidate)) low = middle;
    else high = middle - 1;
  }
  const group = groups[low];
  if (!group) throw new RangeError('An imposition without labels has no sheets.');
  return group;
}
