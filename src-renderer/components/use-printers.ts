import { useEffect } from 'react';
import type { Printer } from '../../src-shared/contract/printing.ts';
import type { PrinterQueue } from '../../src-shared/contract/runs.ts';
import type { Outcome } from '../client/problem.ts';
import { useStore } from '../state/store.ts';

/** Between an answer and the next question: what a device says is in sight within two seconds. */
const pauseMs = 1_500;

/** The printers, asked again and again while somebody looks at them, since they do not announce changes. */
export function usePrinters(): readonly Printer[] {
  useAskedAgain(useStore((state) => state.loadPrinters));
  return useStore((state) => state.printers);
}

/** Who waits at which printer, likewise. */
export function useQueues(): readonly PrinterQueue[] {
  useAskedAgain(useStore((state) => state.loadQueues));
  return useStore((state) => state.queues);
}

/** One question at a time; a trouble is said once, not with every question. */
function useAskedAgain(load: () => Promise<Outcome<void>>): void {
  const report = useStore((state) => state.reportLoading);
  useEffect(() => {
    let said = false;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const outcome = await load();
      if (gone) return;
      if (!outcome.ok && !said) report(outcome.problem);
      said = !outcome.ok;
      timer = setTimeout(() => void ask(), pauseMs);
    };
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [load, report]);
}
