import type { Act } from '../../src-shared/models/permissions.ts';
import { mayHere } from '../state/may.ts';
import { useStore } from '../state/store.ts';

/** For what is not offered to those who may not do it; the core asks again. */
export function useMay(act: Act): boolean {
  return useStore((state) => mayHere(state, act));
}
