import { Button, Loader } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import type { Problem } from '../../client/problem.ts';
import { Empty } from '../../components/empty.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { ArchiveView } from './archive-view.tsx';
import { ChooseFinished } from './choose-finished.tsx';
import classes from './preview.module.css';
import { PrintPanel } from './print-panel.tsx';
import { RemoteView } from './remote-view.tsx';
import { SheetsView } from './sheets-view.tsx';
import { usePrintOrder } from './use-print-order.ts';

/** A finished job as it will be on paper, and beside it the order to print it. */
export function PreviewScreen() {
  const jobId = useStore((state) => state.previewJobId);
  return jobId === null ? <ChooseFinished /> : <PreviewOf key={jobId} jobId={jobId} />;
}

function PreviewOf({ jobId }: { readonly jobId: string }) {
  const listed = useStore((state) => state.jobs.rows.get(jobId)?.value ?? null);
  const fetchJob = useStore((state) => state.fetchJob);
  // A list that is loaded anew may be too short for an old job; what is typed beside it must not go with it.
  const [job, setJob] = useState(listed);
  if (listed && listed !== job) setJob(listed);
  const [problem, setProblem] = useState<Problem | null>(null);
  const fetch = useCallback(
    () => fetchJob(jobId).then((outcome) => setProblem(outcome.ok ? null : outcome.problem)),
    [fetchJob, jobId],
  );
  const missing = listed === null;
  useEffect(() => {
    if (missing) void fetch();
  }, [missing, fetch]);
  if (job?.status === 'completed' && job.remote) return <RemoteView job={job} />;
  if (job?.status === 'completed' && job.export_type !== 'sheet_pdf') return <ArchiveView job={job} />;
  if (job?.status === 'completed') {
    return <ToPrint job={job} />;
  }
  return (
    <div className={classes['aside']}>
      <ProblemBox
        problem={problem}
        title={t('preview.failed')}
        action={
          <Button variant="default" onClick={() => void fetch()}>
            {t('action.again')}
          </Button>
        }
      />
      {job && <NotFinished job={job} />}
      {!job && !problem && <Loader aria-label={t('preview.opening')} />}
    </div>
  );
}

/** The sheets as the order beside them will print them. */
function ToPrint({ job }: { readonly job: Job }) {
  const { order, placing } = usePrintOrder(job);
  return (
    <SheetsView
      job={job}
      placing={placing}
      asideName={t('print.name')}
      aside={<PrintPanel job={job} order={order} />}
    />
  );
}

/** The address names a job that has no file (yet). */
function NotFinished({ job }: { readonly job: Job }) {
  const go = useStore((state) => state.go);
  return (
    <Empty
      icon="clock"
      title={job.status === 'failed' ? t('preview.no_file') : t('preview.not_yet')}
      hint={job.error ?? t('preview.not_yet_hint')}
    >
      <Button variant="default" onClick={() => go({ screen: 'queue' })}>
        {t('preview.to_queue')}
      </Button>
    </Empty>
  );
}
