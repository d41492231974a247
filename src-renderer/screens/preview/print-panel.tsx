import { Button, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { OrderForm } from '../../order/order-form.tsx';
import classes from '../../order/order.module.css';
import type { Order } from '../../order/use-order.ts';
import { useStore } from '../../state/store.ts';
import { itemsOfJob } from '../../texts/state-words.ts';
import { t } from '../../texts/t.ts';

/** The order to print the job that is looked at; once more with a reason. */
export function PrintPanel({ job, order }: { readonly job: Job; readonly order: Order }) {
  const select = useStore((state) => state.select);
  const go = useStore((state) => state.go);
  const { run: start, busy, problem } = useVerb(useStore((state) => state.startRun));
  const [again, setAgain] = useState(false);
  const [reason, setReason] = useState('');
  const lots = job.scope === 'lots';
  const { fields, labels, printer } = order;
  const print = async (): Promise<void> => {
    if (!fields) return;
    // A reason lets printed labels pass without a question, so it is sent only while it is in sight.
    const asked = { ...fields, job_id: job.job_id, reason: again ? reason.trim() : null };
    const outcome = await start(asked, order.moved);
    if (!outcome.ok) return;
    order.keep();
    select({ kind: 'run', id: outcome.value.run_id });
    go({ screen: 'queue' });
  };
  return (
    <aside className={classes['panel']} aria-label={t('print.name')}>
      <div className={`${classes['order']} pr-scroll`}>
        <h1>{t('print.title', { items: itemsOfJob(job) })}</h1>
        <OrderForm order={order} plan={lots} pack={false} />
        <Switch
          label={t('print.again')}
          checked={again}
          onChange={(event) => setAgain(event.currentTarget.checked)}
        />
        {again && (
          <TextInput
            label={t('print.reason')}
            placeholder={t('question.reason_hint')}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </div>
      <div className={classes['go']}>
        <ProblemBox problem={problem} />
        <Button
          className={classes['large'] ?? ''}
          fullWidth
          loading={busy}
          disabled={!fields || labels === 0 || (again && reason.trim() === '')}
          onClick={() => void print()}
        >
          {printer ? orderWords(order, printer.name) : t('print.no_printer')}
        </Button>
      </div>
    </aside>
  );
}

/** What goes to the printer: labels, or sheets where their labels cannot be counted here. */
function orderWords({ labels, range, subject }: Order, printer: string): string {
  if (labels !== null) return t('print.go', { count: labels, printer });
  if (subject.planned === null) return t('print.go_planned', { printer });
  if (range) return t('print.go_sheets', { count: range.last - range.first + 1, printer });
  return t('print.go_all', { printer });
}
