import { Button, Loader } from '@mantine/core';
import { useCallback, useState, type KeyboardEvent } from 'react';
import { ProblemBox } from '../../components/problem-box.tsx';
import { t } from '../../texts/t.ts';
import type { PickedLabel } from './label-places.ts';
import { PageView } from './page-view.tsx';
import type { Paper } from './paper.ts';
import classes from './preview.module.css';
import { Thumbnails } from './thumbnails.tsx';
import type { OpenedPdf } from './use-pdf.ts';
import { ViewerBar } from './viewer-bar.tsx';
import { zoomIn, zoomOut, type Zoom } from './zoom.ts';

export interface ViewerProps {
  readonly opened: OpenedPdf;
  /** Its sheets, once it is open. */
  readonly paper: Paper | null;
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly picked: PickedLabel | null;
  /** A tap on the page, in mm from its top left corner. */
  readonly onTap: (x: number, y: number) => void;
}

/** The finished file of a job, page by page. */
export function Viewer({ opened: { pdf, again }, paper, page, onPage, picked, onTap }: ViewerProps) {
  const [zoom, setZoom] = useState<Zoom>('page');
  const [scale, setScale] = useState(1);
  const pages = paper?.pages ?? 1;
  const turn = useCallback((to: number) => onPage(Math.min(pages, Math.max(1, to))), [pages, onPage]);
  const key = (event: KeyboardEvent): void => {
    const typing = event.target instanceof HTMLInputElement;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const acts: Record<string, () => void> = {
      PageDown: () => turn(page + 1),
      PageUp: () => turn(page - 1),
      ...(!typing && {
        Home: () => turn(1),
        End: () => turn(pages),
        '+': () => setZoom(zoomIn(scale) ?? zoom),
        '-': () => setZoom(zoomOut(scale) ?? zoom),
        '0': () => setZoom('page'),
      }),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a shortcut from anywhere inside
    <section className={classes['viewer']} aria-label={t('preview.name')} onKeyDown={key}>
      <ViewerBar
        page={page}
        pages={pages}
        scale={scale}
        zoom={zoom}
        disabled={pdf.state !== 'open'}
        onPage={turn}
        onZoom={setZoom}
      />
      {pdf.state === 'open' && paper && (
        <div className={classes['pagesAndPage']}>
          {pages > 1 && (
            <Thumbnails paper={paper} page={page} aspect={pdf.size.width / pdf.size.height} onPage={turn} />
          )}
          <PageView
            paper={paper}
            page={page}
            size={pdf.size}
            zoom={zoom}
            scale={scale}
            marked={picked?.page === page ? picked.area : null}
            onScale={setScale}
            onZoom={setZoom}
            onTap={onTap}
          />
        </div>
      )}
      {pdf.state === 'opening' && (
        <div className={classes['room']}>
          <Loader aria-label={t('preview.opening')} />
        </div>
      )}
      {pdf.state === 'failed' && (
        <div className={classes['room']}>
          <ProblemBox
            title={t('preview.failed')}
            problem={pdf.problem}
            action={
              <Button variant="default" onClick={again}>
                {t('action.again')}
              </Button>
            }
          />
        </div>
      )}
    </section>
  );
}
