import { Button, NumberInput, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Run } from '../../../src-shared/contract/common.ts';
import type { Accounts } from '../../../src-shared/contract/reports.ts';
import { Facts } from '../../components/facts.tsx';
import { NoteBox } from '../../components/note-box.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useAction, useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { formatNumber } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import classes from './queue.module.css';

export interface ReconcileCardProps {
  readonly run: Run;
  readonly onClose: () => void;
}

/** Issued = applied (typed in) + scrapped + sampled + returned + voided + unaccounted; closed for good. */
export function ReconcileCard({ run, onClose }: ReconcileCardProps) {
  const [applied, setApplied] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [closed, setClosed] = useState<number | null>(null);
  const { accounts, read } = useAccounts(run.run_id, applied);
  const close = useVerb(useStore((state) => state.reconcile));
  const save = useAction(
    t('report.failed'),
    useStore((state) => state.saveReport),
  );
  const subject = { run_id: run.run_id };
  const ready = accounts !== null && accounts.applied === applied && applied !== null;

  const send = async (): Promise<void> => {
    if (applied === null) return;
    const outcome = await close.run(subject, applied, reason.trim() || null);
    if (outcome.ok) setClosed(outcome.value.version);
  };
  return (
    <section className={classes['card']} aria-label={t('reconcile.open')}>
      <h3>{t('reconcile.open')}</h3>
      <ProblemBox problem={read} />
      {accounts && <AccountLines accounts={accounts} />}
      {closed === null ? (
        <>
          <NumberInput
            size="md"
            label={t('reconcile.applied')}
            description={t('reconcile.applied_hint')}
            min={0}
            max={100_000_000}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            value={applied ?? ''}
            onChange={(next) => setApplied(typeof next === 'number' ? next : null)}
          />
          {ready && accounts.beyond && (
            <TextInput
              label={t('reconcile.reason')}
              withAsterisk
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          <ProblemBox problem={close.problem} />
          <div className={classes['ways']}>
            <Button
              loading={close.busy}
              disabled={!ready || (accounts.beyond && !reason.trim())}
              onClick={() => void send()}
            >
              {t('reconcile.do')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('action.keep')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <NoteBox tone="good" said="in_a_pause">
            {t('reconcile.closed', { version: closed })}
          </NoteBox>
          <div className={classes['ways']}>
            <Button
              loading={save.busy}
              onClick={() => void save.run({ report: 'reconciliation', subject, version: closed })}
            >
              {t('report.save')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('action.close')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function AccountLines({ accounts }: { readonly accounts: Accounts }) {
  const some = (count: number): string | null => (count === 0 ? null : formatNumber(count));
  return (
    <Facts
      rows={[
        [t('reconcile.issued'), formatNumber(accounts.issued)],
        [t('reconcile.spare'), some(accounts.spare)],
        [t('event.scrapped'), some(accounts.scrapped)],
        [t('event.sampled'), some(accounts.sampled)],
        [t('event.returned'), some(accounts.returned)],
        [t('event.voided'), some(accounts.voided)],
        [t('reconcile.not_settled'), some(accounts.open)],
        [
          t('reconcile.unaccounted'),
          accounts.unaccounted === null ? null : formatNumber(accounts.unaccounted),
        ],
      ]}
    />
  );
}

/** The accounts with so many labels applied; the former ones stay until the new ones have come. */
function useAccounts(runId: string, applied: number | null) {
  const readAccounts = useStore((state) => state.readAccounts);
  const { run, problem } = useVerb(readAccounts);
  const [accounts, setAccounts] = useState<Accounts | null>(null);
  useEffect(() => {
    let gone = false;
    void run({ run_id: runId }, applied).then((outcome) => {
      if (!gone && outcome.ok) setAccounts(outcome.value);
    });
    return () => {
      gone = true;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a verb is new with every drawing
  }, [runId, applied]);
  return { accounts, read: problem };
}
