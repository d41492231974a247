import { Button } from '@mantine/core';
import type { Run } from '../../../src-shared/contract/common.ts';
import { Empty } from '../../components/empty.tsx';
import { Icon } from '../../components/icons.tsx';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { JobDetail } from './job-detail.tsx';
import type { QueueItem } from './queue-items.ts';
import classes from './queue.module.css';
import { RunDetail } from './run-detail.tsx';

export interface DetailPanelProps {
  readonly item: QueueItem | null;
  /** Runs that wait for an answer, newest first. */
  readonly waiting: readonly Run[];
}

/** The side of the queue: what the shown row says, and its question where it has one. */
export function DetailPanel({ item, waiting }: DetailPanelProps) {
  const others = waiting.filter((run) => run.run_id !== item?.id);
  return (
    <>
      {others.length > 0 && <NextWaiting runs={others} />}
      {item?.kind === 'job' && <JobDetail key={item.id} job={item.job} />}
      {item?.kind === 'run' && <RunDetail key={item.id} run={item.run} />}
      {!item && <Empty icon="check" title={t('panel.empty')} hint={t('panel.empty_hint')} />}
    </>
  );
}

function NextWaiting({ runs }: { readonly runs: readonly Run[] }) {
  const select = useStore((state) => state.select);
  const next = runs[0];
  if (!next) return null;
  return (
    <Button
      className={classes['next'] ?? ''}
      variant="light"
      leftSection={<Icon name="question" />}
      onClick={() => select({ kind: 'run', id: next.run_id })}
    >
      {t('panel.next', { count: runs.length })}
    </Button>
  );
}
