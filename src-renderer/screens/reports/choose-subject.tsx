import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { Run } from '../../../src-shared/contract/common.ts';
import type { EntityRow } from '../../../src-shared/contract/jobs.ts';
import { readScan } from '../../../src-shared/scan.ts';
import { NoteBox } from '../../components/note-box.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useScreenShortcut } from '../../components/shortcuts/use-shortcut.ts';
import { useRead } from '../../components/use-read.ts';
import { useScan } from '../../scanner/use-scan.ts';
import { valuesOf } from '../../state/live-list.ts';
import { reportSubject, type LotKey } from '../../state/reports.ts';
import { useStore } from '../../state/store.ts';
import { formatDate, formatInstant } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import classes from './reports.module.css';

const lotFieldId = 'reports-lot';

type Part = 'lots' | 'runs' | 'held';

/** Lots, runs and held lots, one to be chosen; a scanned label chooses its lot. */
export function ChooseSubject() {
  const subject = useStore(reportSubject);
  const [part, setPart] = useState<Part>(subject && 'run_id' in subject ? 'runs' : 'lots');
  const [noLot, setNoLot] = useState(false);
  const showReport = useStore((state) => state.showReport);
  useScan((scan) => {
    const read = readScan(scan.text);
    const label = read.ok && read.value.kind === 'label' ? read.value.label : null;
    setNoLot(label?.lot == null);
    if (label?.lot != null) showReport({ gtin: label.gtin, lot: label.lot });
    return true;
  });
  return (
    <aside className={classes['choose']} aria-label={t('reports.subject')}>
      <SegmentedControl
        fullWidth
        aria-label={t('reports.subject')}
        data={[
          { value: 'lots', label: t('reports.lots') },
          { value: 'runs', label: t('reports.runs') },
          { value: 'held', label: t('reports.held') },
        ]}
        value={part}
        onChange={(value) => setPart(value === 'runs' || value === 'held' ? value : 'lots')}
      />
      {noLot && (
        <NoteBox tone="calm" said="in_a_pause">
          {t('reports.scan_no_lot')}
        </NoteBox>
      )}
      {part === 'lots' && <Lots />}
      {part === 'runs' && <Runs />}
      {part === 'held' && <HeldLots />}
    </aside>
  );
}

function Lots() {
  const products = useStore((state) => state.products);
  const loadProducts = useStore((state) => state.loadProducts);
  const readLots = useStore((state) => state.readLots);
  const [gtin, setGtin] = useState<string | null>(null);
  const [text, setText] = useState('');
  useRead(loadProducts);
  useScreenShortcut('findLot', () => document.getElementById(lotFieldId)?.focus());
  const { value: lots, problem } = useRead(useCallback(() => readLots(gtin), [readLots, gtin]));
  const wanted = text.trim().toLowerCase();
  const shown = (lots?.rows ?? []).filter(({ lot }) => lot !== null && lot.toLowerCase().includes(wanted));
  const rest = (lots?.count ?? 0) - (lots?.rows.length ?? 0);
  return (
    <>
      <Select
        aria-label={t('column.product')}
        placeholder={t('reports.all_products')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('reports.all_products') }}
        data={products.map((product) => ({
          value: product.gtin,
          label: product.name === null ? product.gtin : `${product.name} · ${product.gtin}`,
        }))}
        value={gtin}
        onChange={setGtin}
      />
      <TextInput
        id={lotFieldId}
        aria-label={t('column.lot')}
        placeholder={t('reports.find_lot')}
        maxLength={20}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ProblemBox problem={problem} />
      <ul className={`${classes['rows']} pr-scroll`}>
        {shown.map((row) => (
          <LotRow key={row.id} lot={{ gtin: row.gtin, lot: row.lot ?? '' }} more={moreOf(row)} />
        ))}
        {gtin !== null && text.trim() !== '' && shown.length === 0 && (
          <LotRow lot={{ gtin, lot: text.trim() }} more={t('reports.other_lot')} />
        )}
        {lots !== null && lots.count === 0 && <li className={classes['none']}>{t('reports.no_lots')}</li>}
        {rest > 0 && <li className={classes['none']}>{t('reports.more_lots', { count: rest })}</li>}
      </ul>
    </>
  );
}

function moreOf(row: EntityRow): string {
  return [row.product ?? row.gtin, row.date === null ? null : formatDate(row.date)]
    .filter((part) => part !== null)
    .join(' · ');
}

function LotRow({ lot, more }: { readonly lot: LotKey; readonly more: string }) {
  const showReport = useStore((state) => state.showReport);
  const subject = useStore(reportSubject);
  const shown = subject !== null && 'lot' in subject && subject.gtin === lot.gtin && subject.lot === lot.lot;
  return (
    <li>
      <button type="button" aria-pressed={shown} onClick={() => showReport(lot)}>
        <strong>{lot.lot}</strong>
        <span>{more}</span>
      </button>
    </li>
  );
}

function Runs() {
  const runs = useStore((state) => state.runs);
  const showReport = useStore((state) => state.showReport);
  const subject = useStore(reportSubject);
  const printed = useMemo(
    () =>
      valuesOf(runs)
        .filter((run) => run.labels.printed > 0)
        .toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at)),
    [runs],
  );
  const isShown = (run: Run): boolean =>
    subject !== null && 'run_id' in subject && subject.run_id === run.run_id;
  return (
    <ul className={`${classes['rows']} pr-scroll`}>
      {printed.map((run) => (
        <li key={run.run_id}>
          <button
            type="button"
            aria-pressed={isShown(run)}
            onClick={() => showReport({ run_id: run.run_id })}
          >
            <strong>{t('queue.run', { count: run.labels.printed, printer: run.printer })}</strong>
            <span>{[formatInstant(run.created_at), run.operator].filter(Boolean).join(' · ')}</span>
          </button>
        </li>
      ))}
      {printed.length === 0 && <li className={classes['none']}>{t('reports.no_runs')}</li>}
    </ul>
  );
}

function HeldLots() {
  const { value: held, problem } = useRead(useStore((state) => state.readHeldLots));
  return (
    <>
      <ProblemBox problem={problem} />
      <ul className={`${classes['rows']} pr-scroll`}>
        {held?.map(({ gtin, lot, turns }) => (
          <LotRow key={`${gtin} ${lot}`} lot={{ gtin, lot }} more={turns.at(-1)?.reason ?? gtin} />
        ))}
        {held?.length === 0 && <li className={classes['none']}>{t('reports.none_held')}</li>}
      </ul>
    </>
  );
}
