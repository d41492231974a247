import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type FormEvent } from 'react';
import type { PresetDefinition } from '../../../src-shared/models/preset.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useMay } from '../../components/use-may.ts';
import { useVerb } from '../../components/use-verb.ts';
import type { Draft } from '../../state/draft.ts';
import type { Where } from '../../state/where.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';

/** Whoever may change stocks and layouts may change presets; a station in kiosk mode does not. */
export function useMayChangePresets(): boolean {
  return useMay('stocks');
}

/** The present choice under a name. Days of a filter are not kept: they would be of the past tomorrow. */
export function definitionOf(name: string, draft: Draft, where: Where): PresetDefinition {
  return {
    name: name.trim(),
    scope: draft.scope,
    gtins: [...draft.gtins],
    lots: draft.lots.map(({ id, gtin, lot }) => ({ id, gtin, lot })),
    lot_run: draft.lotRun,
    never_printed: draft.neverPrinted,
    stock: draft.stock,
    symbol: draft.symbol,
    layout: draft.layout,
    printer: where.printer,
    begin: where.goOn ? 'continue' : 'new',
    copies: where.copies,
    quantity: where.planned ? 'planned' : 'copies',
    spare: where.spare.count,
    spare_in_percent: where.spare.percent,
    fill_last_sheet: where.fillLastSheet,
    first_sheet_then_release: where.proofFirst,
    scan_pack: where.scanPack,
  };
}

/** Makes a tile of what is chosen now. */
export function KeepPreset() {
  const [opened, { open, close }] = useDisclosure(false);
  const may = useMayChangePresets();
  if (!may) return null;
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('preset.keep')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('preset.keep_title')}
        closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
      >
        <KeepForm onDone={close} />
      </Modal>
    </>
  );
}

function KeepForm({ onDone }: { readonly onDone: () => void }) {
  const draft = useStore((state) => state.draft);
  const where = useStore((state) => state.where);
  const choose = useStore((state) => state.choosePreset);
  const [name, setName] = useState('');
  const { run: save, busy, problem } = useVerb(useStore((state) => state.savePreset));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await save(null, definitionOf(name, draft, where));
    if (!outcome.ok) return;
    if (outcome.value) choose(outcome.value);
    onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <TextInput
          label={t('preset.its_name')}
          description={t('preset.name_hint')}
          value={name}
          maxLength={60}
          autoComplete="off"
          data-autofocus
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        {(draft.from !== '' || draft.to !== '') && <Text size="sm">{t('preset.without_days')}</Text>}
        <ProblemBox problem={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('action.keep')}
          </Button>
          <Button type="submit" loading={busy} disabled={name.trim() === ''}>
            {t('preset.keep_do')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
