import { Button, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { printerDrivers, type PrinterDriver } from '../../../src-shared/models/printer-drivers.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { FoundPrinters } from './found-printers.tsx';
import classes from './printers.module.css';

const anyStock = '';

export function AddPrinter() {
  const stocks = useStore((state) => state.stocks);
  const [name, setName] = useState('');
  const [driver, setDriver] = useState<PrinterDriver>('cups');
  const [uri, setUri] = useState('');
  const [stock, setStock] = useState<string>(anyStock);
  const { run: add, busy, problem } = useVerb(useStore((state) => state.addPrinter));

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await add({ name: name.trim(), driver, uri: uri.trim(), stock: stock || null });
    if (!outcome.ok) return;
    setName('');
    setUri('');
  };
  return (
    <form className={`${classes['add']} pr-scroll`} onSubmit={(event) => void submit(event)}>
      <h2>{t('printers.add')}</h2>
      <FoundPrinters
        onTake={(found) => {
          setName(found.name);
          setDriver(found.driver);
          setUri(found.uri);
        }}
      />
      <Select
        label={t('printers.driver')}
        data={printerDrivers.map((value) => ({ value, label: t(`driver.${value}`) }))}
        value={driver}
        allowDeselect={false}
        onChange={(value) => setDriver(printerDrivers.find((one) => one === value) ?? driver)}
      />
      <TextInput
        label={t('printers.its_name')}
        value={name}
        maxLength={100}
        required
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t(`printers.uri_${driver}`)}
        description={t(`printers.uri_${driver}_hint`)}
        value={uri}
        maxLength={1000}
        required
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setUri(event.currentTarget.value)}
      />
      <Select
        label={t('printers.stock')}
        data={[
          { value: anyStock, label: t('printer.any_stock') },
          ...stocks.map(({ id, name: label }) => ({ value: id, label })),
        ]}
        value={stock}
        onChange={(value) => setStock(value ?? anyStock)}
      />
      <ProblemBox problem={problem} />
      <Button type="submit" loading={busy} disabled={!name.trim() || !uri.trim()}>
        {t('printers.add')}
      </Button>
    </form>
  );
}
