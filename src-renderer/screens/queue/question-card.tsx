import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Run } from '../../../src-shared/contract/common.ts';
import { noReasonHelps } from '../../../src-shared/run-questions.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { ReasonField } from '../../components/reason-field.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import classes from './queue.module.css';

/** Named one by one; the sentence above says how many they are. */
const shownLabels = 2;

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
        <ReasonField
          label={t('question.reason')}
          required
          hint={t('question.reason_hint')}
          value={reason}
          choices={['question.why_torn', 'question.why_smeared', 'question.why_lost']}
          onChange={setReason}
        />
      )}
      <ProblemBox problem={problem} />
      <div className={classes['ways']}>
        {canPrint ? (
          <Button
            size="lg"
            disabled={!reason.trim()}
            loading={busy}
            onClick={() => send('print', reason.trim())}
          >
            {t('question.print', { count })}
          </Button>
        ) : (
          <Button size="lg" loading={busy} onClick={() => send('print')}>
            {t('question.again')}
          </Button>
        )}
        <Button size="lg" variant="default" disabled={busy} onClick={() => send('skip')}>
          {t('question.skip', { count })}
        </Button>
        <Button size="lg" variant="default" disabled={busy} onClick={() => send('cancel')}>
          {t('question.cancel')}
        </Button>
      </div>
    </section>
  );
}
