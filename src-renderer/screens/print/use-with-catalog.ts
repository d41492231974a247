import { useEffect } from 'react';
import type { Outcome } from '../../client/problem.ts';
import { useStore } from '../../state/store.ts';

/** Loads now and after every change of the catalogue, and says what went wrong. */
export function useWithCatalog(load: () => Promise<Outcome<void>>): void {
  const report = useStore((state) => state.reportLoading);
  useEffect(() => {
    const loadNow = async (): Promise<void> => {
      const outcome = await load();
      if (!outcome.ok) report(outcome.problem);
    };
    void loadNow();
    return useStore.subscribe((now, before) => {
      if (now.catalogChanges !== before.catalogChanges) void loadNow();
    });
  }, [load, report]);
}
