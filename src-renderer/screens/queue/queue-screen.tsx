import { Button, Loader } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Empty } from '../../components/empty.tsx';
import { useAction } from '../../components/use-verb.ts';
import { listLimits } from '../../state/live.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { DetailPanel } from './detail-panel.tsx';
import { JobRow } from './job-row.tsx';
import { queueItems, shownItem, waitingRuns } from './queue-items.ts';
import { Lanes } from './lanes.tsx';
import classes from './queue.module.css';
import { RunRow } from './run-row.tsx';

/** What is being made and printed, newest first, and beside it what one of them says or asks. */
export function QueueScreen() {
  const jobs = useStore((state) => state.jobs);
  const runs = useStore((state) => state.runs);
  const loaded = useStore((state) => state.jobsLoaded && state.runsLoaded);
  const selected = useStore((state) => state.selected);
  const go = useStore((state) => state.go);
  const items = useMemo(() => queueItems(jobs, runs), [jobs, runs]);
  const shown = shownItem(items, selected);

  return (
    <div className={classes['screen']}>
      <section className={`${classes['list']} pr-scroll`} aria-label={t('queue.name')}>
        <Lanes />
        {!loaded && <Loader className={classes['loader'] ?? ''} aria-label={t('queue.loading')} />}
        {loaded && items.length === 0 && (
          <Empty icon="sheets" title={t('queue.empty')} hint={t('queue.empty_hint')}>
            <Button onClick={() => go({ screen: 'print' })}>{t('queue.empty_action')}</Button>
          </Empty>
        )}
        {items.map((item) =>
          item.kind === 'job' ? (
            <JobRow key={item.id} job={item.job} shown={item.id === shown?.id} />
          ) : (
            <RunRow key={item.id} run={item.run} shown={item.id === shown?.id} />
          ),
        )}
        {loaded && (jobs.rows.size >= listLimits.first || runs.rows.size >= listLimits.first) && (
          <ShowOlder full={Math.max(jobs.rows.size, runs.rows.size) >= listLimits.all} />
        )}
      </section>
      <aside className={classes['panel']} aria-label={t('queue.panel')}>
        <DetailPanel item={shown} waiting={waitingRuns(items)} />
      </aside>
    </div>
  );
}

/** @param full the list holds as many as are ever shown. */
function ShowOlder({ full }: { readonly full: boolean }) {
  const [done, setDone] = useState(false);
  const loadJobs = useStore((state) => state.loadJobs);
  const loadRuns = useStore((state) => state.loadRuns);
  const { run, busy } = useAction(t('queue.show_older'), async () => {
    const outcomes = await Promise.all([loadJobs(listLimits.all), loadRuns(listLimits.all)]);
    return outcomes.find((outcome) => !outcome.ok) ?? outcomes[0];
  });
  if (done && !full) return null;
  if (done) return <p className={classes['end']}>{t('queue.no_older', { count: listLimits.all })}</p>;
  return (
    <Button
      variant="default"
      loading={busy}
      onClick={() => void run().then((outcome) => setDone(outcome.ok))}
    >
      {t('queue.show_older')}
    </Button>
  );
}
