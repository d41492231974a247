/** What a number pad shows. */
export interface NumberEntry {
  /** null while nothing is entered. */
  readonly value: number | null;
  /** Until the first key the value shown is a proposal, and a digit replaces it. */
  readonly proposed: boolean;
}

/** The number after one more digit, or null where it would pass `max`: a slip cannot enter a wrong number. */
export function withDigit({ value, proposed }: NumberEntry, digit: number, max: number): number | null {
  const next = (proposed ? 0 : (value ?? 0)) * 10 + digit;
  return next > max ? null : next;
}

/** The number without its last digit; null when none is left. A proposal goes as a whole. */
export function withoutDigit({ value, proposed }: NumberEntry): number | null {
  return proposed || value === null || value < 10 ? null : Math.floor(value / 10);
}
