import { ActionIcon, Button, Modal, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type FormEvent } from 'react';
import { useStore } from '../state/store.ts';
import { t } from '../texts/t.ts';
import { DigitPad } from './digit-pad.tsx';
import { Icon } from './icons.tsx';
import { ProblemBox } from './problem-box.tsx';
import { useVerb } from './use-verb.ts';

/** The lock of a station in kiosk mode, and the way out. Elsewhere nothing. */
export function KioskExit() {
  const kiosk = useStore((state) => state.kiosk);
  const [opened, { open, close }] = useDisclosure(false);
  if (!kiosk) return null;
  return (
    <>
      <ActionIcon variant="subtle" color="gray" size={48} aria-label={t('kiosk.leave')} onClick={open}>
        <Icon name="lock" size={24} />
      </ActionIcon>
      <Modal
        opened={opened}
        onClose={close}
        title={t('kiosk.leave')}
        closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
      >
        <LeaveForm />
      </Modal>
    </>
  );
}

function LeaveForm() {
  const isIt = useStore((state) => state.me?.role === 'it');
  const { run: leave, busy, problem } = useVerb(useStore((state) => state.leaveKiosk));
  const [pin, setPin] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await leave(isIt ? null : pin);
    setPin('');
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <p>{t(isIt ? 'kiosk.leave_it' : 'kiosk.leave_hint')}</p>
        {!isIt && (
          <>
            <TextInput
              type="password"
              label={t('kiosk.pin')}
              value={pin}
              maxLength={12}
              inputMode="numeric"
              autoComplete="off"
              data-autofocus
              onChange={(event) => setPin(event.currentTarget.value)}
            />
            <DigitPad value={pin} max={12} onChange={setPin} />
          </>
        )}
        <ProblemBox problem={problem} />
        <Button type="submit" size="lg" loading={busy} disabled={!isIt && pin === ''}>
          {t('kiosk.leave')}
        </Button>
      </Stack>
    </form>
  );
}
