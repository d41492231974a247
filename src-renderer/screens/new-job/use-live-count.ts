import { useEffect } from 'react';
import { useStore } from '../../state/store.ts';

/** Long enough to let a finger finish, short enough to feel live. */
const quietMs = 250;

/** Counts what the draft selects after every change of the draft or the catalogue; a superseded count is aborted. */
export function useLiveCount(): void {
  const scope = useStore((state) => state.draft.scope);
  const gtins = useStore((state) => state.draft.gtins);
  const lots = useStore((state) => state.draft.lots);
  const from = useStore((state) => state.draft.from);
  const to = useStore((state) => state.draft.to);
  const neverPrinted = useStore((state) => state.draft.neverPrinted);
  const catalogChanges = useStore((state) => state.catalogChanges);
  const countLabels = useStore((state) => state.countLabels);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => void countLabels(stop.signal), quietMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [scope, gtins, lots, from, to, neverPrinted, catalogChanges, countLabels]);
}
