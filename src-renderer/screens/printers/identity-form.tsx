import { Button, Group, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Printer } from '../../../src-shared/contract/printing.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import classes from './printers.module.css';

/** It is there as long as the data folder: name and place are not changed. */
const builtIn = 'folder';

/** Name, address and remark of a printer. Its record, queue and calibrations go with a new name. */
export function IdentityForm({ printer }: { readonly printer: Printer }) {
  const [name, setName] = useState(printer.name);
  const [uri, setUri] = useState(printer.uri);
  const [remark, setRemark] = useState(printer.remark ?? '');
  const change = useVerb(useStore((state) => state.changePrinter));
  const rename = useVerb(useStore((state) => state.renamePrinter));
  const fixed = printer.name === builtIn;
  const changed =
    name.trim() !== printer.name || uri.trim() !== printer.uri || remark.trim() !== (printer.remark ?? '');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await change.run(printer.name, {
      ...(uri.trim() === printer.uri ? {} : { uri: uri.trim() }),
      remark: remark.trim() || null,
    });
    // The new name last: this form belongs to the printer of the old one and goes with it.
    if (outcome.ok && name.trim() !== printer.name) await rename.run(printer.name, name.trim());
  };
  return (
    <form className={classes['identity']} onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('printers.its_name')}
        value={name}
        maxLength={100}
        required
        readOnly={fixed}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t(`printers.uri_${printer.driver}`)}
        value={uri}
        maxLength={1000}
        required
        readOnly={fixed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setUri(event.currentTarget.value)}
      />
      <TextInput
        className={classes['remark'] ?? ''}
        label={t('printer.remark')}
        placeholder={t('printer.remark_hint')}
        value={remark}
        maxLength={500}
        autoComplete="off"
        onChange={(event) => setRemark(event.currentTarget.value)}
      />
      <div className={classes['remark']}>
        <ProblemBox problem={change.problem ?? rename.problem} />
        <Group>
          <Button
            type="submit"
            loading={change.busy || rename.busy}
            disabled={!changed || !name.trim() || !uri.trim()}
          >
            {t('settings.save')}
          </Button>
        </Group>
      </div>
    </form>
  );
}
