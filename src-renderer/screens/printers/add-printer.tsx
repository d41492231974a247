import { Button, Input, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { PrinterDriver } from '../../../src-shared/contract/printing.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
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
      <Input.Wrapper label={t('printers.driver')} size="md" labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('printers.driver')}
          value={driver}
          onChange={(value) => setDriver(value === 'folder' ? 'folder' : 'cups')}
          data={[
            { value: 'cups', label: t('driver.cups') },
            { value: 'folder', label: t('driver.folder') },
          ]}
        />
      </Input.Wrapper>
      <TextInput
        label={t('printers.its_name')}
        value={name}
        maxLength={100}
        required
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t(driver === 'folder' ? 'printers.uri_folder' : 'printers.uri_cups')}
        description={t(driver === 'folder' ? 'printers.uri_folder_hint' : 'printers.uri_cups_hint')}
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
