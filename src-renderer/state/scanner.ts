import { keepProfile, loadProfile, type ScannerProfile } from '../scanner/profile.ts';
import type { Slice } from './slice.ts';

export interface ScannerSlice {
  /** How the scanner of this machine types; null: nobody has let the page learn it. */
  readonly scanner: ScannerProfile | null;
  /** The learning card listens: it takes slow scanners, too. */
  readonly learning: boolean;
  /** The longest time between two characters of the last scan, in ms. */
  readonly lastGapMs: number | null;
  readonly setScanner: (profile: ScannerProfile | null) => void;
  readonly setLearning: (learning: boolean) => void;
  readonly noticePace: (gapMs: number) => void;
}

export const createScannerSlice: Slice<ScannerSlice> = (set) => ({
  scanner: loadProfile(),
  learning: false,
  lastGapMs: null,

  setScanner: (scanner) => {
    keepProfile(scanner);
    set({ scanner });
  },

  setLearning: (learning) => set({ learning }),

  noticePace: (lastGapMs) => set({ lastGapMs }),
});
