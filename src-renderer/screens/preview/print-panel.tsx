import { Button, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { NumberStepper } from '../../components/number-stepper.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { currentOrganisation, stockOf } from '../../state/organisation.ts';
import { remember } from '../../state/remembered.ts';
import { useStore } from '../../state/store.ts';
import { itemsOfJob } from '../../texts/state-words.ts';
import { t } from '../../texts/t.ts';
import { CodesLeadTo, codesKey } from './codes-lead-to.tsx';
import { MoreChoices } from './more-choices.tsx';
import { PartRange } from './part-range.tsx';
import { PartSheets } from './part-sheets.tsx';
import classes from './preview.module.css';
import { PrinterField, usePrinterChoice } from './printer-field.tsx';
import { StartPosition } from './start-position.tsx';
import { useOrder, type Order } from './use-order.ts';

const maxCopies = 10_000;

/** The order to print: where, from which place on, how often, which sheets, who. */
export function PrintPanel({ job }: { readonly job: Job }) {
  const stocks = useStore((state) => state.stocks);
  const organisation = useStore(currentOrganisation);
  const operator = useStore((state) => state.operator);
  const setOperator = useStore((state) => state.setOperator);
  const peopleOn = useStore((state) => state.peopleOn);
  const select = useStore((state) => state.select);
  const go = useStore((state) => state.go);
  const { run: start, busy, problem } = useVerb(useStore((state) => state.startRun));
  const stock = stockOf(stocks, job.stock);
  const choice = usePrinterChoice(job.stock);
  const perSheet = job.labels_per_sheet ?? (stock ? stock.columns * stock.rows : 1);
  const order = useOrder(job, perSheet);
  const [again, setAgain] = useState(false);
  const [reason, setReason] = useState('');

  const { choices, choose, sheets, labels, ordered, fields } = order;
  const roll = perSheet === 1;
  // Whoever taps another place has another sheet in the tray.
  const setPosition = (position: number): void => choose({ position, partSheet: null });
  // With one lot per sheet only the copies of the first item are sure to lie on the first sheet.
  const onFirstSheet = job.one_lot_per_sheet ? choices.copies : (ordered ?? labels ?? perSheet);
  // DataMatrix symbols hold no address.
  const isQr = stock?.layouts.find(({ id }) => id === job.layout)?.symbol !== 'datamatrix';
  const needsReason = problem?.code === 'needs_reason';

  const print = async (): Promise<void> => {
    if (!choice.printer) return;
    const outcome = await start({
      ...fields,
      job_id: job.job_id,
      printer: choice.printer.name,
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
        <div className={classes['place']} data-roll={roll || undefined}>
          {stock && !roll && (
            <StartPosition
              stock={stock}
              labels={onFirstSheet}
              position={choices.position}
              onChange={setPosition}
            />
          )}
          <div className={classes['numbers']}>
            {!roll && (
              <NumberStepper
                label={t('print.start')}
                value={choices.position}
                min={1}
                max={perSheet}
                onChange={setPosition}
              />
            )}
            {!choices.planned && (
              <NumberStepper
                label={t('print.copies')}
                value={choices.copies}
                min={1}
                max={maxCopies}
                onChange={(copies) => choose({ copies })}
              />
            )}
            <PartRange
              sheets={sheets}
              labels={labels}
              roll={roll}
              value={choices.part}
              onChange={(part) => choose({ part })}
            />
          </div>
        </div>
        {stock && !roll && <PartSheets stock={stock.id} order={order} />}
        <TextInput
          label={t('print.operator')}
          value={operator}
          maxLength={100}
          autoComplete="off"
          readOnly={peopleOn}
          onChange={(event) => setOperator(event.currentTarget.value)}
        />
        {sheets !== 1 && (
          <Switch
            label={t('print.proof')}
            checked={choices.proof}
            onChange={(event) => choose({ proof: event.currentTarget.checked })}
          />
        )}
        <Switch
          label={t('print.again')}
          checked={again}
          onChange={(event) => setAgain(event.currentTarget.checked)}
        />
        {!needsReason && reasonField}
        <MoreChoices job={job} roll={roll} printer={choice.printer?.name ?? null} order={order} />
        {organisation && isQr && <CodesLeadTo organisation={organisation} />}
      </div>
      <div className={classes['go']}>
        <ProblemBox problem={problem} />
        {needsReason && reasonField}
        <Button
          fullWidth
          size="lg"
          loading={busy}
          disabled={!choice.printer || ordered === 0}
          onClick={() => void print()}
        >
          {choice.printer ? orderWords(order, ordered, choice.printer.name) : t('print.no_printer')}
        </Button>
      </div>
    </aside>
  );
}

/** What goes to the printer: labels, or sheets where their labels cannot be counted here. */
function orderWords({ choices }: Order, ordered: number | null, printer: string): string {
  if (ordered !== null) return t('print.go', { count: ordered, printer });
  const { part, planned } = choices;
  if (planned) return t('print.go_planned', { printer });
  if (part) return t('print.go_sheets', { count: Math.max(0, part.last - part.first + 1), printer });
  return t('print.go_all', { printer });
}
