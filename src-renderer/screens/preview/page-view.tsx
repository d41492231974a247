import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { toProblem, type Problem } from '../../client/problem.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { t } from '../../texts/t.ts';
import { drawPage } from './draw-page.ts';
import classes from './preview.module.css';
import type { Zoom } from './zoom.ts';

export interface PageViewProps {
  readonly document: PDFDocumentProxy;
  /** From 1. */
  readonly page: number;
  readonly zoom: Zoom;
  /** The scale in use, 1 = as large as on paper; told after every drawing. */
  readonly onScale: (scale: number) => void;
}

/** One page on a canvas. The former picture stays until the next is drawn, so that turning pages does not flicker. */
export function PageView({ document, page, zoom, onScale }: PageViewProps) {
  const room = useRef<HTMLElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const size = useRoomSize(room);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (!size) return undefined;
    const stop = new AbortController();
    drawPage(document, page, zoom, size, stop.signal).then(
      (drawn) => {
        if (stop.signal.aborted || !drawn) return;
        drawn.canvas.role = 'img';
        drawn.canvas.ariaLabel = t('preview.page_name', { page });
        paper.current?.replaceChildren(drawn.canvas);
        setProblem(null);
        onScale(drawn.scale);
      },
      (caught: unknown) => {
        if (!stop.signal.aborted) setProblem(toProblem(caught));
      },
    );
    return () => stop.abort();
  }, [document, page, zoom, size, onScale]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <section ref={room} className={classes['room']} tabIndex={0} aria-label={t('preview.region')}>
      <ProblemBox problem={problem} />
      <div ref={paper} className={classes['paper']} />
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
