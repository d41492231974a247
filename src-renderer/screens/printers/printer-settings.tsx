import { Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Printer } from '../../../src-shared/contract/printing.ts';
import { enoughEvidences } from '../../../src-shared/models/evidence.ts';
import { resolutions } from '../../../src-shared/units.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';

const any = '';
/** It is there as long as the data folder. */
const builtIn = 'folder';

/** Tray, resolution and evidence of a printer, and what else is done with it. */
export function PrinterSettings({ printer }: { readonly printer: Printer }) {
  const change = useAction(
    t('printer.set_failed'),
    useStore((state) => state.changePrinter),
  );
  const remove = useAction(
    t('printer.remove_failed'),
    useStore((state) => state.removePrinter),
  );
  const trays = printer.device?.trays ?? null;
  return (
    <Group align="flex-end">
      {trays ? (
        <Select
          label={t('printer.tray')}
          w={170}
          disabled={change.busy}
          data={[
            { value: any, label: t('printer.any_tray') },
            ...new Set([...trays, ...(printer.tray === null ? [] : [printer.tray])]),
          ]}
          value={printer.tray ?? any}
          onChange={(tray) => void change.run(printer.name, { tray: tray || null })}
        />
      ) : (
        <TrayName printer={printer} />
      )}
      <Select
        label={t('printer.dpi')}
        w={150}
        disabled={change.busy}
        data={[
          { value: any, label: t('printer.any_dpi') },
          ...resolutions.map((dpi) => ({
            value: String(dpi),
            label: t('printer.dpi_of', { dpi: String(dpi) }),
          })),
        ]}
        value={printer.dpi === null ? any : String(printer.dpi)}
        onChange={(value) =>
          void change.run(printer.name, { dpi: resolutions.find((dpi) => String(dpi) === value) ?? null })
        }
      />
      {printer.driver !== 'folder' && (
        <Select
          label={t('printer.enough')}
          w={270}
          disabled={change.busy}
          data={enoughEvidences.map((value) => ({ value, label: t(`printer.enough_${value}`) }))}
          value={printer.enough}
          onChange={(value) => {
            const enough = enoughEvidences.find((one) => one === value);
            if (enough) void change.run(printer.name, { enough });
          }}
        />
      )}
      {printer.name !== builtIn && (
        <ConfirmButton
          loading={remove.busy}
          question={t('printer.remove_question', { name: printer.name })}
          consequence={t('printer.remove_consequence')}
          doIt={t('printer.remove')}
          onConfirm={() => void remove.run(printer.name)}
        >
          {t('printer.remove')}
        </ConfirmButton>
      )}
    </Group>
  );
}

/** A device that does not name its trays may have them all the same. */
function TrayName({ printer }: { readonly printer: Printer }) {
  const [text, setText] = useState(printer.tray ?? '');
  const { run, busy } = useAction(
    t('printer.set_failed'),
    useStore((state) => state.changePrinter),
  );
  return (
    <TextInput
      label={t('printer.tray')}
      placeholder={t('printer.any_tray')}
      w={170}
      disabled={busy}
      value={text}
      maxLength={127}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        if (text.trim() !== (printer.tray ?? '')) void run(printer.name, { tray: text.trim() || null });
      }}
    />
  );
}
