import { UnstyledButton } from '@mantine/core';
import { useEffect } from 'react';
import type { Preset } from '../../../src-shared/contract/presets.ts';
import type { Printer } from '../../../src-shared/contract/printing.ts';
import { Icon } from '../../components/icons.tsx';
import { LayoutDrawing } from '../../components/layout-drawing.tsx';
import { SheetDrawing } from '../../components/sheet-drawing.tsx';
import { toneIcons } from '../../components/tone-mark.tsx';
import { usePrinters } from '../../components/use-printers.ts';
import { choosePrinter, printerKey } from '../../order/choose-printer.ts';
import { sheetOf } from '../../state/draft.ts';
import { currentOrganisation } from '../../state/organisation.ts';
import { draftOf } from '../../state/printing.ts';
import { remembered } from '../../state/remembered.ts';
import { useStore } from '../../state/store.ts';
import { printerStateWords } from '../../texts/printer-words.ts';
import { t } from '../../texts/t.ts';
import { PresetMenu } from './preset-menu.tsx';
import { presetWords } from './preset-words.ts';
import classes from './preset-tiles.module.css';

/** What is printed often: one tap chooses everything. */
export function PresetTiles() {
  const presets = useStore((state) => state.presets);
  const printers = usePrinters();
  const loadEntries = useStore((state) => state.loadStockEntries);
  useEffect(() => void loadEntries(), [loadEntries]);
  if (presets === null) return null;
  return (
    <section className={classes['room']} aria-label={t('preset.name')}>
      {presets.length === 0 ? (
        <p className={classes['none']}>{t('preset.none')}</p>
      ) : (
        <ul className={classes['tiles']}>
          {presets.map((preset, index) => (
            <Tile
              key={preset.id}
              preset={preset}
              printers={printers}
              first={index === 0}
              last={index === presets.length - 1}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface TileProps {
  readonly preset: Preset;
  readonly printers: readonly Printer[];
  readonly first: boolean;
  readonly last: boolean;
}

function Tile({ preset, printers, first, last }: TileProps) {
  const chosen = useStore((state) => state.presetId === preset.id);
  const choose = useStore((state) => state.choosePreset);
  const products = useStore((state) => state.products);
  const stocks = useStore((state) => state.stocks);
  const sheet = sheetOf(draftOf(preset), stocks);
  const lost = sheet !== null && preset.stock !== null && sheet.stock.id !== preset.stock;
  const printer = choosePrinter(
    printers,
    sheet?.stock.id ?? null,
    preset.printer,
    remembered(printerKey(sheet?.stock.id ?? null)),
  );
  const state = printer && printerStateWords(printer);
  return (
    <li className={classes['tile']} data-chosen={chosen || undefined}>
      <UnstyledButton className={classes['press'] ?? ''} aria-pressed={chosen} onClick={() => choose(preset)}>
        <span className={classes['head']}>
          <strong className={classes['title']}>{preset.name}</strong>
          <span className={classes['what']}>{presetWords(preset, products)}</span>
        </span>
        <Pictures stock={sheet?.stock.id ?? null} layout={sheet?.layout?.id ?? null} />
        <span className={classes['foot']}>
          <span className={classes['stock']} data-lost={lost || undefined}>
            {lost ? t('preset.lost_stock') : (sheet?.stock.name ?? '')}
          </span>
          <span className={classes['printer']} data-tone={state?.tone ?? 'trouble'}>
            <Icon name={toneIcons[state?.tone ?? 'trouble']} size={16} />
            <span>
              {printer
                ? `${state?.text ?? ''} · ${printer.name}`
                : preset.printer === null
                  ? t('print.no_printer')
                  : t('preset.lost_printer', { printer: preset.printer })}
            </span>
          </span>
        </span>
      </UnstyledButton>
      <PresetMenu preset={preset} first={first} last={last} />
    </li>
  );
}

/** Sheet and label, small. They say nothing that the words do not. */
function Pictures({ stock, layout }: { readonly stock: string | null; readonly layout: string | null }) {
  const entry = useStore((state) => state.stockEntries.find((one) => one.stock.id === stock) ?? null);
  const drawn = useStore((state) => state.layoutEntries.find((one) => one.layout.id === layout) ?? null);
  const sample = useStore((state) => currentOrganisation(state)?.sample === true);
  return (
    <span className={classes['pictures']}>
      {entry && <SheetDrawing stock={entry.stock} size={64} />}
      {drawn && <LayoutDrawing layout={drawn.layout} size={64} sample={sample} />}
    </span>
  );
}
