import { Button, Select, Switch } from '@mantine/core';
import { useState } from 'react';
import type { Printer } from '../../../src-shared/contract/printing.ts';
import { Icon } from '../../components/icons.tsx';
import { ToneMark } from '../../components/tone-mark.tsx';
import { useAction } from '../../components/use-verb.ts';
import { stockOf } from '../../state/organisation.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { printerStateWords } from '../../texts/printer-words.ts';
import { formatNumber } from '../../texts/format.ts';
import { CalibrationPart } from './calibration-part.tsx';
import { IdentityForm } from './identity-form.tsx';
import { PrinterSettings } from './printer-settings.tsx';
import { QueuePart } from './queue-part.tsx';
import classes from './printers.module.css';

export function PrinterCard({ printer }: { readonly printer: Printer }) {
  const words = printerStateWords(printer);
  const [open, setOpen] = useState(false);
  return (
    <article className={classes['card']}>
      <span className={classes['icon']}>
        <Icon name="machine" size={28} />
      </span>
      <div className={classes['what']}>
        <h2>{printer.name}</h2>
        <span>{t(`driver.${printer.driver}`)}</span>
        <code>{printer.uri}</code>
        {printer.device && <span>{deviceLine(printer.device)}</span>}
        {printer.remark !== null && <em className={classes['note']}>{printer.remark}</em>}
      </div>
      <div className={classes['state']}>
        <ToneMark tone={words.tone}>{words.text}</ToneMark>
        {words.more.map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
        <QueuePart printer={printer.name} />
      </div>
      <div className={classes['tray']}>
        <StockInTray printer={printer} />
        <TestPage printer={printer} />
      </div>
      {printer.driver === 'folder' && <CountsAsPrinted printer={printer} />}
      <CalibrationPart
        printer={printer}
        beside={
          <Button
            variant="default"
            aria-expanded={open}
            leftSection={<Icon name="sliders" />}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'printer.set_up_close' : 'printer.set_up')}
          </Button>
        }
      />
      {open && (
        <div className={`${classes['wide']} ${classes['setUp']}`}>
          <IdentityForm printer={printer} />
          <PrinterSettings printer={printer} />
        </div>
      )}
    </article>
  );
}

/** "Acme LabelPro 4 · holds 215.9 x 279.4 mm", of what the device tells. */
function deviceLine({ model, loaded }: NonNullable<Printer['device']>): string {
  const size = loaded && {
    width: formatNumber(loaded.width),
    height: formatNumber(loaded.height),
  };
  return [model, size && t('printer.loaded', size)].filter((part) => part !== null).join(' · ');
}

const anyStock = '';

/** What was put into the tray: sheets of another size are then refused. */
function StockInTray({ printer }: { readonly printer: Printer }) {
  const stocks = useStore((state) => state.stocks);
  const { run: set, busy } = useAction(
    t('printer.stock_failed'),
    useStore((state) => state.setPrinterStock),
  );
  const known = printer.stock === null || stockOf(stocks, printer.stock) !== null;
  return (
    <Select
      className={classes['stock'] ?? ''}
      label={t('printers.stock')}
      disabled={busy}
      data={[
        { value: anyStock, label: t('printer.any_stock') },
        ...stocks.map(({ id, name }) => ({ value: id, label: name })),
        ...(known ? [] : [{ value: printer.stock ?? anyStock, label: printer.stock ?? '' }]),
      ]}
      value={printer.stock ?? anyStock}
      onChange={(stock) => void set(printer.name, stock || null)}
    />
  );
}

/** Whether a saved file is a printed label: for a folder only people can know. */
function CountsAsPrinted({ printer }: { readonly printer: Printer }) {
  const setCountsAsPrinted = useStore((state) => state.setCountsAsPrinted);
  const { run: set, busy } = useAction(t('printer.counts_failed'), setCountsAsPrinted);
  // The switch follows the finger at once and goes back if the host refuses.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const counts = wanted ?? printer.counts_as_printed;
  const change = async (to: boolean): Promise<void> => {
    setWanted(to);
    await set(printer.name, to);
    setWanted(null);
  };
  return (
    <Switch
      className={classes['counts'] ?? ''}
      label={t('printer.counts')}
      description={
        counts === null
          ? t('printer.counts_unknown')
          : counts
            ? t('printer.counts_on')
            : t('printer.counts_off')
      }
      checked={counts ?? false}
      disabled={busy}
      onChange={(event) => void change(event.currentTarget.checked)}
    />
  );
}

/** The stock in the tray at its true size: what to print first on a new printer. */
function TestPage({ printer }: { readonly printer: Printer }) {
  const test = useAction(
    t('printer.test_failed'),
    useStore((state) => state.printTestPage),
  );
  return (
    <>
      <Button
        variant="default"
        loading={test.busy}
        disabled={printer.stock === null}
        onClick={() => void test.run(printer.name)}
      >
        {t('printer.test')}
      </Button>
      {printer.stock === null && <span className={classes['why']}>{t('printer.test_needs_stock')}</span>}
    </>
  );
}
