import { ActionIcon, Button, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { Preset } from '../../../src-shared/contract/presets.ts';
import { Icon } from '../../components/icons.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useAction, useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import classes from './preset-tiles.module.css';
import { definitionOf, useMayChangePresets } from './keep-preset.tsx';

export interface PresetMenuProps {
  readonly preset: Preset;
  readonly first: boolean;
  readonly last: boolean;
}

/** What can be done with a tile beside pressing it. Not there for whoever may not. */
export function PresetMenu({ preset, first, last }: PresetMenuProps) {
  const [dialog, setDialog] = useState<'rename' | 'replace' | 'remove' | null>(null);
  const may = useMayChangePresets();
  const { run: move } = useAction(
    t('preset.not_changed'),
    useStore((state) => state.movePreset),
  );
  if (!may) return null;
  return (
    <>
      <Menu position="bottom-end" width={260} withinPortal withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon
            className={classes['menu'] ?? ''}
            variant="subtle"
            color="gray"
            size={48}
            aria-label={t('preset.menu_of', { name: preset.name })}
          >
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={classes['dropdown'] ?? ''}>
          <Menu.Item onClick={() => setDialog('rename')}>{t('preset.rename')}</Menu.Item>
          <Menu.Item onClick={() => setDialog('replace')}>{t('preset.replace')}</Menu.Item>
          <Menu.Item disabled={first} onClick={() => void move(preset.id, -1)}>
            {t('preset.earlier')}
          </Menu.Item>
          <Menu.Item disabled={last} onClick={() => void move(preset.id, 1)}>
            {t('preset.later')}
          </Menu.Item>
          <Menu.Item className={classes['remove'] ?? ''} onClick={() => setDialog('remove')}>
            {t('preset.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={dialog !== null}
        onClose={() => setDialog(null)}
        title={
          dialog === 'rename'
            ? t('preset.rename_title', { name: preset.name })
            : dialog === 'remove'
              ? t('preset.remove_question', { name: preset.name })
              : t('preset.replace_question', { name: preset.name })
        }
        closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
      >
        {dialog === 'rename' && <Rename preset={preset} onDone={() => setDialog(null)} />}
        {dialog === 'replace' && <Replace preset={preset} onDone={() => setDialog(null)} />}
        {dialog === 'remove' && <Remove preset={preset} onDone={() => setDialog(null)} />}
      </Modal>
    </>
  );
}

interface DialogProps {
  readonly preset: Preset;
  readonly onDone: () => void;
}

function Rename({ preset: { id, ...definition }, onDone }: DialogProps) {
  const [name, setName] = useState(definition.name);
  const { run: save, busy, problem } = useVerb(useStore((state) => state.savePreset));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await save(id, { ...definition, name: name.trim() });
    if (outcome.ok) onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <TextInput
          label={t('preset.its_name')}
          value={name}
          maxLength={60}
          autoComplete="off"
          data-autofocus
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <ProblemBox problem={problem} />
        <Ways onBack={onDone}>
          <Button type="submit" loading={busy} disabled={name.trim() === ''}>
            {t('preset.rename')}
          </Button>
        </Ways>
      </Stack>
    </form>
  );
}

function Replace({ preset, onDone }: DialogProps) {
  const draft = useStore((state) => state.draft);
  const where = useStore((state) => state.where);
  const choose = useStore((state) => state.choosePreset);
  const { run: save, busy, problem } = useVerb(useStore((state) => state.savePreset));
  const replace = async (): Promise<void> => {
    const outcome = await save(preset.id, definitionOf(preset.name, draft, where));
    if (!outcome.ok) return;
    if (outcome.value) choose(outcome.value);
    onDone();
  };
  return (
    <Stack gap="md">
      <Text>{t('preset.replace_consequence')}</Text>
      <ProblemBox problem={problem} />
      <Ways onBack={onDone}>
        <Button loading={busy} onClick={() => void replace()}>
          {t('preset.replace_do')}
        </Button>
      </Ways>
    </Stack>
  );
}

function Remove({ preset, onDone }: DialogProps) {
  const { run: remove, busy, problem } = useVerb(useStore((state) => state.removePreset));
  return (
    <Stack gap="md">
      <Text>{t('preset.remove_consequence')}</Text>
      <ProblemBox problem={problem} />
      <Ways onBack={onDone}>
        <Button
          color="red"
          loading={busy}
          onClick={() => void remove(preset.id).then((outcome) => outcome.ok && onDone())}
        >
          {t('preset.remove')}
        </Button>
      </Ways>
    </Stack>
  );
}

function Ways({ onBack, children }: { readonly onBack: () => void; readonly children: ReactNode }) {
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onBack}>
        {t('action.keep')}
      </Button>
      {children}
    </Group>
  );
}
