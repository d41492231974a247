import { useEffect, useState } from 'react';
import type { SettlementPreview } from '../../../src-shared/contract/settling.ts';
import type { Problem } from '../../client/problem.ts';
import { useStore } from '../../state/store.ts';
import type { SettlementDraft } from './settlement-draft.ts';

export interface Foreseen {
  /** What the host would make of the labels; null while it is being asked, or where it refuses. */
  readonly preview: SettlementPreview | null;
  readonly problem: Problem | null;
}

/** What would happen to the labels, asked of the host with every change; nothing is done. */
export function useSettlementPreview(runId: string, draft: SettlementDraft): Foreseen {
  const previewSettlement = useStore((state) => state.previewSettlement);
  const [seen, setSeen] = useState<(Foreseen & { readonly of: SettlementDraft }) | null>(null);
  useEffect(() => {
    const { good, lastGood, bad } = draft;
    if (good === null) return undefined;
    let gone = false;
    void previewSettlement(runId, { goodSheets: good, lastGood: lastGood || null, bad }).then((outcome) => {
      if (gone) return;
      setSeen(
        outcome.ok
          ? { of: draft, preview: outcome.value, problem: null }
          : { of: draft, preview: null, problem: outcome.problem },
      );
    });
    return () => {
      gone = true;
    };
  }, [previewSettlement, runId, draft]);
  return seen?.of === draft ? seen : { preview: null, problem: null };
}
