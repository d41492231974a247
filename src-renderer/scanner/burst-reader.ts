/** One press of a key, as a keyboard or a scanner makes it. */
export interface Stroke {
  /** What the system makes of it: one character, `Dead`, or the name of a key. */
  readonly key: string;
  /** Which key it was, by its place. */
  readonly code: string;
  readonly shift: boolean;
  readonly altGraph: boolean;
  readonly ctrl: boolean;
}

export interface BurstReaderOptions {
  /** The longest time between two characters of a scan, in ms. */
  readonly gapMs: () => number;
  readonly after: (ms: number, act: () => void) => () => void;
  /** The first character that may belong to a scan; nothing is held back yet. */
  readonly onFirst: () => void;
  /** It is a scan: what came through so far is to be taken back. */
  readonly onTaken: () => void;
  /** @param gapMs the longest time between two of its characters. */
  readonly onScan: (strokes: readonly Stroke[], gapMs: number) => void;
  /** It was none: what was held back is to be given to whoever has the focus. */
  readonly onGivenBack: (strokes: readonly Stroke[]) => void;
}

/**
 * So many characters in a row as fast as no hand types them are a scanner's. Two or three fast ones happen: fingers
 * roll over neighbouring keys.
 */
const certain = 4;
/** A scan that no Enter or Tab ends has at least so many; less was a hand that slid over the keys. */
const leastWithoutEnd = 6;
/** Scanners wait a little longer before the last key. */
const endGapFactor = 3;

interface Silent {
  readonly strokes: readonly Stroke[];
  readonly lastAt: number;
  readonly widest: number;
}

/**
 * Tells the bursts of a scanner that types apart from a person who types, whatever has the focus. The first characters
 * go where they go; from the fourth on the scan is held back, and what came through is taken back.
 */
export class BurstReader {
  readonly #options: BurstReaderOptions;
  #strokes: Stroke[] = [];
  #lastAt = -Infinity;
  #taken = false;
  #widest = 0;
  /** When an Enter or Tab ended a scan. */
  #endedAt = -Infinity;
  /** A scan that was taken for whole because nothing came any more. */
  #silent: Silent | null = null;
  #cancel: () => void = () => {};

  constructor(options: BurstReaderOptions) {
    this.#options = options;
  }

  /**
   * A key that types a character, or that a scanner uses for one.
   * @param at when it was pressed, in ms. @returns whether nobody else may get it.
   */
  character(stroke: Stroke, at: number): boolean {
    if (this.#strokes.length > 0 && at - this.#lastAt > this.#options.gapMs()) this.#end();
    this.#goOnAfterStall(at);
    if (this.#strokes.length === 0) this.#options.onFirst();
    else this.#widest = Math.max(this.#widest, at - this.#lastAt);
    this.#strokes.push(stroke);
    this.#lastAt = at;
    this.#cancel();
    if (!this.#taken && this.#strokes.length >= certain) {
      this.#taken = true;
      this.#options.onTaken();
    }
    if (this.#taken) {
      this.#cancel = this.#options.after(this.#options.gapMs() * endGapFactor, () => this.#fallSilent());
    }
    return this.#taken;
  }

  /** A scan is on its way, and nothing of it may be typed into a field. */
  get taking(): boolean {
    return this.#taken;
  }

  /**
   * Enter or Tab. @returns whether it ended a scan, so that it presses no button and leaves no field. Many scanners
   * send two in a row.
   */
  ending(at: number): boolean {
    const soon = this.#options.gapMs() * endGapFactor;
    const ends = this.#taken && at - this.#lastAt <= soon;
    const idle = this.#strokes.length === 0;
    const late = idle && this.#silent !== null && at - this.#silent.lastAt <= soon;
    const second = idle && at - this.#endedAt <= soon;
    this.#silent = null;
    if (ends) this.#finish();
    else this.#end();
    // Not after the second one: whoever holds Tab after a scan must get on.
    this.#endedAt = ends || late ? at : -Infinity;
    return ends || late || second;
  }

  /** Any other key: no scan goes on over it. */
  other(): void {
    this.#silent = null;
    this.#end();
  }

  #fallSilent(): void {
    const silent = { strokes: this.#strokes, lastAt: this.#lastAt, widest: this.#widest };
    this.#end();
    if (silent.strokes.length >= leastWithoutEnd) this.#silent = silent;
  }

  /**
   * A machine that is busy delivers keys late, with the time of their press. Then the silence was its own: what came
   * before it was half a scan, and the whole follows.
   */
  #goOnAfterStall(at: number): void {
    const silent = this.#silent;
    this.#silent = null;
    if (!silent || this.#strokes.length > 0 || at - silent.lastAt > this.#options.gapMs()) return;
    this.#strokes = [...silent.strokes];
    this.#lastAt = silent.lastAt;
    this.#widest = silent.widest;
    this.#taken = true;
  }

  #end(): void {
    if (this.#taken && this.#strokes.length >= leastWithoutEnd) return this.#finish();
    const held = this.#taken ? this.#strokes : [];
    this.#reset();
    if (held.length > 0) this.#options.onGivenBack(held);
  }

  #finish(): void {
    const strokes = this.#strokes;
    const widest = this.#widest;
    this.#reset();
    this.#options.onScan(strokes, widest);
  }

  #reset(): void {
    this.#cancel();
    this.#strokes = [];
    this.#taken = false;
    this.#widest = 0;
    this.#lastAt = -Infinity;
  }
}
