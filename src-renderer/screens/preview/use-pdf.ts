import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useMemo, useState } from 'react';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { toProblem, type Problem } from '../../client/problem.ts';
import { useStore } from '../../state/store.ts';
import { sizeOfPage } from './draw-page.ts';
import { openPdf } from './pdf-document.ts';

export type Pdf =
  | { readonly state: 'opening' }
  | {
      readonly state: 'open';
      readonly document: PDFDocumentProxy;
      /** Of its first page, mm; the pages of a file are alike. */
      readonly size: { readonly width: number; readonly height: number };
    }
  | { readonly state: 'failed'; readonly problem: Problem };

export interface OpenedPdf {
  readonly pdf: Pdf;
  readonly again: () => void;
}

/** The finished file of a job, closed again when another is shown. `again` opens it anew after a failure. */
export function usePdf(job: Job): OpenedPdf {
  const readArtifact = useStore((state) => state.readArtifact);
  const [attempt, setAttempt] = useState(0);
  const { job_id: id, file_size_bytes: size } = job;
  // What was opened belongs to its source, so a document that is already closed is never shown for the next one.
  const source = useMemo(() => ({ id, size, attempt }), [id, size, attempt]);
  const [opened, setOpened] = useState<{ readonly source: object; readonly pdf: Pdf } | null>(null);
  useEffect(() => {
    let gone = false;
    const show = (pdf: Pdf): void => {
      if (!gone) setOpened({ source, pdf });
    };
    const fail = (caught: unknown): void => show({ state: 'failed', problem: toProblem(caught) });
    const read = (begin: number, end: number) => readArtifact(source.id, begin, end);
    const open = openPdf(source.size, read, fail);
    const opening = async (): Promise<void> => {
      const document = await open.document;
      show({ state: 'open', document, size: await sizeOfPage(document, 1) });
    };
    opening().catch(fail);
    return () => {
      gone = true;
      open.close();
    };
  }, [source, readArtifact]);
  const pdf: Pdf = opened?.source === source ? opened.pdf : { state: 'opening' };
  return { pdf, again: () => setAttempt(attempt + 1) };
}
