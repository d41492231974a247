import {
  alike,
  itemOf,
  labelsOf,
  lastWhere,
  stretchesOf,
  type Quantity,
  type Stretch,
} from './quantities.ts';

/**
 * Imposition: which label goes into which cell of which sheet. Used alike by a job's artifact and by a run's print
 * files, so that what is previewed is what prints. Pure arithmetic: nothing per label is kept.
 *
 * Labels are numbered from 1 in the order of the items, all copies of an item together. A group is a stretch of
 * items that must not share a sheet with the next (one lot per sheet); usually there is one group.
 */
export interface Imposition {
  readonly labelsPerSheet: number;
  /** How many labels each item has. */
  readonly stretches: readonly Stretch[];
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
  /** Labels of each item. */
  readonly copies: number;
  /** Where items have different numbers of labels; `copies` does not count then. */
  readonly quantities?: readonly Quantity[] | undefined;
  /** Only these labels, the first of them at the start position. They keep their numbers. */
  readonly labels?: { readonly first: number; readonly last: number } | undefined;
  /** First free cell of the first sheet, from 1. */
  readonly startPosition: number;
}

export function impose(options: ImpositionOptions): Imposition {
  const { labelsPerSheet, quantities, labels: asked } = options;
  const stretches = quantities ? stretchesOf(quantities) : alike(options.copies);
  const groups: Group[] = [];
  let position = 1;
  let firstSheet = 1;
  let totalLabels = 0;
  for (const items of options.groups) {
    const begin = labelsOf(stretches, position).first;
    const end = labelsOf(stretches, position + items - 1).last;
    position += items;
    const firstLabel = Math.max(begin, asked?.first ?? begin);
    const labels = Math.min(end, asked?.last ?? end) - firstLabel + 1;
    if (labels < 1) continue;
    const offset = groups.length === 0 ? options.startPosition - 1 : 0;
    const sheets = Math.ceil((offset + labels) / labelsPerSheet);
    groups.push({ firstLabel, labels, firstSheet, sheets, offset });
    totalLabels += labels;
    firstSheet += sheets;
  }
  return { labelsPerSheet, stretches, groups, totalLabels, sheets: firstSheet - 1 };
}

/** How many cells are free after the last label of each group's last sheet, and the item that label is of. */
export function freeAtEnds(imposition: Imposition): { position: number; free: number }[] {
  return imposition.groups.map((group) => ({
    position: itemOf(imposition.stretches, group.firstLabel + group.labels - 1).position,
    free: group.sheets * imposition.labelsPerSheet - group.offset - group.labels,
  }));
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
  const group = lastWhere(imposition.groups, (candidate) => candidate.firstSheet <= sheet);
  const within = sheet - group.firstSheet;
  const before = within === 0 ? 0 : within * imposition.labelsPerSheet - group.offset;
  const firstCell = within === 0 ? group.offset : 0;
  const count = Math.min(imposition.labelsPerSheet - firstCell, group.labels - before);
  return { sheet, firstLabel: group.firstLabel + before, count, firstCell };
}

/** Which item (from 1) and which copy of it (from 1) label `number` is. */
export function itemOfLabel(imposition: Imposition, number: number): { position: number; copy: number } {
  return itemOf(imposition.stretches, number);
}
