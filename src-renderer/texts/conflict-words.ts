import type { SyncConflict } from '../../src-shared/contract/sync.ts';
import { formatDate } from './format.ts';
import { t } from './t.ts';

/** What labels here say and what Closient says; the entity stands above it. */
export function wordsOfConflict(conflict: SyncConflict): string {
  switch (conflict.field) {
    case 'lot':
      return t('conflict.lot', valuesOf(conflict));
    case 'date':
      return t('conflict.date', valuesOf(conflict));
    case 'existence':
      return t('conflict.existence');
    default:
      return conflict.sentence;
  }
}

/** What follows from a decision. */
export function consequenceOfConflict({ field }: SyncConflict, keep: 'ours' | 'theirs'): string {
  if (keep === 'ours') return t('conflict.ours_consequence');
  return t(field === 'existence' ? 'conflict.gone_consequence' : 'conflict.theirs_consequence');
}

function valuesOf({ field, ours, theirs }: SyncConflict): { ours: string; theirs: string } {
  const shown = (value: string | null): string =>
    value === null ? t('conflict.none') : field === 'date' ? formatDate(value) : value;
  return { ours: shown(ours), theirs: shown(theirs) };
}
