import type { LabelEvent, LabelHistory, LabelRow } from '../../src-shared/contract/labels.ts';
import type { LabelKind } from '../../src-shared/models/label-kinds.ts';
import type { LifecycleEventType } from '../../src-shared/states/lifecycle-events.ts';
import type { IconName } from '../components/icons.tsx';
import { eventWords, type Words } from './state-words.ts';
import { t, type PlainKey } from './t.ts';

export const kindWords: Record<LabelKind, PlainKey> = {
  serials: 'labels.serials',
  lots: 'labels.lots',
  products: 'labels.products',
};

type Known = Pick<LabelRow, 'serial' | 'held' | 'active' | 'print_state'>;

/**
 * How it is with a label, as far as that is known. A serial has one label, so what became of that one is its state; of
 * a lot or product there are many.
 * @param last what happened to it last.
 */
export function wordsOfLabel(label: Known, last: LifecycleEventType | null): Words {
  if (label.held) return { tone: 'waiting', text: t('labels.held') };
  if (!label.active) return { tone: 'calm', text: t('labels.inactive') };
  if (label.print_state === 'open') return { tone: 'waiting', text: t('labels.state_open') };
  const became = last !== null && !['PRINTED', 'REPRINTED'].includes(last) ? eventWords[last] : undefined;
  if (label.serial !== null && became !== undefined) return { tone: 'calm', text: t(became) };
  return label.print_state === 'printed'
    ? { tone: 'good', text: t('labels.state_printed') }
    : { tone: 'calm', text: t('labels.state_free') };
}

/** The number that a person would read out first. */
export function titleOfLabel({ gtin, lot, serial }: Pick<LabelRow, 'gtin' | 'lot' | 'serial'>): string {
  return serial ?? lot ?? gtin;
}

/** "Serial", "Lot", "Product": what the title is. */
export function kindOfLabel({ lot, serial }: Pick<LabelRow, 'lot' | 'serial'>): string {
  if (serial !== null) return t('labels.serial');
  return t(lot !== null ? 'labels.lot' : 'labels.product');
}

export const eventIcons: Record<LifecycleEventType, IconName> = {
  PRINTED: 'printer',
  REPRINTED: 'undo',
  SCRAPPED: 'cross',
  SAMPLED: 'box',
  RETURNED: 'back',
  VOIDED: 'dash',
};

/** Where on paper: the very place, or how many of them there are. */
export function placeOfEvent({ run }: LabelEvent): string | null {
  if (run === null || run.sheet === null || run.cell === null) return null;
  const place = t('labels.place', { sheet: run.sheet, cell: run.cell });
  return run.labels > 1 ? t('labels.places', { count: run.labels, place }) : place;
}

/** How many labels of it there are, and what became of them. */
export function countWords({ printed, accounted }: Pick<LabelHistory, 'printed' | 'accounted'>): string {
  const all = t('labels.printed_count', { count: printed });
  return accounted === 0 ? all : `${all}, ${t('labels.accounted', { count: accounted })}`;
}
