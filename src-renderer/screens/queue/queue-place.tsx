import { Button, Select, Text } from '@mantine/core';
import type { Run } from '../../../src-shared/contract/common.ts';
import type { QueueMove } from '../../../src-shared/contract/runs.ts';
import { usePrinters, useQueues } from '../../components/use-printers.ts';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import classes from './queue.module.css';

/** Where a run waits that nothing of has gone out, and the ways to another place or printer. */
export function QueuePlace({ run }: { readonly run: Run }) {
  const queue = useQueues().find(({ printer }) => printer === run.printer);
  const printers = usePrinters();
  const move = useAction(
    t('place.move_failed'),
    useStore((state) => state.moveRun),
  );
  const waiting = queue?.waiting ?? [];
  const place = waiting.indexOf(run.run_id) + 1;
  const others = printers.filter(({ name }) => name !== run.printer);
  const loadQueues = useStore((state) => state.loadQueues);
  const goOn = useAction(
    t('printer.pause_failed'),
    useStore((state) => state.pausePrinter),
  );
  const go = (to: { readonly to: QueueMove } | { readonly printer: string }): void =>
    void move.run(run.run_id, to).then(loadQueues);
  const untouched = run.chunks.every(({ status }) => status === 'queued');
  const step = (to: QueueMove, words: string, can: boolean) => (
    <Button variant="default" disabled={!can || move.busy} onClick={() => go({ to })}>
      {words}
    </Button>
  );
  return (
    <section className={classes['part']} aria-label={t('place.name')}>
      {queue?.paused_at != null && (
        <>
          <Text fw={600}>{t('place.paused', { printer: run.printer })}</Text>
          <Button loading={goOn.busy} onClick={() => void goOn.run(run.printer, false)}>
            {t('printer.resume')}
          </Button>
        </>
      )}
      {run.status === 'queued' && place > 0 && (
        <Text>
          {waiting.length === 1
            ? t('place.only')
            : t('place.of', { place, count: waiting.length, printer: run.printer })}
        </Text>
      )}
      {run.status === 'queued' && waiting.length > 1 && (
        <div className={classes['moves']}>
          {step('top', t('place.top'), place > 1)}
          {step('up', t('place.up'), place > 1)}
          {step('down', t('place.down'), place < waiting.length)}
          {step('bottom', t('place.bottom'), place < waiting.length)}
        </div>
      )}
      {untouched && others.length > 0 && (
        <Select
          label={t('place.printer')}
          placeholder={t('place.printer_hint')}
          data={others.map(({ name }) => name)}
          value={null}
          disabled={move.busy}
          onChange={(printer) => {
            if (printer !== null) go({ printer });
          }}
        />
      )}
    </section>
  );
}
