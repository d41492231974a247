import { Button } from '@mantine/core';
import { filesPerItem } from '../../../src-shared/models/label-export.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { requestOf } from '../../state/draft.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { LookFields } from './look-fields.tsx';
import { MakeAtClosient } from './make-at-closient.tsx';
import { MakeFields } from './make-fields.tsx';
import classes from './new-job.module.css';
import { SelectionPreview } from './selection-preview.tsx';
import { useLiveCount } from './use-live-count.ts';
import { WhatFields } from './what-fields.tsx';

/** What, on which sheet, how many: and one button that makes it. */
export function ChooseLabels() {
  useLiveCount();
  const sheets = useStore((state) => state.draft.make === 'sheet_pdf');
  return (
    <div className={classes['choose']}>
      <div className={`${classes['form']} pr-scroll`}>
        <WhatFields />
        <MakeFields />
        {sheets && <LookFields />}
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
  const request = requestOf(draft, stocks);
  // While counting anew the former figure stays on the button but does not act: it may be wrong by now.
  const counted = count.state === 'counted' ? count : count.state === 'counting' ? count.before : null;
  const ready = count.state === 'counted' && count.count > 0 && request !== null;

  const make = async (): Promise<void> => {
    if (!request) return;
    const outcome = await submit(request);
    if (!outcome.ok) return;
    select({ kind: 'job', id: outcome.value.job_id });
    go({ screen: 'queue' });
  };
  return (
    <div className={classes['make']}>
      <ProblemBox problem={problem} />
      <Button size="lg" fullWidth disabled={!ready} loading={busy} onClick={() => void make()}>
        {counted && counted.count > 0
          ? draft.make === 'sheet_pdf'
            ? t('new.make', { count: counted.count })
            : t('new.make_files', { count: counted.count * filesPerItem(draft.make) })
          : t('new.make_none')}
      </Button>
      <MakeAtClosient request={ready ? request : null} />
    </div>
  );
}
