import { Button } from '@mantine/core';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { requestOf, sheetOf } from '../../state/draft.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { LookFields } from './look-fields.tsx';
import classes from './new-job.module.css';
import { SelectionPreview } from './selection-preview.tsx';
import { useLiveCount } from './use-live-count.ts';
import { WhatFields } from './what-fields.tsx';

/** What, on which sheet, how many: and one button that makes it. */
export function ChooseLabels() {
  useLiveCount();
  return (
    <div className={classes['choose']}>
      <div className={`${classes['form']} pr-scroll`}>
        <WhatFields />
        <LookFields />
      </div>
      <section className={classes['result']} aria-label={t('new.result')}>
        <SelectionPreview />
        <MakeButton />
      </section>
    </div>
  );
}

/** Makes the job and shows it in the queue. */
function MakeButton() {
  const draft = useStore((state) => state.draft);
  const count = useStore((state) => state.count);
  const stocks = useStore((state) => state.stocks);
  const submitJob = useStore((state) => state.submitJob);
  const select = useStore((state) => state.select);
  const go = useStore((state) => state.go);
  const { run: submit, busy, problem } = useVerb(submitJob);
  const sheet = sheetOf(draft, stocks);
  // While counting anew the former figure stays on the button but does not act: it may be wrong by now.
  const counted = count.state === 'counted' ? count : count.state === 'counting' ? count.before : null;
  const ready = count.state === 'counted' && count.count > 0 && sheet?.layout != null;

  const make = async (): Promise<void> => {
    if (!sheet) return;
    const outcome = await submit(requestOf(draft, sheet.stock.id, sheet.layout?.id ?? null));
    if (!outcome.ok) return;
    select({ kind: 'job', id: outcome.value.job_id });
    go({ screen: 'queue' });
  };
  return (
    <div className={classes['make']}>
      <ProblemBox problem={problem} />
      <Button size="lg" fullWidth disabled={!ready} loading={busy} onClick={() => void make()}>
        {counted && counted.count > 0 ? t('new.make', { count: counted.count }) : t('new.make_none')}
      </Button>
    </div>
  );
}
