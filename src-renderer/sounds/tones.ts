/** One tone of a sound. Times in seconds from its beginning, pitch in Hz. */
export interface Note {
  readonly pitch: number;
  readonly at: number;
  readonly length: number;
}

export const soundNames = ['done', 'trouble', 'double'] as const;
export type SoundName = (typeof soundNames)[number];

/**
 * Three sounds that are told apart in a noisy hall, and by ears that do not hear pitch well: by their rhythm. Done is
 * two tones upwards, trouble three of one low pitch, a double print a quick change of high and low.
 */
export const sounds: Record<SoundName, readonly Note[]> = {
  done: [
    { pitch: 660, at: 0, length: 0.12 },
    { pitch: 990, at: 0.14, length: 0.2 },
  ],
  trouble: [
    { pitch: 330, at: 0, length: 0.18 },
    { pitch: 330, at: 0.26, length: 0.18 },
    { pitch: 330, at: 0.52, length: 0.3 },
  ],
  double: [0, 1, 2, 3, 4, 5].map((beat) => ({
    pitch: beat % 2 === 0 ? 1_200 : 600,
    at: beat * 0.13,
    length: 0.11,
  })),
};

/** What is worse drowns what is not: of several at once only this one is heard. */
export function worstOf(names: readonly SoundName[]): SoundName | null {
  return soundNames.findLast((name) => names.includes(name)) ?? null;
}
