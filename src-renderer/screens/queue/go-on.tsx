import { Button, type ButtonProps } from '@mantine/core';
import type { Run } from '../../../src-shared/contract/common.ts';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';

/** Lets a run go on that was paused, or whose first sheet is good. */
export function GoOn({ run, ...look }: { readonly run: Run } & Pick<ButtonProps, 'size'>) {
  const goOnRun = useStore((state) => state.goOnRun);
  const { run: goOn, busy } = useAction(t('run.go_on_failed'), goOnRun);
  return (
    <Button {...look} loading={busy} onClick={() => void goOn(run)}>
      {t(run.status === 'proof' ? 'action.release' : 'action.resume')}
    </Button>
  );
}
