import { useEffect } from 'react';
import type { Printer } from '../../src-shared/contract/printing.ts';
import { useStore } from '../state/store.ts';

/** Printers do not announce changes, so they are asked while somebody looks at them. */
const askMs = 5_000;

/** The printers, asked again now and then. A trouble is said once, not every five seconds. */
export function usePrinters(): readonly Printer[] {
  const printers = useStore((state) => state.printers);
  const loadPrinters = useStore((state) => state.loadPrinters);
  const report = useStore((state) => state.reportLoading);
  useEffect(() => {
    let said = false;
    const ask = async (): Promise<void> => {
      const outcome = await loadPrinters();
      if (!outcome.ok && !said) report(outcome.problem);
      said = !outcome.ok;
    };
    void ask();
    const timer = setInterval(() => void ask(), askMs);
    return () => clearInterval(timer);
  }, [loadPrinters, report]);
  return printers;
}
