import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { noReasonHelps, type Run } from '../../../src-shared/contract/common.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import classes from './queue.module.css';

const shownLabels = 4;

/** A run that stopped before a chunk: why, which labels, and the ways on. */
export function QuestionCard({ run }: { readonly run: Run }) {
  const [reason, setReason] = useState('');
  const select = useStore((state) => state.select);
  const answerRun = useStore((state) => state.answerRun);
  const { run: answer, busy, problem } = useVerb(answerRun);
  const question = run.question;
  const send = (decision: 'print' | 'skip' | 'cancel', because?: string): void => {
    // Keeps this run in the panel, so that one sees what the answer did.
    select({ kind: 'run', id: run.run_id });
    void answer(run.run_id, decision, because);
  };
  const count = question?.count ?? 0;
  const shown = question?.labels.slice(0, shownLabels) ?? [];
  const canPrint = !question || !noReasonHelps.includes(question.kind);
  return (
    <section className={classes['card']} aria-label={t('question.name')}>
      <p className={classes['sentence']}>{question?.sentence ?? t('question.none')}</p>
      {shown.length > 0 && (
        <ul className={classes['labels']}>
          {shown.map((label) => (
            <li key={label}>{label}</li>
          ))}
          {count > shown.length && <li>{t('question.more', { count: count - shown.length })}</li>}
        </ul>
      )}
      {canPrint && (
        <Textarea
          label={t('question.reason')}
          withAsterisk
          placeholder={t('question.reason_hint')}
          autosize
          minRows={2}
          maxRows={4}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <ProblemBox problem={problem} />
      <div className={classes['ways']}>
        {canPrint ? (
          <Button disabled={!reason.trim()} loading={busy} onClick={() => send('print', reason.trim())}>
            {t('question.print', { count })}
          </Button>
        ) : (
          <Button loading={busy} onClick={() => send('print')}>
            {t('question.again')}
          </Button>
        )}
        <Button variant="default" disabled={busy} onClick={() => send('skip')}>
          {t('question.skip', { count })}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => send('cancel')}>
          {t('question.cancel')}
        </Button>
      </div>
    </section>
  );
}
