import { Button, Loader } from '@mantine/core';
import { useCallback, useState, type KeyboardEvent } from 'react';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { t } from '../../texts/t.ts';
import { PageView } from './page-view.tsx';
import classes from './preview.module.css';
import { usePdf } from './use-pdf.ts';
import { ViewerBar } from './viewer-bar.tsx';
import type { Zoom } from './zoom.ts';

/** The finished file of a job, page by page. */
export function Viewer({ job }: { readonly job: Job }) {
  const { pdf, again } = usePdf(job);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState<Zoom>('page');
  const [scale, setScale] = useState(1);
  const pages = pdf.state === 'open' ? pdf.document.numPages : 1;
  const turn = useCallback((to: number) => setPage(Math.min(pages, Math.max(1, to))), [pages]);
  const key = (event: KeyboardEvent): void => {
    const step = { PageDown: 1, PageUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    turn(page + step);
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
      {pdf.state === 'open' && (
        <PageView document={pdf.document} page={page} zoom={zoom} onScale={setScale} />
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
