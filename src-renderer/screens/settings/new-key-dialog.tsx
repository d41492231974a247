import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { CreatedApiKey } from '../../../src-shared/models/api-key.ts';
import { keyRoles, type KeyRole } from '../../../src-shared/models/key-roles.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { formatNumber } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import { ShownOnce } from './shown-once.tsx';
import classes from './settings.module.css';

/** Asks what the new key is for, then shows it, once. */
export function NewKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(created ? 'keys.made' : 'keys.new')}
      // A slip beside the dialog must not take away what is never shown again.
      closeOnClickOutside={created === null}
      closeOnEscape={created === null}
      withCloseButton={created === null}
      closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
    >
      {created ? (
        <ShownOnce text={created.key} onDone={onClose} />
      ) : (
        <NewKeyForm onCreated={setCreated} onClose={onClose} />
      )}
    </Modal>
  );
}

function NewKeyForm({
  onCreated,
  onClose,
}: {
  readonly onCreated: (created: CreatedApiKey) => void;
  readonly onClose: () => void;
}) {
  const [description, setDescription] = useState('');
  const [role, setRole] = useState<KeyRole>('editor');
  const [perMinute, setPerMinute] = useState('');
  const [perDay, setPerDay] = useState('');
  const [lastDay, setLastDay] = useState('');
  const { run: create, busy, problem } = useVerb(useStore((state) => state.createApiKey));

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await create({
      role,
      description: description.trim(),
      rate_limit_per_minute: Number(perMinute),
      rate_limit_per_day: Number(perDay),
      expires_at: endOfDay(lastDay),
    });
    if (outcome.ok) onCreated(outcome.value);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <TextInput
          label={t('keys.description')}
          description={t('keys.description_hint')}
          value={description}
          maxLength={500}
          required
          data-autofocus
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <Radio.Group
          label={t('keys.role')}
          size="md"
          value={role}
          onChange={(value) => setRole(roleOf(value))}
        >
          <Stack gap={4} mt={4}>
            {keyRoles.map((each) => (
              <Radio key={each} value={each} label={t(`role.${each}`)} description={t(`role.${each}_hint`)} />
            ))}
          </Stack>
        </Radio.Group>
        <div className={classes['three']}>
          <TextInput
            label={t('keys.per_minute')}
            placeholder={formatNumber(300)}
            value={perMinute}
            inputMode="numeric"
            maxLength={7}
            onChange={(event) => setPerMinute(digitsOf(event.currentTarget.value))}
          />
          <TextInput
            label={t('keys.per_day')}
            placeholder={formatNumber(10_000)}
            value={perDay}
            inputMode="numeric"
            maxLength={9}
            onChange={(event) => setPerDay(digitsOf(event.currentTarget.value))}
          />
          <TextInput
            label={t('keys.last_day')}
            type="date"
            value={lastDay}
            onChange={(event) => setLastDay(event.currentTarget.value)}
          />
        </div>
        <ProblemBox problem={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.keep')}
          </Button>
          <Button type="submit" loading={busy} disabled={!description.trim()}>
            {t('keys.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function roleOf(value: string): KeyRole {
  return keyRoles.find((role) => role === value) ?? 'readonly';
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/** The last day counts to its end, on the clock of whoever chose it. */
function endOfDay(date: string): string | null {
  const at = new Date(`${date}T23:59:59.999`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
