/** Browsers draw nothing beyond about 17 million pixels; a million rows are 48 million. */
const tallest = 15_000_000;
/** The canvas is moved under the window in so many steps. */
const steps = 100;

/** Where a scroll has led: `top` in pixels of the whole list, and the place the scroll bar has to be put, if any. */
export interface Scrolled {
  readonly top: number;
  readonly moveTo: number | null;
}

/**
 * Scrolls through a list that is taller than a browser allows. Small steps (wheel, finger, keys) move pixel by pixel;
 * the canvas is a window onto the list that moves on behind the scenes. Large ones (the bar is dragged) go to the same
 * part of the list as of the canvas.
 */
export class TallScroll {
  readonly canvasHeight: number;
  readonly #listHeight: number;
  readonly #viewHeight: number;
  readonly #pageHeight: number;
  readonly #pages: number;
  readonly #perPage: number;
  #offset = 0;
  #previous = 0;

  constructor(rows: number, rowHeight: number, viewHeight: number) {
    this.#listHeight = rows * rowHeight;
    this.#viewHeight = viewHeight;
    this.canvasHeight = Math.min(tallest, this.#listHeight);
    const whole = this.canvasHeight === this.#listHeight;
    this.#pageHeight = whole ? Math.max(1, this.#listHeight) : this.canvasHeight / steps;
    this.#pages = whole ? 1 : Math.floor(this.#listHeight / this.#pageHeight);
    this.#perPage = whole ? 0 : (this.#listHeight - this.canvasHeight) / (this.#pages - 1);
  }

  /** What a place on the canvas is less than its place in the list. */
  get offset(): number {
    return this.#offset;
  }

  /** The scroll bar was moved, by whomever. @param at its place, in pixels of the canvas. */
  scrolled(at: number): Scrolled {
    if (at === this.#previous) return { top: at + this.#offset, moveTo: null };
    if (Math.abs(at - this.#previous) < this.#viewHeight) return this.goTo(at + this.#offset);
    const part = at / Math.max(1, this.canvasHeight - this.#viewHeight);
    this.#turnTo(part * (this.#listHeight - this.#viewHeight));
    this.#previous = at;
    return { top: at + this.#offset, moveTo: null };
  }

  /** Shows a place of the list at the top, as far as there is enough below it. */
  goTo(wanted: number): Scrolled {
    const top = Math.max(0, Math.min(wanted, this.#listHeight - this.#viewHeight));
    const from = this.#offset;
    const to = this.#turnTo(top);
    const at = top - to;
    const moved = at !== this.#previous || from !== to;
    this.#previous = at;
    return { top, moveTo: moved ? at : null };
  }

  #turnTo(top: number): number {
    const page = Math.min(this.#pages - 1, Math.floor(top / this.#pageHeight));
    this.#offset = Math.round(page * this.#perPage);
    return this.#offset;
  }
}
