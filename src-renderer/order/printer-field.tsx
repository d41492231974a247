import { Button, Select } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Icon } from '../components/icons.tsx';
import { OptionLines } from '../components/option-lines.tsx';
import { toneIcons } from '../components/tone-mark.tsx';
import { useAction } from '../components/use-verb.ts';
import { stockOf } from '../state/organisation.ts';
import { useStore } from '../state/store.ts';
import { printerLine, printerStateWords } from '../texts/printer-words.ts';
import { t } from '../texts/t.ts';
import classes from './order.module.css';
import type { Order } from './use-order.ts';

/** Which printer, how it is, and whether it holds the stock that the labels are made for. */
export function PrinterField({
  order: { subject, where, change, printers, printer },
}: {
  readonly order: Order;
}) {
  const stocks = useStore((state) => state.stocks);
  const setStock = useStore((state) => state.setPrinterStock);
  const asked = useStore((state) => state.printWanted);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked) input.current?.focus();
  }, [asked]);
  const { run: set, busy } = useAction(t('printer.stock_failed'), setStock);
  const { stock } = subject;
  const other = printer?.stock != null && stock && printer.stock !== stock.id;
  const state = printer && printerStateWords(printer);
  return (
    <div className={classes['printer']}>
      <Select
        ref={input}
        label={t('print.printer')}
        data={printers.map(({ name }) => name)}
        value={printer?.name ?? null}
        placeholder={t('print.no_printer')}
        openOnFocus={false}
        onChange={(name) => {
          if (name !== null) change({ printer: name });
        }}
        renderOption={({ option }) => {
          const shown = printers.find(({ name }) => name === option.value);
          return <OptionLines name={option.label} detail={shown && printerStateWords(shown).text} />;
        }}
      />
      {/* Always one line high: choosing another printer must not move the sheet beneath. */}
      <p className={classes['printerState']} data-tone={state?.tone ?? 'trouble'}>
        <Icon name={toneIcons[state?.tone ?? 'trouble']} size={16} />
        <span>
          {printer
            ? printerLine(printer)
            : where.printer === null
              ? t('print.no_printer')
              : t('preset.lost_printer', { printer: where.printer })}
        </span>
      </p>
      {other && (
        <output className={classes['otherStock']}>
          <Icon name="warning" />
          <span>
            {t('print.tray_differs', {
              tray: stockOf(stocks, printer.stock)?.name ?? printer.stock ?? '',
              wanted: stock.name,
            })}
          </span>
          <Button variant="default" loading={busy} onClick={() => void set(printer.name, stock.id)}>
            {t('print.tray_changed')}
          </Button>
        </output>
      )}
    </div>
  );
}
