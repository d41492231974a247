import { Select } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Printer } from '../../../src-shared/contract/printing.ts';
import type { StockChoice } from '../../../src-shared/contract/system.ts';
import { stockOf } from '../../state/organisation.ts';
import { remember, remembered } from '../../state/remembered.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { printerLine, printerStateWords } from '../../texts/printer-words.ts';
import { usePrinters } from '../../components/use-printers.ts';
import classes from './preview.module.css';

export interface PrinterChoice {
  readonly printers: readonly Printer[];
  readonly printer: Printer | null;
  readonly choose: (name: string) => void;
  /** Remembers the printer for the next print of this stock on this machine. */
  readonly keep: () => void;
}

/** The printer to print on: the one chosen, else the last one used for this stock, else one that holds it. */
export function usePrinterChoice(stock: string | null): PrinterChoice {
  const printers = usePrinters();
  const [name, setName] = useState<string | null>(null);
  const key = `printer:${stock ?? ''}`;
  const find = (wanted: string | null): Printer | undefined =>
    printers.find((printer) => printer.name === wanted);
  const printer =
    find(name) ??
    find(remembered(key)) ??
    printers.find((candidate) => candidate.stock === stock) ??
    printers.find((candidate) => candidate.stock === null) ??
    printers[0] ??
    null;
  return {
    printers,
    printer,
    choose: setName,
    keep: () => {
      if (printer) remember(key, printer.name);
    },
  };
}

export interface PrinterFieldProps {
  readonly choice: PrinterChoice;
  readonly jobStock: StockChoice | null;
}

export function PrinterField({ choice, jobStock }: PrinterFieldProps) {
  const stocks = useStore((state) => state.stocks);
  const wanted = useStore((state) => state.printWanted);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wanted) input.current?.focus();
  }, [wanted]);
  const { printer, printers, choose } = choice;
  const otherStock = printer?.stock != null && jobStock && printer.stock !== jobStock.id;
  return (
    <div className={classes['printer']}>
      <Select
        ref={input}
        label={t('print.printer')}
        data={printers.map(({ name }) => name)}
        value={printer?.name ?? null}
        onChange={(name) => {
          if (name !== null) choose(name);
        }}
        openOnFocus={false}
        renderOption={({ option }) => {
          const shown = printers.find(({ name }) => name === option.value);
          return (
            <div className={classes['option']}>
              <span>{option.label}</span>
              {shown && <small>{printerStateWords(shown).text}</small>}
            </div>
          );
        }}
      />
      {/* Always one line high: choosing another printer must not move the sheet beneath. */}
      <p className={classes['printerState']} data-trouble={otherStock || undefined}>
        {printer &&
          (otherStock
            ? t('print.other_stock', { stock: stockOf(stocks, printer.stock)?.name ?? printer.stock ?? '' })
            : printerLine(printer))}
      </p>
    </div>
  );
}
