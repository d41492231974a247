import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useMemo, useState } from 'react';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { toProblem, type Problem } from '../../client/problem.ts';
import { useStore } from '../../state/store.ts';
import { openPdf } from './pdf-document.ts';

export type Pdf =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly document: PDFDocumentProxy }
  | { readonly state: 'failed'; readonly problem: Problem };

/** The finished file of a job, closed again when another is shown. `again` opens it anew after a failure. */
export function usePdf(job: Job): { readonly pdf: Pdf; readonly again: () => void } {
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
    open.document.then((document) => show({ state: 'open', document }), fail);
    return () => {
      gone = true;
      open.close();
    };
  }, [source, readArtifact]);
  const pdf: Pdf = opened?.source === source ? opened.pdf : { state: 'opening' };
  return { pdf, again: () => setAttempt(attempt + 1) };
}
