import type { SyncSource } from '../../src-shared/contract/sync.ts';
import type { Tone } from '../theme.ts';
import { formatInstant } from './format.ts';
import { t, type PlainKey } from './t.ts';

interface SourceWords {
  readonly tone: Tone;
  readonly text: PlainKey;
}

const words: Record<Exclude<SyncSource['state'], 'idle'>, SourceWords> = {
  running: { tone: 'working', text: 'source.running' },
  waiting: { tone: 'calm', text: 'source.waiting' },
  stopped: { tone: 'calm', text: 'source.stopped' },
  unavailable: { tone: 'calm', text: 'source.unavailable' },
  failed: { tone: 'trouble', text: 'source.failed' },
};

/** How a source is. "Up to date" only where the last pass was whole and Closient answers. @param online it answers. */
export function wordsOfSource(source: SyncSource, online: boolean): SourceWords {
  const { name, state, by_hand: byHand, finished_at: finished } = source;
  if (name === 'folder' && state === 'unavailable') return { tone: 'calm', text: 'source.no_folder' };
  if (state !== 'idle') return words[state];
  if (isPartWay(source)) return { tone: 'calm', text: 'source.part_way' };
  if (byHand) return { tone: 'calm', text: 'source.by_hand' };
  if (name === 'folder') return { tone: 'good', text: 'source.watched' };
  if (finished === null) return { tone: 'calm', text: 'source.not_read' };
  return online ? { tone: 'good', text: 'source.idle' } : { tone: 'calm', text: 'source.as_read' };
}

/** A pass has begun and not ended, whether it runs or not. */
export function isPartWay({ pages_done: done, pages_total: total }: SyncSource): boolean {
  return total !== null && done < total;
}

/** "page 58 of 2,000 · 5,800 rows · 1,124/s · 3 not taken over" */
export function progressOf(source: SyncSource): string {
  const { pages_done: done, pages_total: total, rows_per_second: rate, counts } = source;
  const pages = total === null ? t('source.pages_some', { count: done }) : t('source.pages', { done, total });
  const rows = t('source.rows', { count: counts.read });
  const speed = rate === null ? [] : [t('progress.rate', { rate: rate < 10 ? rate : Math.round(rate) })];
  // A file has no pages.
  return [...(source.name === 'folder' ? [] : [pages]), rows, ...speed, ...troubles(source)].join(' · ');
}

/** "14:05 · 36 new · 4 not taken over" */
export function lastPassOf(source: SyncSource): string {
  const { finished_at: finished, counts } = source;
  if (finished === null) return t('source.never');
  const changed = [
    [counts.created, 'source.created'],
    [counts.updated, 'source.updated'],
    [counts.deactivated, 'source.deactivated'],
  ] as const;
  const parts = changed.filter(([count]) => count > 0).map(([count, key]) => t(key, { count }));
  // Nothing is counted of a pass that has begun and brought nothing yet.
  const same = counts.read > 0 && parts.length === 0 ? [t('source.no_change', { count: counts.read })] : [];
  return [formatInstant(finished), ...parts, ...same, ...troubles(source)].join(' · ');
}

function troubles({ counts }: SyncSource): string[] {
  const found = [
    [counts.quarantined, 'source.quarantined'],
    [counts.conflicts, 'source.conflicts'],
  ] as const;
  return found.filter(([count]) => count > 0).map(([count, key]) => t(key, { count }));
}
