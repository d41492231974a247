import { useEffect, useRef, useState, type MouseEvent, type RefObject } from 'react';
import { toProblem, type Problem } from '../../client/problem.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { t } from '../../texts/t.ts';
import type { Area } from './label-places.ts';
import type { Paper } from './paper.ts';
import classes from './preview.module.css';
import { usePinch } from './use-pinch.ts';
import type { Zoom } from './zoom.ts';

export interface PageViewProps {
  readonly paper: Paper;
  /** From 1. */
  readonly page: number;
  /** Size of the page in mm. */
  readonly size: { readonly width: number; readonly height: number };
  readonly zoom: Zoom;
  /** The scale in use, 1 = as large as on paper. */
  readonly scale: number;
  /** The label that is magnified, where it is on this page. */
  readonly marked: Area | null;
  /** The scale in use, told after every drawing. */
  readonly onScale: (scale: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
  /** A tap on the page, in mm from its top left corner. */
  readonly onTap: (x: number, y: number) => void;
}

/** One page on a canvas. The former picture stays until the next is drawn, so that turning pages does not flicker. */
export function PageView(props: PageViewProps) {
  const { paper, page, size: paperSize, zoom, scale, marked, onScale, onZoom, onTap } = props;
  const room = useRef<HTMLElement>(null);
  const stretched = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const size = useRoomSize(room);
  usePinch(room, stretched, scale, onZoom);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (!size) return undefined;
    const stop = new AbortController();
    paper.draw(page, zoom, size, stop.signal).then(
      (drawn) => {
        if (stop.signal.aborted || !drawn) return;
        drawn.canvas.role = 'img';
        drawn.canvas.ariaLabel = t('preview.page_name', { page });
        host.current?.replaceChildren(drawn.canvas);
        setProblem(null);
        onScale(drawn.scale);
      },
      (caught: unknown) => {
        if (!stop.signal.aborted) setProblem(toProblem(caught));
      },
    );
    return () => stop.abort();
  }, [paper, page, zoom, size, onScale]);
  const tap = (event: MouseEvent): void => {
    const box = host.current?.getBoundingClientRect();
    if (!box || box.width === 0) return;
    onTap(
      ((event.clientX - box.left) / box.width) * paperSize.width,
      ((event.clientY - box.top) / box.height) * paperSize.height,
    );
  };
  const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <section ref={room} className={classes['room']} tabIndex={0} aria-label={t('preview.region')}>
      <ProblemBox problem={problem} />
      <div ref={stretched} className={classes['paper']}>
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- by keyboard the labels are reached beside it */}
        <div className={classes['sheet']} onClick={tap}>
          <div ref={host} />
          {marked && (
            <span
              className={classes['marked']}
              style={{
                left: percent(marked.x, paperSize.width),
                top: percent(marked.y, paperSize.height),
                width: percent(marked.width, paperSize.width),
                height: percent(marked.height, paperSize.height),
              }}
            />
          )}
        </div>
      </div>
    </section>
  );
}

/** Inner size of the scrolling room in CSS pixels; null before it is laid out. */
function useRoomSize(room: RefObject<HTMLElement | null>): { width: number; height: number } | null {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      // offset, not client: a scroll bar that comes and goes must not change what "fit" means.
      setSize({ width: element.offsetWidth, height: element.offsetHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [room]);
  return size;
}
