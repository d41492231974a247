import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { LabelExportSubmit } from '../../../src-shared/models/label-export.ts';
import type { Problem } from '../../client/problem.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useScreenShortcut } from '../../components/shortcuts/use-shortcut.ts';
import { useVerb } from '../../components/use-verb.ts';
import orderClasses from '../../order/order.module.css';
import type { Order } from '../../order/use-order.ts';
import { requestOf } from '../../state/draft.ts';
import { sameOrganisation } from '../../state/slice.ts';
import { useStore } from '../../state/store.ts';
import type { Where } from '../../state/where.ts';
import { t } from '../../texts/t.ts';
import { MakeAtClosient } from './make-at-closient.tsx';
import { checkPack } from './pack-check.ts';
import { PackScan } from './pack-scan.tsx';
import classes from './print.module.css';
import type { Subject } from './use-subject.ts';

export interface GoButtonProps {
  readonly subject: Subject;
  readonly order: Order;
}

/** The one large button: makes the labels and prints them. Beneath it what else can be done with them. */
export function GoButton({ subject, order }: GoButtonProps) {
  const { where, fields } = order;
  const packScan = useStore((state) => state.packScan);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  // Two presses may come before the button is drawn as busy.
  const working = useRef(false);
  const prepare = usePrepare(subject);
  const makeAndPrint = useStore((state) => state.makeAndPrint);
  const submitJob = useStore((state) => state.submitJob);
  const follow = useStore((state) => state.follow);
  const select = useStore((state) => state.select);
  const { run: submit } = useVerb(submitJob);

  const chosen = subject.kind === 'lot' ? subject.lot !== null : !subject.stale && (subject.items ?? 0) > 0;
  const packed =
    !where.scanPack || (packScan !== null && checkPack(packScan, subject.expected).kind === 'matches');
  const ready =
    chosen && fields !== null && packed && !busy && !subject.lost && subject.sheet?.layout != null;

  /** One thing at a time, and its problem beneath the order. */
  const doing = async (work: () => Promise<Problem | null>): Promise<void> => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    setProblem(null);
    setProblem(await work());
    setBusy(false);
    working.current = false;
  };
  const print = (): Promise<void> =>
    doing(async () => {
      const prepared = await prepare();
      if ('problem' in prepared) return prepared.problem;
      if (!fields) return null;
      const outcome = await makeAndPrint(prepared.request, fields, order.moved);
      if (!outcome.ok) return outcome.problem;
      order.keep();
      const { run, job } = outcome.value;
      select(run ? { kind: 'run', id: run.run_id } : { kind: 'job', id: job.job_id });
      return null;
    });
  const makeFile = (): Promise<void> =>
    doing(async () => {
      const prepared = await prepare();
      if ('problem' in prepared) return prepared.problem;
      const outcome = await submit(prepared.request);
      if (!outcome.ok) return outcome.problem;
      select({ kind: 'job', id: outcome.value.job_id });
      follow({ jobId: outcome.value.job_id, fileOnly: true, where: whereOf(subject, order) });
      return null;
    });
  useScreenShortcut('print', ready ? () => void print() : null);
  return (
    <div className={orderClasses['go']}>
      {where.scanPack && <PackScan subject={subject} />}
      <ProblemBox problem={problem} />
      <Button
        className={orderClasses['large'] ?? ''}
        fullWidth
        disabled={!ready}
        loading={busy}
        onClick={() => void print()}
      >
        <span className={orderClasses['largeText']}>
          <span>{goWords(subject, order)}</span>
          {subject.kind === 'lot' && subject.lot && (
            <small>{t('print.lot_first', { lot: subject.lot.lot })}</small>
          )}
        </span>
      </Button>
      <div className={classes['others']}>
        <Button variant="default" disabled={!chosen || busy} onClick={() => void makeFile()}>
          {t('print.pdf')}
        </Button>
        <SymbolsAsFiles subject={subject} />
        <MakeAtClosient request={subject.kind === 'draft' && chosen ? prepare.request : null} />
      </div>
    </div>
  );
}

/** The order as it stands; of a lot that was typed, the labels that were planned for it. */
function whereOf({ kind, planned }: Subject, { where }: Order): Where {
  return kind === 'lot' && planned != null ? { ...where, planned: false, copies: planned } : where;
}

/** "Print 63 labels on 1 sheet": what is known of it, and no more. */
function goWords(subject: Subject, { labels, range, size, roll }: Order): string {
  if (subject.kind === 'draft' && subject.items === 0) return t('print.nothing_to');
  const sheets = range === null ? size.sheets : range.of === 'sheets' ? range.last - range.first + 1 : null;
  if (labels === null) {
    return sheets !== null && size.exact ? t('print.do_sheets', { count: sheets }) : t('print.do');
  }
  const some = t('print.some_labels', { count: labels });
  if (roll || sheets === null || sheets === 0) return t('print.do_labels', { labels: some });
  const on = t(size.exact ? 'items.sheets' : 'print.sheets_least', { count: sheets });
  return t('print.do_on', { labels: some, sheets: on });
}

function SymbolsAsFiles({ subject }: { readonly subject: Subject }) {
  const change = useStore((state) => state.changeDraft);
  const openPart = useStore((state) => state.openPart);
  if (subject.kind === 'lot') return null;
  return (
    <Button
      variant="default"
      onClick={() => {
        change({ make: 'qr_codes', format: null });
        openPart('choice');
      }}
    >
      {t('print.files')}
    </Button>
  );
}

type Prepared = { readonly request: LabelExportSubmit } | { readonly problem: Problem | null };

/** The request of the subject; a lot that is typed is made first, and then stands chosen. */
function usePrepare(
  subject: Subject,
): (() => Promise<Prepared>) & { readonly request: LabelExportSubmit | null } {
  const draft = useStore((state) => state.draft);
  const stocks = useStore((state) => state.stocks);
  const lotDraft = useStore((state) => state.lotDraft);
  const createLot = useStore((state) => state.createLot);
  const takeLot = useStore((state) => state.takeLot);
  const products = useStore((state) => state.products);
  const request = subject.kind === 'draft' ? requestOf(draft, stocks) : null;
  const prepare = async (): Promise<Prepared> => {
    if (subject.kind === 'draft') return request ? { request } : { problem: null };
    if (!subject.lot) return { problem: null };
    const here = sameOrganisation(useStore.getState);
    const known = products.find(({ gtin }) => gtin === subject.lot?.gtin);
    const outcome = await createLot({
      ...subject.lot,
      dateKind: lotDraft.dateKind ?? known?.date_kind ?? 'use_by',
      plannedQuantity: lotDraft.quantity,
      productName: known ? null : lotDraft.productName.trim() || null,
    });
    if (!outcome.ok) return { problem: outcome.problem };
    // Somebody has put another organisation on screen meanwhile: the lot is made, and nothing of it is printed there.
    if (!here()) return { problem: null };
    const made = takeLot(outcome.value, lotDraft.quantity !== null);
    const ofLot = requestOf(made, stocks);
    return ofLot ? { request: ofLot } : { problem: null };
  };
  return Object.assign(prepare, { request });
}
