import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { formatNumber } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import type { Paper } from './paper.ts';
import classes from './thumbnails.module.css';

export interface ThumbnailsProps {
  readonly paper: Paper;
  readonly page: number;
  /** Width to height of a page. */
  readonly aspect: number;
  readonly onPage: (page: number) => void;
}

const width = 84;
/** Number beneath, and room between two. */
const beneath = 34;

/** The pages, small. Only those in sight are drawn, so a file of 1,600 pages opens like one of two. */
export function Thumbnails({ paper, page, aspect, onPage }: ThumbnailsProps) {
  const room = useRef<HTMLElement>(null);
  const height = Math.max(width / aspect, 48);
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is kept between two drawings
  const rows = useVirtualizer({
    count: paper.pages,
    getScrollElement: () => room.current,
    estimateSize: () => height + beneath,
    overscan: 2,
  });
  useEffect(() => rows.scrollToIndex(page - 1, { align: 'auto' }), [rows, page]);
  return (
    <nav ref={room} className={`${classes['strip']} pr-scroll`} aria-label={t('preview.pages')}>
      <div style={{ position: 'relative', height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => (
          <button
            key={index}
            type="button"
            className={classes['thumb']}
            aria-current={index + 1 === page}
            aria-label={t('preview.to_page', { page: index + 1 })}
            style={{ transform: `translateY(${start}px)` }}
            onClick={() => onPage(index + 1)}
          >
            <Picture paper={paper} page={index + 1} height={height} />
            <span>{formatNumber(index + 1)}</span>
          </button>
        ))}
      </div>
    </nav>
  );
}

/** A page so small that only its order can be seen; a picture that cannot be drawn stays white. */
function Picture({
  paper,
  page,
  height,
}: {
  readonly paper: Paper;
  readonly page: number;
  readonly height: number;
}) {
  const host = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const stop = new AbortController();
    paper.draw(page, 'page', { width: width + 32, height: height + 32 }, stop.signal).then(
      (drawn) => {
        if (drawn && !stop.signal.aborted) host.current?.replaceChildren(drawn.canvas);
      },
      () => undefined,
    );
    return () => stop.abort();
  }, [paper, page, height]);
  return <span ref={host} className={classes['picture']} style={{ width, height }} />;
}
