import { useEffect, useRef } from 'react';
import { scanHandlers, type ScanHandler } from './scan-handlers.ts';

/**
 * Gets what is scanned while the component is there, whatever has the focus. The one that mounted last is asked first.
 * A field with `data-scan="types"` gets scans as text instead.
 * @param handler returns false for what it leaves to the one below; null: not now.
 * @param inDialog the component stands in a dialog; others are not asked while one is open.
 * @param first asked before those that mounted later.
 */
export function useScan(handler: ScanHandler | null, { inDialog = false, first = false } = {}): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const active = handler !== null;
  useEffect(
    () =>
      active ? scanHandlers.add({ handler: (scan) => latest.current?.(scan), inDialog, first }) : undefined,
    [active, inDialog, first],
  );
}
