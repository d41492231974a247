import { Button, NumberInput, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { Reconciliation, Subject } from '../../../src-shared/contract/reports.ts';
import type { Outcome } from '../../client/problem.ts';
import { NoteBox } from '../../components/note-box.tsx';
import { NumberPad } from '../../components/number-pad.tsx';
import { ReasonField } from '../../components/reason-field.tsx';
import { useRead } from '../../components/use-read.ts';
import { useAction } from '../../components/use-verb.ts';
import { WhoDialog } from '../../components/who-dialog.tsx';
import { useStore } from '../../state/store.ts';
import { formatInstant, formatNumber } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import classes from './reports.module.css';
import type { AccountsInHand } from './use-accounts.ts';

/** What the host takes. */
const mostApplied = 100_000_000;

export interface CloseAccountsProps extends AccountsInHand {
  readonly subject: Subject;
}

/** What was applied is typed in, a discrepancy beyond the limit gets its reason, and the account is closed for good. */
export function CloseAccounts({ subject, accounts, applied, setApplied, current }: CloseAccountsProps) {
  const [reason, setReason] = useState('');
  const [justClosed, setJustClosed] = useState<number | null>(null);
  const [asks, setAsks] = useState(false);
  const reconcile = useStore((state) => state.reconcile);
  const readReconciliations = useStore((state) => state.readReconciliations);
  const { value: closed, again } = useRead(
    useCallback(() => readReconciliations(subject), [readReconciliations, subject]),
  );
  const ready = accounts !== null && current && applied !== null;
  const beyond = ready && accounts.beyond;
  const send = async (): Promise<Outcome<unknown>> => {
    const outcome = await reconcile(subject, applied ?? 0, reason.trim() || null);
    if (!outcome.ok) return outcome;
    setJustClosed(outcome.value.version);
    again();
    return outcome;
  };
  return (
    <section className={classes['card']} aria-label={t('reconcile.open')}>
      <h3>{t('reconcile.open')}</h3>
      <NumberInput
        size="md"
        label={t('reconcile.applied')}
        description={t('reconcile.applied_hint')}
        min={0}
        max={mostApplied}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        value={applied ?? ''}
        onChange={(next) => setApplied(typeof next === 'number' ? next : null)}
      />
      <NumberPad value={applied} max={mostApplied} all={false} proposed={false} onChange={setApplied} />
      {beyond && (
        <ReasonField
          label={t('reconcile.reason')}
          required
          value={reason}
          choices={['reports.why_waste', 'reports.why_setup', 'reports.why_counted']}
          onChange={setReason}
        />
      )}
      <Button size="lg" disabled={!ready || (beyond && !reason.trim())} onClick={() => setAsks(true)}>
        {t('reconcile.do')}
      </Button>
      <WhoDialog
        opened={asks}
        onClose={() => setAsks(false)}
        title={t('reports.close_question', { count: accounts?.unaccounted ?? 0 })}
        doIt={t('reconcile.do')}
        verb={send}
      >
        <Text>{t('reports.close_consequence')}</Text>
      </WhoDialog>
      {justClosed !== null && (
        <NoteBox tone="good" said="in_a_pause">
          {t('reconcile.closed', { version: justClosed })}
        </NoteBox>
      )}
      {closed !== null && closed.length > 0 && (
        <ul className={classes['closed']}>
          {closed.toReversed().map((one) => (
            <Closed key={one.version} one={one} subject={subject} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Closed({ one, subject }: { readonly one: Reconciliation; readonly subject: Subject }) {
  const save = useAction(
    t('report.failed'),
    useStore((state) => state.saveReport),
  );
  return (
    <li>
      <div>
        <strong>
          {t('reports.version', {
            version: one.version,
            unaccounted: formatNumber(one.accounts.unaccounted ?? 0),
          })}
        </strong>
        <span>{[formatInstant(one.closed_at), one.operator].filter(Boolean).join(' · ')}</span>
        {one.reason !== null && <span>{one.reason}</span>}
      </div>
      <Button
        variant="default"
        loading={save.busy}
        onClick={() => void save.run({ report: 'reconciliation', subject, version: one.version })}
      >
        {t('report.save')}
      </Button>
    </li>
  );
}
