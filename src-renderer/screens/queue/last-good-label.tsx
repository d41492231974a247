import { TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { Run } from '../../../src-shared/contract/common.ts';
import type { SettlementPreview } from '../../../src-shared/contract/settling.ts';
import { NumberStepper } from '../../components/number-stepper.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { SheetPicture } from '../../components/sheet-picture.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import classes from './queue.module.css';
import { sheetInRun } from './sheet-places.ts';
import { useSheet } from './use-sheet.ts';

export interface LastGoodLabelProps {
  readonly run: Run;
  /** The sheet after the good ones, counted from 1 among those that came out. */
  readonly sheet: number;
  /** Its number among the labels of that sheet, from 1: a sheet that begins at position 10 has label 1 there. */
  readonly value: number | null;
  readonly onChange: (label: number) => void;
  /** A scan names the sheet, too. */
  readonly onScan: (found: SettlementPreview) => void;
}

/** The last good label: scanned, tapped on a picture of the sheet, or by its number. */
export function LastGoodLabel({ run, sheet, value, onChange, onScan }: LastGoodLabelProps) {
  const { picture, problem } = useSheet(run.run_id, sheetInRun(run, sheet));
  const cells = picture?.cells ?? [];
  const chosen = value === null ? undefined : cells[value - 1];
  const first = cells[0]?.cell ?? 1;
  const last = cells.at(-1)?.cell ?? 0;
  return (
    <div className={classes['lastGood']}>
      <ScanLabel run={run} onScan={onScan} />
      <span>
        {value === null
          ? t('settle.last_good', { sheet })
          : t('settle.last_good_is', { count: value, sheet })}
        {chosen && <strong className={classes['named']}>{chosen.name}</strong>}
      </span>
      <ProblemBox problem={problem} />
      {picture && (
        <>
          <SheetPicture
            columns={picture.columns}
            rows={picture.rows}
            aspect={picture.page.width / picture.page.height}
            chosen={chosen?.cell ?? 0}
            first={first}
            last={last}
            lookOf={(place) => {
              const at = cells.findIndex(({ cell }) => cell === place);
              if (at < 0) return 'off';
              return value !== null && at < value ? 'on' : 'blank';
            }}
            label={t('settle.last_good', { sheet })}
            onChoose={(place) => {
              const at = cells.findIndex(({ cell }) => cell === place);
              if (at >= 0) onChange(at + 1);
            }}
          />
          <NumberStepper
            label={t('settle.good_on_sheet', { sheet })}
            value={value ?? 0}
            min={0}
            max={cells.length}
            onChange={onChange}
          />
        </>
      )}
    </div>
  );
}

function ScanLabel({ run, onScan }: Pick<LastGoodLabelProps, 'run' | 'onScan'>) {
  const [text, setText] = useState('');
  const { run: find, problem } = useVerb(useStore((state) => state.findLastGood));
  const look = async (event: KeyboardEvent): Promise<void> => {
    // A reader ends what it reads with Enter.
    if (event.key !== 'Enter' || text.trim() === '') return;
    event.preventDefault();
    const outcome = await find(run.run_id, text.trim());
    setText('');
    if (outcome.ok) onScan(outcome.value);
  };
  return (
    <>
      <TextInput
        label={t('settle.scan')}
        placeholder={t('settle.scan_hint')}
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => void look(event)}
      />
      <ProblemBox problem={problem} />
    </>
  );
}
