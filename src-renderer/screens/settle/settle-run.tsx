import { Button, Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Run } from '../../../src-shared/contract/common.ts';
import type { Printer } from '../../../src-shared/contract/printing.ts';
import type { SettlementPreview } from '../../../src-shared/contract/settling.ts';
import { Icon } from '../../components/icons.tsx';
import { NoteBox } from '../../components/note-box.tsx';
import { NumberPad } from '../../components/number-pad.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { ReasonField } from '../../components/reason-field.tsx';
import { useScreenShortcut } from '../../components/shortcuts/use-shortcut.ts';
import { useMay } from '../../components/use-may.ts';
import { useAction, useVerb } from '../../components/use-verb.ts';
import { useScan } from '../../scanner/use-scan.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { hasMore, knownSheets, sheetInRun, sheetsOut } from '../queue/sheet-places.ts';
import { useSheet } from '../queue/use-sheet.ts';
import { Legend } from './legend.tsx';
import classes from './settle.module.css';
import {
  allGood,
  labelsOf,
  needsReason,
  sheetInQuestion,
  withBad,
  withLastGood,
  withSheets,
  type SettlementDraft,
} from './settlement-draft.ts';
import { SettleSheet } from './settle-sheet.tsx';
import { SheetStrip } from './sheet-strip.tsx';
import { useSettlementPreview } from './use-preview.ts';
import { WhatHappens } from './what-happens.tsx';

const scanFieldId = 'settle-scan';

/** What a tap on a label says. */
type Tap = 'last' | 'free' | 'scrapped';

export interface SettleRunProps {
  readonly run: Run;
  /** The answer is recorded. */
  readonly onSettled: (run: Run, done: SettlementPreview) => void;
}

/** One run on the table: its sheets as pictures, the number of good ones, and what will happen. */
export function SettleRun({ run, onSettled }: SettleRunProps) {
  const all = sheetsOut(run);
  const roll = run.labels_per_sheet === 1;
  const [draft, setDraft] = useState<SettlementDraft>(() => allGood(all));
  const [shown, setShown] = useState(() => sheetInQuestion(allGood(all), all));
  const [tap, setTap] = useState<Tap>('last');
  const [reason, setReason] = useState('');
  const [fileCounts, setFileCounts] = useState(false);
  const mayAnswer = useMay('printers');
  const asksFile = useStore((state) => folderWasNotAsked(state.printers, run)) && mayAnswer;
  const { picture, problem: unseen } = useSheet(run.run_id, sheetInRun(run, shown));
  const { preview, problem: refused } = useSettlementPreview(run.run_id, draft);
  const settle = useVerb(useStore((state) => state.settleRun));
  const setCounts = useAction(
    t('printer.counts_failed'),
    useStore((state) => state.setCountsAsPrinted),
  );
  const labels = picture && picture.counted === shown ? labelsOf(picture) : [];

  const change = (next: SettlementDraft): void => {
    setDraft(next);
    setShown(sheetInQuestion(next, all));
  };
  const tapLabel = (number: number, place: number): void => {
    const label = labels[place - 1];
    if (!label) return;
    if (tap === 'last') return setDraft(withLastGood(draft, { sheet: shown, place, count: labels.length }));
    setDraft(withBad(draft, { number, becomes: tap, name: label.name, sheet: shown, place }));
  };
  /** The scanned label is the last good one, or one that is not good. */
  const take = (found: SettlementPreview): void => {
    const label = found.last_good_label;
    if (!label) return;
    const place = found.last_good;
    const sheet = place > 0 ? found.good_sheets + 1 : found.good_sheets;
    if (tap === 'last') {
      setDraft({ ...withSheets(draft, found.good_sheets), lastGood: place, proposed: true });
    } else {
      const at = place > 0 ? place : Number.MAX_SAFE_INTEGER;
      setDraft(withBad(draft, { number: label.number, becomes: tap, name: label.name, sheet, place: at }));
    }
    setShown(sheet);
  };
  const send = async (): Promise<void> => {
    const { good, lastGood, bad } = draft;
    if (good === null || !preview) return;
    const settlement = { goodSheets: good, lastGood: lastGood || null, bad, reason: reason.trim() || null };
    const outcome = await settle.run(run.run_id, settlement);
    if (!outcome.ok) return;
    if (asksFile && fileCounts) await setCounts.run(run.printer, true);
    onSettled(outcome.value, preview);
  };
  const missingReason = needsReason(run, draft) && reason.trim() === '';
  const ready = preview !== null && !missingReason && !settle.busy;
  useScreenShortcut('settle', ready ? () => void send() : null);

  return (
    <div className={classes['run']}>
      <section className={classes['table']} aria-label={t('settle.table')}>
        <SegmentedControl
          fullWidth
          aria-label={t('settle.tap')}
          data={[
            { value: 'last', label: t('settle.tap_last') },
            { value: 'free', label: t('settle.tap_free') },
            { value: 'scrapped', label: t('settle.tap_scrapped') },
          ]}
          value={tap}
          onChange={(value) => setTap(value === 'free' || value === 'scrapped' ? value : 'last')}
        />
        <ProblemBox problem={unseen} />
        <div className={classes['paper']}>
          {all > 1 && (
            <SheetStrip
              all={all}
              roll={roll}
              draft={draft}
              known={knownSheets(run)}
              shown={shown}
              onShow={setShown}
            />
          )}
          <figure className={classes['sheet']}>
            <figcaption>
              <span>{t(roll ? 'settle.shown_label' : 'settle.shown_sheet', { sheet: shown, all })}</span>
              <ScanField run={run} tap={tap} onFound={take} />
            </figcaption>
            <div className={classes['sheetRoom']}>
              {picture && picture.counted === shown && (
                <SettleSheet
                  picture={picture}
                  sheet={shown}
                  draft={draft}
                  label={t(`settle.tap_${tap}`)}
                  onTap={tapLabel}
                />
              )}
            </div>
          </figure>
        </div>
        <Legend />
      </section>

      <section className={classes['panel']} aria-label={roll ? t('settle.labels') : t('settle.sheets')}>
        <div className={`${classes['fields']} pr-scroll`}>
          <div className={classes['ask']}>
            <h2>{roll ? t('settle.labels') : t('settle.sheets')}</h2>
            <output className={classes['figure']} aria-label={t('settle.entered')}>
              <strong>{draft.good ?? '–'}</strong>
              <span>{t('settle.of', { all })}</span>
            </output>
          </div>
          <NumberPad
            value={draft.good}
            max={all}
            // A second number in the place of the first one, where both together would be too many.
            proposed={draft.proposed || (draft.good ?? 0) * 10 > all}
            onChange={(good) => change(withSheets(draft, good))}
          />
          <ReasonField
            label={t(needsReason(run, draft) ? 'settle.reason' : 'settle.why')}
            required={needsReason(run, draft)}
            hint={t('settle.reason_hint')}
            value={reason}
            choices={[
              'settle.why_jam',
              'settle.why_empty',
              'settle.why_power',
              'settle.why_print',
              'settle.why_torn',
            ]}
            onChange={setReason}
          />
          <Who />
          {asksFile && (
            <Checkbox
              label={t('settle.file_counts')}
              checked={fileCounts}
              onChange={(event) => setFileCounts(event.currentTarget.checked)}
            />
          )}
        </div>
        <div className={classes['go']}>
          <WhatHappens draft={draft} preview={preview} more={hasMore(run)} />
          <ProblemBox problem={settle.problem ?? refused} />
          <Button
            fullWidth
            size="lg"
            loading={settle.busy}
            disabled={!preview || missingReason}
            onClick={() => void send()}
          >
            {missingReason
              ? t('settle.needs_reason')
              : preview
                ? t('settle.do', { printed: preview.printed, free: preview.free })
                : t('settle.enter')}
          </Button>
        </div>
      </section>
    </div>
  );
}

/** Whose word it is: kept with the record. */
function Who() {
  const operator = useStore((state) => state.operator);
  const setOperator = useStore((state) => state.setOperator);
  const peopleOn = useStore((state) => state.peopleOn);
  return (
    <TextInput
      label={t('print.operator')}
      value={operator}
      maxLength={100}
      autoComplete="off"
      readOnly={peopleOn}
      onChange={(event) => setOperator(event.currentTarget.value)}
    />
  );
}

interface ScanFieldProps {
  readonly run: Run;
  readonly tap: Tap;
  readonly onFound: (found: SettlementPreview) => void;
}

/** A label by its symbol, whatever has the focus, or by its serial, typed here. */
function ScanField({ run, tap, onFound }: ScanFieldProps) {
  const [text, setText] = useState('');
  const { run: find, problem } = useVerb(useStore((state) => state.findLastGood));
  const look = async (what: string): Promise<void> => {
    const outcome = await find(run.run_id, what);
    if (outcome.ok) onFound(outcome.value);
  };
  useScan((scan) => {
    void look(scan.text);
    return true;
  });
  useScreenShortcut('lastGood', () => document.getElementById(scanFieldId)?.focus());
  return (
    <div className={classes['scan']}>
      <TextInput
        id={scanFieldId}
        leftSection={<Icon name="scanner" />}
        aria-label={t(tap === 'last' ? 'settle.scan' : 'settle.scan_bad')}
        placeholder={t(tap === 'last' ? 'settle.scan' : 'settle.scan_bad')}
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || text.trim() === '') return;
          event.preventDefault();
          setText('');
          void look(text.trim());
        }}
      />
      <ProblemBox problem={problem} />
    </div>
  );
}

/** What the host said no to, and what nobody touched, must not be in the way of the next run. */
export function HowItIs({ run }: { readonly run: Run }) {
  const loadPrinters = useStore((state) => state.loadPrinters);
  useEffect(() => void loadPrinters(), [loadPrinters]);
  if (run.status !== 'uncertain' && run.message === null) return null;
  return (
    <NoteBox tone={run.status === 'uncertain' ? 'trouble' : 'calm'}>
      <span>{run.message ?? t('settle.uncertain')}</span>
    </NoteBox>
  );
}

/** A folder whose files may or may not be printed labels: nobody has decided yet. */
function folderWasNotAsked(printers: readonly Printer[], run: Run): boolean {
  const printer = printers.find(({ name }) => name === run.printer);
  return printer?.driver === 'folder' && printer.counts_as_printed === null;
}
