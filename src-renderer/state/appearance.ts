import { remember, remembered } from './remembered.ts';
import type { Slice } from './slice.ts';

export const schemes = ['auto', 'light', 'dark'] as const;
export const contrasts = ['auto', 'usual', 'more'] as const;
export const volumes = ['quiet', 'usual', 'loud'] as const;

/** How this window looks and sounds, and which keys it takes. It holds for this machine, whoever works at it. */
export interface Appearance {
  /** `auto`: as the system of this machine is set. */
  readonly scheme: (typeof schemes)[number];
  readonly contrast: (typeof contrasts)[number];
  readonly sound: boolean;
  readonly volume: (typeof volumes)[number];
  /** Shortcuts of one key without Alt or Ctrl, which speech input may press by mistake (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

export interface AppearanceSlice {
  readonly appearance: Appearance;
  readonly changeAppearance: (change: Partial<Appearance>) => void;
}

const key = 'appearance';

export const createAppearanceSlice: Slice<AppearanceSlice> = (set, get) => ({
  appearance: appearanceOf(remembered(key)),

  changeAppearance: (change) => {
    const appearance = { ...get().appearance, ...change };
    remember(key, JSON.stringify(appearance));
    set({ appearance });
  },
});

/** What was remembered, field by field: what is missing or not known is as usual. */
export function appearanceOf(text: string | null): Appearance {
  const kept = record(text);
  const oneOf = <T extends string>(words: readonly T[], word: unknown, usual: T): T =>
    words.find((known) => known === word) ?? usual;
  return {
    scheme: oneOf(schemes, kept['scheme'], 'auto'),
    contrast: oneOf(contrasts, kept['contrast'], 'auto'),
    sound: kept['sound'] !== false,
    volume: oneOf(volumes, kept['volume'], 'usual'),
    singleKeys: kept['singleKeys'] !== false,
  };
}

function record(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
