import { useCallback, useEffect, useRef, useState } from 'react';
import type { LabelRow } from '../../../src-shared/contract/labels.ts';
import { useStore } from '../../state/store.ts';
import type { LabelQuery } from '../../state/labels.ts';
import { onCatalogChange } from './on-catalog-change.ts';
import { PageStore, pageRows } from './page-store.ts';

export interface Rows {
  /** null until the first answer. */
  readonly total: number | null;
  readonly more: boolean;
  readonly rowAt: (index: number) => LabelRow | undefined;
  /** These rows are on screen. */
  readonly show: (first: number, last: number) => void;
}

interface Asked {
  readonly store: PageStore;
  /** Of the search before: its rows stay until the first new ones are here, so nothing blinks while somebody types. */
  before: PageStore | null;
  first: number;
  last: number;
  busy: boolean;
}

/** The rows of a search, page by page as they come on screen; asked for again when the catalogue or the record changes. */
export function useRows(query: LabelQuery): Rows {
  const search = useStore((state) => state.searchLabels);
  const report = useStore((state) => state.reportLoading);
  const [found, setFound] = useState<{ total: number; more: boolean } | null>(null);
  const [, setArrived] = useState(0);
  const asked = useRef<Asked>({ store: new PageStore(), before: null, first: 0, last: 0, busy: false });

  const fetchNext = useCallback(
    async (of: Asked): Promise<void> => {
      if (of.busy) return;
      of.busy = true;
      try {
        // One at a time, and always what is on screen now: what was scrolled past meanwhile is not wanted any more.
        for (let page = of.store.wanted(of.first, of.last); page !== null;) {
          const outcome = await search(query, page * pageRows, pageRows);
          if (asked.current !== of) return;
          if (!outcome.ok) return report(outcome.problem);
          const { total, more, rows } = outcome.value;
          of.store.put(page, rows);
          of.before = null;
          setFound((known) => (known?.total === total && known.more === more ? known : { total, more }));
          setArrived((count) => count + 1);
          page = of.store.wanted(
            Math.min(of.first, Math.max(0, total - 1)),
            Math.min(of.last, Math.max(0, total - 1)),
          );
        }
      } finally {
        of.busy = false;
      }
    },
    [search, report, query],
  );

  useEffect(() => {
    const { store: before } = asked.current;
    const mine: Asked = { store: new PageStore(), before, first: 0, last: 0, busy: false };
    asked.current = mine;
    void fetchNext(mine);
    return onCatalogChange(() => {
      mine.store.age();
      void fetchNext(mine);
    });
  }, [fetchNext]);

  const show = useCallback(
    (first: number, last: number): void => {
      const current = asked.current;
      current.first = first;
      current.last = last;
      void fetchNext(current);
    },
    [fetchNext],
  );
  const rowAt = useCallback((index: number) => {
    const { store, before } = asked.current;
    return (before ?? store).row(index);
  }, []);
  return { total: found?.total ?? null, more: found?.more ?? false, rowAt, show };
}
