import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
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
  const [pdf, setPdf] = useState<Pdf>({ state: 'opening' });
  const [attempt, setAttempt] = useState(0);
  const { job_id: id, file_size_bytes: size } = job;
  useEffect(() => {
    let gone = false;
    const fail = (caught: unknown): void => {
      if (!gone) setPdf({ state: 'failed', problem: toProblem(caught) });
    };
    setPdf({ state: 'opening' });
    const open = openPdf(size, (begin, end) => readArtifact(id, begin, end), fail);
    open.document.then((document) => {
      if (!gone) setPdf({ state: 'open', document });
    }, fail);
    return () => {
      gone = true;
      open.close();
    };
  }, [id, size, readArtifact, attempt]);
  return { pdf, again: () => setAttempt(attempt + 1) };
}
