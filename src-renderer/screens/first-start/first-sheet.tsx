import { Button, Loader, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { StockChoice } from '../../../src-shared/contract/system.ts';
import { Icon } from '../../components/icons.tsx';
import { NoteBox } from '../../components/note-box.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import type { Outcome, Problem } from '../../client/problem.ts';
import type { FirstLabels } from '../../state/first-start.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../texts/say.ts';
import { t } from '../../texts/t.ts';
import classes from './first-start.module.css';
import { PrinterPlaces } from './printer-places.tsx';
import type { PrintPlace } from './print-places.ts';
import type { PrinterChoice } from './use-first-printers.ts';

/** What the first sheet is, on what it goes, and one large button that prints it. */
export function FirstSheet({ choice }: { readonly choice: PrinterChoice }) {
  const { labels, problem: nothing } = useFirstLabels();
  const imported = useStore((state) => state.firstImport);
  const stocks = useStore((state) => state.stocks);
  const setStep = useStore((state) => state.setFirstStep);
  const print = useVerb(usePrint());
  const [stockId, setStockId] = useState<string | null>(null);
  const stock = stocks.find(({ id }) => id === stockId) ?? stocks.find((each) => each.default) ?? stocks[0];
  const perSheet = stock ? (stock.kind === 'roll' ? 1 : stock.columns * stock.rows) : 1;
  const count = Math.min(labels?.count ?? 0, perSheet);
  const { chosen } = choice;
  return (
    <div className={classes['narrow']}>
      <section className={classes['card']} aria-label={t('first.sheet_title')}>
        <h1>{t('first.sheet_title')}</h1>
        {imported && imported.report.rejected_count > 0 && <Imported {...imported} />}
        <ProblemBox problem={nothing} />
        {labels ? (
          <What labels={labels} count={count} />
        ) : (
          !nothing && <Loader aria-label={t('first.waiting')} />
        )}
        <Select
          label={t('first.stock')}
          data={stocks.map(({ id, name }) => ({ value: id, label: name }))}
          value={stock?.id ?? null}
          searchable
          onChange={setStockId}
        />
        <PrinterPlaces choice={choice} />
        <ProblemBox problem={print.problem} title={t('first.failed')} />
        <div className={classes['act']}>
          <Button
            className={classes['large'] ?? ''}
            size="xl"
            loading={print.busy}
            disabled={!labels || !stock || !chosen}
            leftSection={<Icon name="printer" size={28} />}
            onClick={() => {
              if (labels && stock && chosen) void print.run(labels, stock, chosen);
            }}
          >
            {labels ? t('first.print', { count }) : t('nav.print')}
          </Button>
          <Button variant="subtle" onClick={() => setStep(null)}>
            {t('first.skip')}
          </Button>
        </div>
        <p className={classes['muted']}>{t('first.only_one')}</p>
      </section>
    </div>
  );
}

function What({ labels, count }: { readonly labels: FirstLabels; readonly count: number }) {
  const { first, count: all } = labels;
  return (
    <p className={classes['what']}>
      <strong>{first.product ?? first.gtin}</strong>
      <span>
        {t('first.labels', { count })} {all > count && t('first.of', { count: all })}
      </span>
    </p>
  );
}

function Imported({ file, report }: NonNullable<ReturnType<typeof useStore.getState>['firstImport']>) {
  const [line] = report.rejected;
  return (
    <NoteBox
      tone="waiting"
      title={t('first.imported', { file, created: report.created, rejected: report.rejected_count })}
    >
      {line && <span>{t('first.line', { line: line.line, reason: say(line.reason) })}</span>}
    </NoteBox>
  );
}

function useFirstLabels(): { readonly labels: FirstLabels | null; readonly problem: Problem | null } {
  const find = useStore((state) => state.findFirstLabels);
  const [found, setFound] = useState<Outcome<FirstLabels | null> | null>(null);
  useEffect(() => {
    let gone = false;
    const look = (): void =>
      void find().then((outcome) => {
        if (!gone) setFound(outcome);
      });
    look();
    const stop = useStore.subscribe((now, before) => {
      if (now.catalogChanges !== before.catalogChanges) look();
    });
    return () => {
      gone = true;
      stop();
    };
  }, [find]);
  return { labels: found?.ok ? found.value : null, problem: found && !found.ok ? found.problem : null };
}

/** A printer that was only found is set up first, with what lies in it. */
function usePrint() {
  const printFirstSheet = useStore((state) => state.printFirstSheet);
  const addPrinter = useStore((state) => state.addPrinter);
  return async (labels: FirstLabels, stock: StockChoice, place: PrintPlace): Promise<Outcome<unknown>> => {
    if (place.kind !== 'found') return printFirstSheet(labels, stock, place.printer.name);
    const { name, driver, uri } = place.found;
    const added = await addPrinter({ name, driver, uri, stock: stock.id });
    return added.ok ? printFirstSheet(labels, stock, added.value.name) : added;
  };
}
