import { Button, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Run } from '../../../src-shared/contract/common.ts';
import type { LabelRef } from '../../../src-shared/contract/settling.ts';
import { NumberStepper } from '../../components/number-stepper.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { SheetPicture } from '../../components/sheet-picture.tsx';
import { usePrinters } from '../../components/use-printers.ts';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import classes from './queue.module.css';
import { useSheet } from './use-sheet.ts';

export interface ReprintCardProps {
  readonly run: Run;
  readonly onClose: () => void;
}

/** A label to be made again, by the words it was named with. */
interface Pick {
  readonly name: string;
  readonly label: LabelRef;
}

/** Labels of a run once more: scanned or tapped, with the reason. */
export function ReprintCard({ run, onClose }: ReprintCardProps) {
  const printers = usePrinters();
  const select = useStore((state) => state.select);
  const [sheet, setSheet] = useState(1);
  const [picks, setPicks] = useState<readonly Pick[]>([]);
  const [scan, setScan] = useState('');
  const [printer, setPrinter] = useState(run.printer);
  const [start, setStart] = useState(1);
  const [scrap, setScrap] = useState(true);
  const [reason, setReason] = useState('');
  const order = useVerb(useStore((state) => state.reprint));
  const { picture, problem } = useSheet(run.run_id, sheet);
  const cells = picture?.cells ?? [];
  const has = (name: string): boolean => picks.some((pick) => pick.name === name);
  const toggle = (pick: Pick): void =>
    setPicks(has(pick.name) ? picks.filter(({ name }) => name !== pick.name) : [...picks, pick]);
  const isPrinted = (place: number): boolean =>
    cells.some(({ cell, state }) => cell === place && state === 'printed');
  const nameOf = (number: number, name: string): string =>
    t('reprint.label', { number: String(number), name });
  const picked = new Set(
    cells.filter(({ number, name }) => has(nameOf(number, name))).map(({ cell }) => cell),
  );

  const send = async (): Promise<void> => {
    const outcome = await order.run({
      run_id: run.run_id,
      labels: picks.map(({ label }) => label),
      printer,
      start_position: start,
      reason: reason.trim(),
      scrap,
    });
    const first = outcome.ok ? outcome.value[0] : undefined;
    if (first) select({ kind: 'run', id: first.run_id });
  };

  return (
    <section className={classes['card']} aria-label={t('reprint.open')}>
      <h3>{t('reprint.open')}</h3>
      <TextInput
        label={t('reprint.scan')}
        placeholder={t('settle.scan_hint')}
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={scan}
        onChange={(event) => setScan(event.currentTarget.value)}
        onKeyDown={(event) => {
          const text = scan.trim();
          // A reader ends what it reads with Enter.
          if (event.key !== 'Enter' || text === '') return;
          event.preventDefault();
          if (!has(text)) setPicks([...picks, { name: text, label: { scan: text } }]);
          setScan('');
        }}
      />
      {run.sheets > 1 && (
        <NumberStepper
          label={t('reprint.sheet', { sheets: run.sheets })}
          value={sheet}
          min={1}
          max={run.sheets}
          onChange={setSheet}
        />
      )}
      <ProblemBox problem={problem} />
      {picture && (
        <SheetPicture
          columns={picture.columns}
          rows={picture.rows}
          aspect={picture.page.width / picture.page.height}
          chosen={0}
          picked={picked}
          first={1}
          last={picture.columns * picture.rows}
          lookOf={(place) => (isPrinted(place) ? 'blank' : 'off')}
          label={t('reprint.tap')}
          onChoose={(place) => {
            const cell = cells.find((one) => one.cell === place);
            if (cell) toggle({ name: nameOf(cell.number, cell.name), label: { number: cell.number } });
          }}
        />
      )}
      {picks.length > 0 && (
        <ul className={classes['labels']}>
          {picks.map(({ name }) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
      <TextInput
        label={t('reprint.reason')}
        withAsterisk
        placeholder={t('question.reason_hint')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Select
        label={t('print.printer')}
        data={printers.map(({ name }) => name)}
        value={printer}
        allowDeselect={false}
        onChange={(name) => setPrinter(name ?? printer)}
      />
      {run.labels_per_sheet > 1 && (
        <NumberStepper
          label={t('print.start')}
          value={start}
          min={1}
          max={run.labels_per_sheet}
          onChange={setStart}
        />
      )}
      <Switch
        label={t('reprint.scrap')}
        checked={scrap}
        onChange={(event) => setScrap(event.currentTarget.checked)}
      />
      <ProblemBox problem={order.problem} />
      <div className={classes['ways']}>
        <Button
          loading={order.busy}
          disabled={picks.length === 0 || !reason.trim()}
          onClick={() => void send()}
        >
          {t('reprint.do', { count: picks.length })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('action.keep')}
        </Button>
      </div>
    </section>
  );
}
