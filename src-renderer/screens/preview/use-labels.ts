import { useCallback, useMemo, useState } from 'react';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { useStockEntries } from '../../components/use-stock-entries.ts';
import { aroundPoint, labelAt, labelOf, neighbour, type PickedLabel } from './label-places.ts';
import { paperOf, type Paper } from './paper.ts';
import { whatLiesAt, type Placing } from './placing.ts';
import type { Pdf } from './use-pdf.ts';

export interface Labels {
  /** null until the file is open. */
  readonly paper: Paper | null;
  readonly page: number;
  readonly turn: (page: number) => void;
  readonly picked: PickedLabel | null;
  /** The same label in the file. */
  readonly source: PickedLabel | null;
  /** A tap on the page shown, in mm from its top left corner. */
  readonly tap: (x: number, y: number) => void;
  readonly before: (() => void) | null;
  readonly after: (() => void) | null;
}

/**
 * Which page is shown and which of its labels is magnified. Of a file that another program drew the places are not
 * known; there a tap magnifies what is around it.
 */
export function useLabels(job: Job, pdf: Pdf, placing: Placing | null): Labels {
  const entries = useStockEntries();
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<PickedLabel | null>(null);
  const geometry = useMemo(
    () => (job.remote ? null : (entries.find(({ stock }) => stock.id === job.stock)?.geometry ?? null)),
    [entries, job.remote, job.stock],
  );
  const document = pdf.state === 'open' ? pdf.document : null;
  const paper = useMemo(
    () => (document ? paperOf(document, geometry, placing) : null),
    [document, geometry, placing],
  );
  // Until somebody taps another one it is the first of all, also where the one that was tapped is there no more.
  const first = useMemo(
    () => (geometry ? labelOf(geometry, 1, placing?.start ?? 1) : null),
    [geometry, placing],
  );
  const inFile = useCallback(
    (label: PickedLabel | null): PickedLabel | null => {
      if (!label || label.place === null || !geometry || !placing) return label;
      const use = whatLiesAt(placing, label.page, label.place);
      return use.use === 'label' ? labelOf(geometry, use.page, use.place) : null;
    },
    [geometry, placing],
  );
  const picked = chosen && inFile(chosen) ? chosen : first;
  const source = useMemo(() => inFile(picked), [inFile, picked]);
  const size = pdf.state === 'open' ? pdf.size : null;
  const pages = paper?.pages ?? 1;
  const shown = Math.min(page, pages);
  const step = (by: 1 | -1) => {
    const next = picked && geometry ? neighbour(geometry, pages, picked, by) : null;
    if (!next || !inFile(next)) return null;
    return () => {
      setChosen(next);
      setPage(next.page);
    };
  };
  return {
    paper,
    page: shown,
    turn: useCallback((to: number) => setPage(to), []),
    picked,
    source,
    tap: (x, y) => {
      if (!size) return;
      const label = geometry ? labelAt(geometry, shown, x, y) : aroundPoint(shown, x, y, size);
      if (inFile(label)) setChosen(label);
    },
    before: step(-1),
    after: step(1),
  };
}
