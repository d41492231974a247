import { Button, Text } from '@mantine/core';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { formatInstant } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import classes from './printers.module.css';

/** The queue of a printer: who waits, and the switch that lets nothing new go to it. */
export function QueuePart({ printer }: { readonly printer: string }) {
  const queue = useStore((state) => state.queues.find((one) => one.printer === printer));
  const { run: pause, busy } = useAction(
    t('printer.pause_failed'),
    useStore((state) => state.pausePrinter),
  );
  if (!queue) return null;
  const waiting = queue.waiting.length + queue.waiting_elsewhere;
  const paused = queue.paused_at !== null;
  return (
    <div className={classes['queue']}>
      <Button
        variant={paused ? 'filled' : 'default'}
        loading={busy}
        onClick={() => void pause(printer, !paused)}
      >
        {t(paused ? 'printer.resume' : 'printer.pause')}
      </Button>
      {queue.paused_at !== null && (
        <Text size="sm">{t('printer.paused', { when: formatInstant(queue.paused_at) })}</Text>
      )}
      {waiting > 0 && <Text size="sm">{t('printer.waiting', { count: waiting })}</Text>}
    </div>
  );
}
