import { Button, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { Outcome } from '../../client/problem.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { ReasonField } from '../../components/reason-field.tsx';
import { ToneMark } from '../../components/tone-mark.tsx';
import { useRead } from '../../components/use-read.ts';
import { WhoDialog } from '../../components/who-dialog.tsx';
import type { LotKey } from '../../state/reports.ts';
import { useStore } from '../../state/store.ts';
import { formatInstant } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import classes from './reports.module.css';

/** Whether a lot may be printed, who said so and why; and the way to hold or release it. */
export function HoldCard({ lot: { gtin, lot } }: { readonly lot: LotKey }) {
  const readLotHold = useStore((state) => state.readLotHold);
  const {
    value: hold,
    problem,
    again,
  } = useRead(useCallback(() => readLotHold({ gtin, lot }), [readLotHold, gtin, lot]));
  const [reason, setReason] = useState('');
  const [asks, setAsks] = useState(false);
  const holdLot = useStore((state) => state.holdLot);
  if (!hold) return <ProblemBox problem={problem} title={t('reports.not_read')} />;
  const send = async (): Promise<Outcome<unknown>> => {
    const outcome = await holdLot({ gtin, lot }, !hold.held, reason.trim());
    if (!outcome.ok) return outcome;
    setReason('');
    again();
    return outcome;
  };
  return (
    <section className={classes['card']} aria-label={t('hold.title')}>
      <div className={classes['holdHead']}>
        <h3>{t('hold.title')}</h3>
        <ToneMark tone={hold.held ? 'trouble' : 'good'}>{t(hold.held ? 'hold.held' : 'hold.free')}</ToneMark>
      </div>
      <ReasonField
        label={t(hold.held ? 'hold.why_release' : 'hold.why_hold')}
        required
        value={reason}
        choices={
          hold.held
            ? ['hold.why_checked', 'hold.why_mistake']
            : ['hold.why_complaint', 'hold.why_quality', 'hold.why_recall']
        }
        onChange={setReason}
      />
      <Button
        variant={hold.held ? 'filled' : 'default'}
        disabled={reason.trim() === ''}
        onClick={() => setAsks(true)}
      >
        {t(hold.held ? 'hold.release' : 'hold.hold')}
      </Button>
      <WhoDialog
        opened={asks}
        onClose={() => setAsks(false)}
        title={t(hold.held ? 'hold.release_question' : 'hold.hold_question', { lot })}
        doIt={t(hold.held ? 'hold.release' : 'hold.hold')}
        verb={send}
      >
        <Text>{t(hold.held ? 'hold.release_consequence' : 'hold.hold_consequence')}</Text>
      </WhoDialog>
      {hold.turns.length > 0 && (
        <ol className={classes['turns']}>
          {hold.turns.toReversed().map((turn) => (
            <li key={turn.at}>
              <strong>{t(turn.held ? 'hold.was_held' : 'hold.was_released')}</strong>
              <span>{[formatInstant(turn.at), turn.operator].filter(Boolean).join(' · ')}</span>
              <span>{turn.reason}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
