import { useState } from 'react';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import type { RunOrder } from '../../state/runs.ts';
import {
  labelsOfEach,
  labelsOfPart,
  labelsOfRun,
  sheetsOfRun,
  type Part,
  type RunShape,
} from './run-size.ts';

/** What a person chooses of an order to print, beside the printer and who they are. */
export interface Choices {
  /** First free place of the first sheet, from 1. */
  readonly position: number;
  /** Name of the part-used sheet it begins on; null = nobody remembered it. */
  readonly partSheet: string | null;
  /** Name for what is left of the last sheet; empty = the host's choice. */
  readonly restAs: string;
  readonly copies: number;
  readonly part: Part;
  readonly planned: boolean;
  readonly spare: { readonly count: number; readonly percent: boolean };
  readonly fill: boolean;
  /** First one sheet, the others after release. */
  readonly proof: boolean;
}

const nothingChosen: Choices = {
  position: 1,
  partSheet: null,
  restAs: '',
  copies: 1,
  part: null,
  planned: false,
  spare: { count: 0, percent: false },
  fill: false,
  proof: false,
};

export interface Order {
  readonly choices: Choices;
  readonly choose: (change: Partial<Choices>) => void;
  /** Of the whole run; null where only the host knows. */
  readonly sheets: number | null;
  readonly labels: number | null;
  /** What goes to the printer; null where only the host knows. */
  readonly ordered: number | null;
  readonly fields: Omit<RunOrder, 'job_id' | 'printer'>;
}

/** An order to print a job, with what follows from each choice. @param perSheet labels of a sheet. */
export function useOrder(job: Job, perSheet: number): Order {
  const [chosen, setChosen] = useState(nothingChosen);
  // A range prints what it names.
  const fill = chosen.fill && chosen.part === null;
  const each = chosen.planned ? null : labelsOfEach(chosen.copies, chosen.spare);
  const shape: RunShape = { job, perSheet, each, start: chosen.position, fill };
  const sheets = sheetsOfRun(shape);
  const labels = labelsOfRun(shape);
  const part = within(chosen.part, chosen.part?.of === 'sheets' ? sheets : labels);
  return {
    choices: { ...chosen, fill, part },
    choose: (change) => setChosen((now) => ({ ...now, ...change })),
    sheets,
    labels,
    ordered: labelsOfPart(shape, part),
    fields: {
      ...(chosen.partSheet === null ? { start_position: chosen.position } : { part_sheet: chosen.partSheet }),
      rest_as: chosen.restAs.trim() || null,
      copies: chosen.planned ? 1 : chosen.copies,
      quantity: chosen.planned ? 'planned' : 'copies',
      spare: spareOf(chosen.spare),
      fill_last_sheet: fill,
      sheets: part?.of === 'sheets' ? { first: part.first, last: part.last } : null,
      labels: part?.of === 'labels' ? { first: part.first, last: part.last } : null,
      first_sheet_then_release: chosen.proof,
    },
  };
}

/** Fewer copies mean fewer sheets; a range typed before must not reach beyond them. */
function within(part: Part, most: number | null): Part {
  if (part === null || most === null) return null;
  return { ...part, first: Math.min(part.first, most), last: Math.min(part.last, most) };
}

function spareOf({ count, percent }: Choices['spare']): RunOrder['spare'] {
  if (count === 0) return null;
  return percent ? { percent: count } : { labels: count };
}
