import { useEffect } from 'react';
import { sameChoice } from '../../state/filters.ts';
import { useStore } from '../../state/store.ts';

/** Counts what the draft selects, now and after every change of it or of the catalogue; the former count is aborted. */
export function useLiveCount(): void {
  const countLabels = useStore((state) => state.countLabels);
  useEffect(() => {
    let stop = new AbortController();
    const count = (): void => {
      stop.abort();
      stop = new AbortController();
      void countLabels(stop.signal);
    };
    count();
    const unsubscribe = useStore.subscribe((now, before) => {
      const same = now.draft === before.draft || sameChoice(now.draft, before.draft);
      if (!same || now.catalogChanges !== before.catalogChanges) count();
    });
    return () => {
      unsubscribe();
      stop.abort();
    };
  }, [countLabels]);
}
