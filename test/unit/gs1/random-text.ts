import { cset82 } from '../../../src-shared/gs1/cset.ts';

/** A repeatable stream of numbers (mulberry32), so that a failure can be seen again. */
export class RandomText {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** 0 to limit - 1. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  }

  pick<T>(choices: ArrayLike<T>): T {
    return choices[this.below(choices.length)] as T;
  }

  text(alphabet: string, length: number): string {
    let text = '';
    for (let i = 0; i < length; i++) text += this.pick(alphabet);
    return text;
  }

  /** A lot or serial of any length, made of all characters that may be in one. */
  lotOrSerial(): string {
    return this.text(cset82, 1 + this.below(20));
  }
}

/** Values that look like the notations around them. */
export const trickyValues = [
  '(10)ABC',
  'SN(10)LOT(21)X',
  '\'"()*!,;:',
  'A%20B',
  '%2F',
  '100%',
  '%',
  '%%',
  'A/B',
  '/10/LOT',
  '?17=261130',
  'A&B=C',
  'A+B',
  'FNC1',
  '%1D',
  '+',
  '<b>',
  '_._-',
  '...',
  '21ABC',
  '011234567890123',
  '0'.repeat(20),
];
