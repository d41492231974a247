import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Run } from '../../../src-shared/contract/common.ts';
import type { Printer } from '../../../src-shared/contract/printing.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useMay } from '../../components/use-may.ts';
import { useAction, useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import classes from './queue.module.css';
import { hasMore, sheetsOut } from './sheet-places.ts';

/**
 * "How many good sheets?" The usual answer, all of them, is one press here; every other one is given on pictures of
 * the sheets. Nobody says "all" of an uncertain run without having looked.
 */
export function SettlePrompt({ run }: { readonly run: Run }) {
  const all = sheetsOut(run);
  const roll = run.labels_per_sheet === 1;
  const [fileCounts, setFileCounts] = useState(false);
  const mayAnswer = useMay('printers');
  const asksFile = useStore((state) => folderWasNotAsked(state.printers, run)) && mayAnswer;
  const select = useStore((state) => state.select);
  const go = useStore((state) => state.go);
  const settle = useVerb(useStore((state) => state.settleRun));
  const setCounts = useAction(
    t('printer.counts_failed'),
    useStore((state) => state.setCountsAsPrinted),
  );
  const onSheets = (): void => go({ screen: 'settle', runId: run.run_id });
  const allGood = async (): Promise<void> => {
    // Keeps this run in the panel, so that one sees what was recorded.
    select({ kind: 'run', id: run.run_id });
    const outcome = await settle.run(run.run_id, { goodSheets: all, lastGood: null, reason: null });
    // The truth first, what the folder's files mean from now on after it.
    if (outcome.ok && asksFile && fileCounts) await setCounts.run(run.printer, true);
  };
  const question = t(roll ? 'settle.labels' : 'settle.sheets');
  return (
    <section className={classes['card']} aria-label={question}>
      <h3>{question}</h3>
      {run.status === 'uncertain' ? (
        <>
          {run.message === null && <p>{t('settle.uncertain')}</p>}
          <div className={classes['ways']}>
            <Button size="lg" onClick={onSheets}>
              {t('settle.on_sheets')}
            </Button>
          </div>
        </>
      ) : (
        <>
          {asksFile && (
            <Checkbox
              className={classes['tick'] ?? ''}
              label={t('settle.file_counts')}
              checked={fileCounts}
              onChange={(event) => setFileCounts(event.currentTarget.checked)}
            />
          )}
          <ProblemBox problem={settle.problem} />
          <div className={classes['ways']}>
            <Button
              className={classes['big'] ?? ''}
              size="lg"
              loading={settle.busy}
              onClick={() => void allGood()}
            >
              {t(roll ? 'settle.all_labels' : 'settle.all_sheets', { count: all })}
            </Button>
            <span className={classes['effect']}>
              {t(hasMore(run) ? 'settle.all_printed_more' : 'settle.all_printed')}
            </span>
            <Button
              className={classes['big'] ?? ''}
              size="lg"
              variant="default"
              disabled={settle.busy}
              onClick={onSheets}
            >
              {t('settle.not_all')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** A folder whose files may or may not be printed labels: nobody has decided yet. */
function folderWasNotAsked(printers: readonly Printer[], run: Run): boolean {
  const printer = printers.find(({ name }) => name === run.printer);
  return printer?.driver === 'folder' && printer.counts_as_printed === null;
}
