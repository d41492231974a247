import { useEffect, useState } from 'react';
import type { FoundPrinterEntry } from '../../../src-shared/contract/printers.ts';
import { useStore } from '../../state/store.ts';
import { placesOf, type PrintPlace } from './print-places.ts';

export interface PrinterChoice {
  readonly looking: boolean;
  readonly places: readonly PrintPlace[];
  readonly chosen: PrintPlace | null;
  readonly choose: (key: string) => void;
}

/** Looks around once. A search that fails finds nothing; the folder is always there. */
export function useFirstPrinters(): Pick<PrinterChoice, 'looking' | 'places'> & {
  readonly usual: PrintPlace | null;
} {
  const printers = useStore((state) => state.printers);
  const loaded = useStore((state) => state.printersLoaded);
  const discover = useStore((state) => state.discoverPrinters);
  const [found, setFound] = useState<readonly FoundPrinterEntry[] | null>(null);
  useEffect(() => {
    let gone = false;
    void discover().then((outcome) => {
      if (!gone) setFound(outcome.ok ? outcome.value.printers : []);
    });
    return () => {
      gone = true;
    };
  }, [discover]);
  const places = placesOf(printers, found ?? []);
  return { looking: found === null || !loaded, places, usual: places[0] ?? null };
}
