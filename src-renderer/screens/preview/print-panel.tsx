import { Button, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { NumberStepper } from '../../components/number-stepper.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { currentOrganisation, stockOf } from '../../state/organisation.ts';
import { remember } from '../../state/remembered.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { itemsOfJob } from '../../texts/state-words.ts';
import { CodesLeadTo, codesKey } from './codes-lead-to.tsx';
import classes from './preview.module.css';
import { PrinterField, usePrinterChoice } from './printer-field.tsx';
import { labelsOfRun, sheetsOfRun, type Sheets } from './run-size.ts';
import { SheetRange } from './sheet-range.tsx';
import { StartPosition } from './start-position.tsx';

const maxCopies = 10_000;

/** The order to print: where, from which place on, how often, which sheets, who. */
export function PrintPanel({ job }: { readonly job: Job }) {
  const stocks = useStore((state) => state.stocks);
  const organisation = useStore(currentOrganisation);
  const operator = useStore((state) => state.operator);
  const setOperator = useStore((state) => state.setOperator);
  const select = useStore((state) => state.select);
  const go = useStore((state) => state.go);
  const { run: start, busy, problem } = useVerb(useStore((state) => state.startRun));
  const stock = stockOf(stocks, job.stock);
  const choice = usePrinterChoice(job.stock);
  const [position, setPosition] = useState(1);
  const [copies, setCopies] = useState(1);
  const [range, setRange] = useState<Sheets | null>(null);
  const [again, setAgain] = useState(false);
  const [reason, setReason] = useState('');

  const perSheet = job.labels_per_sheet ?? (stock ? stock.columns * stock.rows : 1);
  const shape = { job, perSheet, copies, start: position };
  const sheets = sheetsOfRun(shape);
  // Fewer copies mean fewer sheets; a range typed before must not reach beyond them.
  const chosen =
    range && sheets !== null
      ? { first: Math.min(range.first, sheets), last: Math.min(range.last, sheets) }
      : null;
  const labels = labelsOfRun(shape, chosen);
  // With one lot per sheet only the copies of the first item are sure to lie on the first sheet.
  const onFirstSheet = job.one_lot_per_sheet ? copies : job.total_items * copies;
  // DataMatrix symbols hold no address.
  const isQr = stock?.layouts.find(({ id }) => id === job.layout)?.symbol !== 'datamatrix';
  const needsReason = problem?.code === 'needs_reason';

  const print = async (): Promise<void> => {
    if (!choice.printer) return;
    const outcome = await start({
      job_id: job.job_id,
      printer: choice.printer.name,
      start_position: position,
      copies,
      sheets: chosen,
      reason: again ? reason.trim() || null : null,
      operator: operator.trim() || null,
    });
    if (!outcome.ok) {
      if (outcome.problem.code === 'needs_reason') setAgain(true);
      return;
    }
    choice.keep();
    if (organisation && isQr) remember(codesKey(organisation), 'seen');
    select({ kind: 'run', id: outcome.value.run_id });
    go({ screen: 'queue' });
  };

  // A reason lets printed labels pass without a question, so it is sent only while it is in sight.
  const reasonField = again && (
    <TextInput
      label={t('print.reason')}
      placeholder={t('question.reason_hint')}
      value={reason}
      maxLength={500}
      onChange={(event) => setReason(event.currentTarget.value)}
    />
  );

  return (
    <aside className={classes['panel']} aria-label={t('print.name')}>
      <div className={`${classes['order']} pr-scroll`}>
        <h1>{t('print.title', { items: itemsOfJob(job) })}</h1>
        <PrinterField choice={choice} jobStock={stock} />
        <div className={classes['place']} data-roll={perSheet === 1 || undefined}>
          {stock && perSheet > 1 && (
            <StartPosition stock={stock} labels={onFirstSheet} position={position} onChange={setPosition} />
          )}
          <div className={classes['numbers']}>
            {perSheet > 1 && (
              <NumberStepper
                label={t('print.start')}
                value={position}
                min={1}
                max={perSheet}
                onChange={setPosition}
              />
            )}
            <NumberStepper
              label={t('print.copies')}
              value={copies}
              min={1}
              max={maxCopies}
              onChange={setCopies}
            />
            <SheetRange sheets={sheets} roll={perSheet === 1} value={chosen} onChange={setRange} />
            <TextInput
              label={t('print.operator')}
              value={operator}
              maxLength={100}
              autoComplete="off"
              onChange={(event) => setOperator(event.currentTarget.value)}
            />
          </div>
        </div>
        <Switch
          label={t('print.again')}
          checked={again}
          onChange={(event) => setAgain(event.currentTarget.checked)}
        />
        {!needsReason && reasonField}
        {organisation && isQr && <CodesLeadTo organisation={organisation} />}
      </div>
      <div className={classes['go']}>
        <ProblemBox problem={problem} />
        {needsReason && reasonField}
        <Button
          fullWidth
          size="lg"
          loading={busy}
          disabled={!choice.printer || labels === 0 || (chosen !== null && chosen.last < chosen.first)}
          onClick={() => void print()}
        >
          {choice.printer ? orderWords(labels, chosen, choice.printer.name) : t('print.no_printer')}
        </Button>
      </div>
    </aside>
  );
}

/** What goes to the printer: labels, or sheets where their labels cannot be counted here. */
function orderWords(labels: number | null, range: Sheets | null, printer: string): string {
  if (labels !== null) return t('print.go', { count: labels, printer });
  return t('print.go_sheets', { count: range ? Math.max(0, range.last - range.first + 1) : 0, printer });
}
