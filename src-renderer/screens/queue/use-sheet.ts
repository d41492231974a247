import { useEffect, useState } from 'react';
import type { SheetPicture } from '../../../src-shared/contract/settling.ts';
import type { Problem } from '../../client/problem.ts';
import { useStore } from '../../state/store.ts';

/** A sheet of a run (from 1) as the host knows it. The former picture stays until the next has come. */
export function useSheet(
  runId: string,
  sheet: number,
): { picture: SheetPicture | null; problem: Problem | null } {
  const readSheet = useStore((state) => state.readSheet);
  const [picture, setPicture] = useState<SheetPicture | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let gone = false;
    void readSheet(runId, sheet).then((outcome) => {
      if (gone) return;
      setProblem(outcome.ok ? null : outcome.problem);
      if (outcome.ok) setPicture(outcome.value);
    });
    return () => {
      gone = true;
    };
  }, [readSheet, runId, sheet]);
  return { picture, problem };
}
