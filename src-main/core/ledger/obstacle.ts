import type { RunQuestion } from '../../../src-shared/contract/common.ts';
import type { Item } from '../jobs/items.ts';

/** A label of a chunk: its number in the run, whose it is, and where on paper. */
export interface ChunkLabel {
  readonly number: number;
  readonly item: Item;
  readonly copy: number;
  readonly sheet: number;
  readonly cell: number;
  /** Left out by the operator's answer: it has a row and no paper. */
  readonly leftOut: boolean;
}

/** Why a label may not go to the printer unasked. */
export interface Obstacle {
  readonly kind: RunQuestion['kind'];
  readonly label: ChunkLabel;
  /** The dates that it is about. */
  readonly detail: string | null;
}
