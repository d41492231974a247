import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { TallScroll } from './tall-scroll.ts';

/** A finger's height; the same for every row, or a place in the list could not be computed. */
export const rowHeight = 52;
/** Drawn beyond the edges, so that a fast finger finds rows. */
const beyond = 6;

export interface ListWindow {
  readonly view: RefObject<HTMLDivElement | null>;
  readonly canvasHeight: number;
  readonly first: number;
  /** Inclusive; below `first` where there are no rows. */
  readonly last: number;
  /** Where a row lies on the canvas. */
  readonly topOf: (index: number) => number;
  readonly onScroll: () => void;
  /** Rows that are wholly on screen. */
  readonly rowsInView: number;
  /** Moves as little as is needed. */
  readonly reveal: (index: number) => void;
  readonly toTop: () => void;
}

interface Shown {
  readonly first: number;
  readonly last: number;
  readonly offset: number;
}

/** Which rows of a list of any length are on screen. */
export function useListWindow(total: number): ListWindow {
  const view = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(600);
  const scroll = useMemo(() => new TallScroll(total, rowHeight, height), [total, height]);
  const [shown, setShown] = useState<Shown>({ first: 0, last: -1, offset: 0 });

  const look = useCallback(
    (top: number): void => {
      const first = Math.max(0, Math.floor(top / rowHeight) - beyond);
      const last = Math.min(total - 1, Math.ceil((top + height) / rowHeight) + beyond);
      const { offset } = scroll;
      setShown((known) =>
        known.first === first && known.last === last && known.offset === offset
          ? known
          : { first, last, offset },
      );
    },
    [total, height, scroll],
  );
  const moveTo = useCallback(
    (top: number): void => {
      const scrolled = scroll.goTo(top);
      if (scrolled.moveTo !== null && view.current) view.current.scrollTop = scrolled.moveTo;
      look(scrolled.top);
    },
    [scroll, look],
  );
  const onScroll = useCallback((): void => {
    if (!view.current) return;
    const { top, moveTo: bar } = scroll.scrolled(view.current.scrollTop);
    if (bar !== null && bar !== view.current.scrollTop) view.current.scrollTop = bar;
    look(top);
  }, [scroll, look]);

  useLayoutEffect(() => {
    const element = view.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // Another length: the place on the canvas is what is left of before.
  useLayoutEffect(() => onScroll(), [onScroll]);

  const reveal = useCallback(
    (index: number): void => {
      const top = (view.current?.scrollTop ?? 0) + scroll.offset;
      const at = index * rowHeight;
      if (at < top) moveTo(at);
      else if (at + rowHeight > top + height) moveTo(at + rowHeight - height);
    },
    [scroll, height, moveTo],
  );
  return {
    view,
    canvasHeight: scroll.canvasHeight,
    first: shown.first,
    last: Math.min(shown.last, total - 1),
    topOf: (index) => index * rowHeight - shown.offset,
    onScroll,
    rowsInView: Math.max(1, Math.floor(height / rowHeight)),
    reveal,
    toTop: useCallback(() => moveTo(0), [moveTo]),
  };
}
