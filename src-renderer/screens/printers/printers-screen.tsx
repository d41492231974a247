import { useEffect } from 'react';
import { Empty } from '../../components/empty.tsx';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { AddPrinter } from './add-printer.tsx';
import { PrinterCard } from './printer-card.tsx';
import classes from './printers.module.css';
import { usePrinters, useQueues } from '../../components/use-printers.ts';

/** The printers of the organisation, and a form for one more. */
export function PrintersScreen() {
  const printers = usePrinters();
  useQueues();
  const loaded = useStore((state) => state.printersLoaded);
  const load = useStore((state) => state.loadCalibrations);
  const report = useStore((state) => state.reportLoading);
  // Reminders depend on the printers' settings.
  const set = printers.map(({ name, tray, device }) => `${name} ${tray} ${device?.model}`).join('\n');
  useEffect(() => {
    if (set === '') return;
    void load().then((outcome) => {
      if (!outcome.ok) report(outcome.problem);
    });
  }, [load, report, set]);
  return (
    <div className={classes['screen']}>
      <section className={`${classes['list']} pr-scroll`} aria-label={t('printers.name')}>
        {loaded && printers.length === 0 && (
          <Empty icon="machine" title={t('printers.empty')} hint={t('printers.empty_hint')} />
        )}
        {printers.map((printer) => (
          <PrinterCard key={printer.name} printer={printer} />
        ))}
      </section>
      <AddPrinter />
    </div>
  );
}
