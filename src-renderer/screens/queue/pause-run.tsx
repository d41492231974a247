import { Button } from '@mantine/core';
import type { Run } from '../../../src-shared/contract/common.ts';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';

/** Stops a run between two parts, or takes that back while the part at the printer still comes. */
export function PauseRun({ run }: { readonly run: Run }) {
  const pause = useAction(
    t('run.pause_failed'),
    useStore((state) => state.pauseRun),
  );
  const goOn = useAction(
    t('run.go_on_failed'),
    useStore((state) => state.goOnRun),
  );
  if (run.pausing) {
    return (
      <Button variant="default" loading={goOn.busy} onClick={() => void goOn.run(run)}>
        {t('action.no_pause')}
      </Button>
    );
  }
  // Nothing of it is left to stop.
  if (run.labels.queued === 0) return null;
  return (
    <Button variant="default" loading={pause.busy} onClick={() => void pause.run(run.run_id)}>
      {t('action.pause')}
    </Button>
  );
}
