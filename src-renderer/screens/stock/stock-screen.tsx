import { Button, FileButton, SegmentedControl } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { Stock } from '../../../src-shared/models/stock.ts';
import { Empty } from '../../components/empty.tsx';
import { Icon } from '../../components/icons.tsx';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { LayoutDetail } from './layout-detail.tsx';
import { LayoutList, sortedLayouts, StockList } from './stock-list.tsx';
import { StockDetail } from './stock-detail.tsx';
import { copyOf, draftOf, type StockDraft } from './stock-draft.ts';
import { StockForm } from './stock-form.tsx';
import classes from './stock.module.css';

type Part = 'stocks' | 'layouts';

/** What is in the trays: every stock with its picture, and the organisation's own ones to make and change. */
export function StockScreen() {
  const entries = useStore((state) => state.stockEntries);
  const layoutEntries = useStore((state) => state.layoutEntries);
  const layouts = useMemo(() => sortedLayouts(layoutEntries), [layoutEntries]);
  const load = useStore((state) => state.loadStockEntries);
  const report = useStore((state) => state.reportLoading);
  const [part, setPart] = useState<Part>('stocks');
  const [chosen, setChosen] = useState<string | null>(null);
  const [draft, setDraft] = useState<{ readonly from: StockDraft; readonly replace: boolean } | null>(null);
  useEffect(() => {
    void load().then((outcome) => {
      if (!outcome.ok) report(outcome.problem);
    });
  }, [load, report]);

  const entry =
    entries.find(({ stock }) => stock.id === chosen) ?? entries.find((one) => one.default) ?? entries[0];
  const layout = layouts.find((one) => one.layout.id === chosen) ?? layouts[0];
  const copy = (stock: Stock): void =>
    setDraft({
      from: copyOf(
        stock,
        entries.map((one) => one.stock.id),
      ),
      replace: false,
    });
  const imported = (id: string): void => {
    setPart(useStore.getState().layoutEntries.some((one) => one.layout.id === id) ? 'layouts' : 'stocks');
    setChosen(id);
  };

  return (
    <div className={classes['screen']} data-form={draft !== null || undefined}>
      {draft === null && (
        <div className={classes['side']}>
          <div className={classes['bar']}>
            <SegmentedControl
              aria-label={t('stock.part')}
              value={part}
              onChange={(value) => {
                setPart(value);
                setChosen(null);
              }}
              data={[
                { value: 'stocks', label: t('stock.stocks') },
                { value: 'layouts', label: t('stock.layouts') },
              ]}
            />
            <ImportButton onImported={imported} />
          </div>
          {part === 'stocks' ? (
            <StockList entries={entries} chosen={entry?.stock.id ?? null} onChoose={setChosen} />
          ) : (
            <LayoutList entries={layouts} chosen={layout?.layout.id ?? null} onChoose={setChosen} />
          )}
        </div>
      )}
      {draft !== null && (
        <StockForm
          key={draft.from.id}
          from={draft.from}
          replace={draft.replace}
          onDone={(id) => {
            if (id !== null) setChosen(id);
            setDraft(null);
          }}
        />
      )}
      {part === 'stocks' && draft === null && entry && (
        <StockDetail
          key={entry.stock.id}
          entry={entry}
          onCopy={() => copy(entry.stock)}
          onEdit={() => setDraft({ from: draftOf(entry.stock), replace: true })}
        />
      )}
      {part === 'layouts' && layout && <LayoutDetail key={layout.layout.id} entry={layout} />}
      {entries.length === 0 && (
        <Empty icon="sheets" title={t('stock.loading')} hint={t('stock.loading_hint')} />
      )}
    </div>
  );
}

function ImportButton({ onImported }: { readonly onImported: (id: string) => void }) {
  const { run: bringIn, busy } = useAction(
    t('stock.import_failed'),
    useStore((state) => state.importDefinition),
  );
  const take = async (file: File | null): Promise<void> => {
    if (!file) return;
    const outcome = await bringIn(file);
    if (outcome.ok) onImported(outcome.value);
  };
  return (
    <FileButton
      accept=".json,application/json"
      onChange={(file) => void take(file)}
      inputProps={{ 'aria-label': t('stock.import') }}
    >
      {(props) => (
        <Button {...props} variant="default" loading={busy} leftSection={<Icon name="upload" />}>
          {t('stock.import')}
        </Button>
      )}
    </FileButton>
  );
}
