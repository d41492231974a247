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
import { labelsOnSheets, sheetsOfRun } from './run-size.ts';
import { SheetRange, type Sheets } from './sheet-range.tsx';
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
  const shape = { labels: job.total_items * copies, perSheet, start: position };
  const sheets = sheetsOfRun(shape);
  // Fewer copies mean fewer sheets; a range typed before must not reach beyond them.
  const chosen = range ? { first: Math.min(range.first, sheets), last: Math.min(range.last, sheets) } : null;
  const labels = chosen ? labelsOnSheets(shape, chosen.first, chosen.last) : shape.labels;
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
      reason: reason.trim() || null,
      operator: operator.trim() || null,
    });
    if (!outcome.ok) return;
    choice.keep();
    if (organisation) remember(codesKey(organisation), 'seen');
    select({ kind: 'run', id: outcome.value.run_id });
    go({ screen: 'queue' });
  };

  // Where the host asked for it, it stands beside the question.
  const reasonField = (
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
            <StartPosition stock={stock} labels={shape.labels} position={position} onChange={setPosition} />
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
          checked={again || needsReason}
          onChange={(event) => setAgain(event.currentTarget.checked)}
        />
        {again && !needsReason && reasonField}
        {organisation && isQr && <CodesLeadTo organisation={organisation} />}
      </div>
      <div className={classes['go']}>
        <ProblemBox problem={problem} />
        {needsReason && reasonField}
        <Button
          fullWidth
          size="lg"
          loading={busy}
          disabled={!choice.printer || labels === 0}
          onClick={() => void print()}
        >
          {choice.printer
            ? t('print.go', { count: labels, printer: choice.printer.name })
            : t('print.no_printer')}
        </Button>
      </div>
    </aside>
  );
}
