import { useEffect } from 'react';
import type { StockEntry } from '../../src-shared/contract/stocks.ts';
import { useStore } from '../state/store.ts';

/** The stocks with their sizes, asked for where nobody has yet. Empty until they are there. */
export function useStockEntries(): readonly StockEntry[] {
  const entries = useStore((state) => state.stockEntries);
  const load = useStore((state) => state.loadStockEntries);
  const missing = entries.length === 0;
  useEffect(() => {
    if (missing) void load();
  }, [missing, load]);
  return entries;
}
