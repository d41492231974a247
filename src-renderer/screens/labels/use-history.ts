import { useEffect, useState } from 'react';
import type { LabelHistory, LabelKey } from '../../../src-shared/contract/labels.ts';
import type { Problem } from '../../client/problem.ts';
import { useStore } from '../../state/store.ts';
import { onCatalogChange } from './on-catalog-change.ts';

export interface ShownHistory {
  /** null: on its way, or not to be had. */
  readonly history: LabelHistory | null;
  readonly problem: Problem | null;
}

/** The history of a label as it is now; the one shown stays until the next one is here. */
export function useHistory(label: LabelKey | null): ShownHistory {
  const historyOf = useStore((state) => state.historyOf);
  const [shown, setShown] = useState<ShownHistory & { of: LabelKey | null }>({
    of: null,
    history: null,
    problem: null,
  });
  useEffect(() => {
    if (label === null) return undefined;
    let gone = false;
    const load = async (): Promise<void> => {
      const outcome = await historyOf(label);
      if (gone) return;
      setShown(
        outcome.ok
          ? { of: label, history: outcome.value, problem: null }
          : { of: label, history: null, problem: outcome.problem },
      );
    };
    void load();
    const stop = onCatalogChange(() => void load());
    return () => {
      gone = true;
      stop();
    };
  }, [label, historyOf]);
  return label === null ? { history: null, problem: null } : shown;
}
