import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Run } from '../../../src-shared/contract/common.ts';
import type { Printer } from '../../../src-shared/contract/printing.ts';
import type { SettlementPreview } from '../../../src-shared/contract/settling.ts';
import { NumberPad } from '../../components/number-pad.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useAction, useVerb } from '../../components/use-verb.ts';
import type { Settlement } from '../../state/runs.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { LastGoodLabel } from './last-good-label.tsx';
import classes from './queue.module.css';
import { hasMore, sheetsOut } from './sheet-places.ts';

/**
 * "How many good sheets?" All are preselected, so the usual answer is one press. Of a run that is `uncertain`
 * the same question is a settlement and wants a reason.
 */
export function SettleCard({ run }: { readonly run: Run }) {
  const all = sheetsOut(run);
  const roll = run.labels_per_sheet === 1;
  const [good, setGood] = useState<number | null>(all);
  const [proposed, setProposed] = useState(true);
  const [partly, setPartly] = useState(false);
  const [lastGood, setLastGood] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [fileCounts, setFileCounts] = useState(false);
  const asksFile = useStore((state) => folderWasNotAsked(state.printers, run));
  const sheet = (good ?? 0) + 1;
  const settling = run.status === 'uncertain';
  const { send, busy, problem } = useSettlement(run, asksFile && fileCounts);

  const ready =
    good !== null && (!partly || lastGood !== null) && (!settling || reason.trim() !== '') && good <= all;
  const enter = (next: number | null): void => {
    setProposed(false);
    setGood(next);
    setLastGood(null);
    if (next === all) setPartly(false);
  };
  /** The label that was scanned says both numbers; of a full sheet nothing is left to say. */
  const takeScan = (found: SettlementPreview): void => {
    setProposed(true);
    setGood(found.good_sheets);
    setLastGood(found.last_good);
    setPartly(found.good_sheets < all);
  };
  const confirm = (): void => {
    if (good !== null) {
      void send({ goodSheets: good, lastGood: partly ? lastGood : null, reason: reason.trim() || null });
    }
  };

  return (
    <section className={classes['card']} aria-label={roll ? t('settle.labels') : t('settle.sheets')}>
      <div className={classes['ask']}>
        <h3>{roll ? t('settle.labels') : t('settle.sheets')}</h3>
        <output className={classes['figure']} aria-label={t('settle.entered')}>
          <strong>{good ?? '–'}</strong>
          <span>{t('settle.of', { all })}</span>
        </output>
      </div>
      {settling && run.message === null && <p>{t('settle.uncertain')}</p>}
      <NumberPad value={good} max={all} proposed={proposed} onChange={enter} />
      {!roll && all > 0 && (
        <Checkbox
          className={classes['tick'] ?? ''}
          label={t('settle.partly')}
          checked={partly}
          onChange={(event) => {
            const on = event.currentTarget.checked;
            setPartly(on);
            setLastGood(null);
            // The sheet that was only partly good is not one of the good ones.
            if (on && (good === null || good === all)) setGood(Math.max(0, all - 1));
            // Unticked before any key: the proposal was all of them.
            if (!on && proposed) setGood(all);
          }}
        />
      )}
      {partly && sheet <= all && (
        <LastGoodLabel run={run} sheet={sheet} value={lastGood} onChange={setLastGood} onScan={takeScan} />
      )}
      {asksFile && (
        <Checkbox
          className={classes['tick'] ?? ''}
          label={t('settle.file_counts')}
          checked={fileCounts}
          onChange={(event) => setFileCounts(event.currentTarget.checked)}
        />
      )}
      {settling && (
        <TextInput
          label={t('settle.reason')}
          withAsterisk
          placeholder={t('settle.reason_hint')}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <div className={classes['confirm']}>
        <ProblemBox problem={problem} />
        <Button fullWidth size="lg" disabled={!ready} loading={busy} onClick={confirm}>
          {answerWords({ good, all, roll, lastGood: partly ? lastGood : null })}
        </Button>
        <span className={classes['effect']}>{consequence(good === all, hasMore(run))}</span>
      </div>
    </section>
  );
}

function answerWords(answer: {
  readonly good: number | null;
  readonly all: number;
  readonly roll: boolean;
  readonly lastGood: number | null;
}): string {
  const { good, all, roll, lastGood } = answer;
  if (good === null) return t('settle.enter');
  if (lastGood !== null && lastGood > 0) return t('settle.some_and_part', { good, all });
  if (good === all) return t(roll ? 'settle.all_labels' : 'settle.all_sheets', { count: all });
  if (good === 0) return t('settle.no_good');
  return t('settle.some', { good, all });
}

/** What the answer does, beneath its button. */
function consequence(allGood: boolean, more: boolean): string {
  if (allGood) return more ? t('settle.all_printed_more') : t('settle.all_printed');
  return more ? t('settle.rest_free_more') : t('settle.rest_free');
}

/** A folder whose files may or may not be printed labels: nobody has decided yet. */
function folderWasNotAsked(printers: readonly Printer[], run: Run): boolean {
  const printer = printers.find(({ name }) => name === run.printer);
  return printer?.driver === 'folder' && printer.counts_as_printed === null;
}

/** Settles, then says for the folder what its files mean from now on: the truth first, the policy after it. */
function useSettlement(run: Run, filesCount: boolean) {
  const settleRun = useStore((state) => state.settleRun);
  const setCountsAsPrinted = useStore((state) => state.setCountsAsPrinted);
  const select = useStore((state) => state.select);
  const { run: settle, busy, problem } = useVerb(settleRun);
  // By then the run has ended and this card is gone, so a trouble with the folder is a notice of the window.
  const { run: setCounts } = useAction(t('printer.counts_failed'), setCountsAsPrinted);
  const send = async (settlement: Settlement): Promise<void> => {
    // Keeps this run in the panel, so that one sees what was recorded.
    select({ kind: 'run', id: run.run_id });
    const outcome = await settle(run.run_id, settlement);
    if (outcome.ok && filesCount) await setCounts(run.printer, true);
  };
  return { send, busy, problem };
}
