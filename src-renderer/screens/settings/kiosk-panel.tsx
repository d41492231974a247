import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type FormEvent } from 'react';
import { DigitPad } from '../../components/digit-pad.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import frame from '../../components/two-columns.module.css';

/** A station at a line that shows only what is needed there. */
export function KioskPanel() {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <section className={frame['card']} aria-label={t('kiosk.title')}>
      <h2>{t('kiosk.title')}</h2>
      <p className={frame['muted']}>{t('kiosk.hint')}</p>
      <Group>
        <Button variant="default" onClick={open}>
          {t('kiosk.set_up')}
        </Button>
      </Group>
      <Modal
        opened={opened}
        onClose={close}
        title={t('kiosk.set_up')}
        closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
      >
        <EnterForm />
      </Modal>
    </section>
  );
}

/** Twice, because whoever mistypes it once could not get out. */
function EnterForm() {
  const [pins, setPins] = useState({ pin: '', again: '' });
  const [at, setAt] = useState<'pin' | 'again'>('pin');
  const [wrong, setWrong] = useState<string | null>(null);
  const { run: enter, busy, problem } = useVerb(useStore((state) => state.enterKiosk));
  const take = (field: 'pin' | 'again', value: string): void => {
    setPins({ ...pins, [field]: value.replaceAll(/\D/g, '').slice(0, 12) });
    setWrong(null);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (pins.pin !== pins.again) return setWrong(t('kiosk.pins_differ'));
    void enter(pins.pin);
  };
  const field = (name: 'pin' | 'again', label: string) => (
    <TextInput
      type="password"
      label={label}
      description={name === 'pin' ? t('kiosk.pin_rule') : null}
      value={pins[name]}
      inputMode="numeric"
      autoComplete="new-password"
      error={name === 'again' ? wrong : null}
      data-autofocus={name === 'pin' || undefined}
      onFocus={() => setAt(name)}
      onChange={(event) => take(name, event.currentTarget.value)}
    />
  );
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {field('pin', t('kiosk.pin'))}
        {field('again', t('kiosk.pin_again'))}
        <DigitPad value={pins[at]} max={12} onChange={(value) => take(at, value)} />
        <ProblemBox problem={problem} />
        <Button type="submit" size="lg" loading={busy} disabled={pins.pin.length < 4 || pins.again === ''}>
          {t('kiosk.enter')}
        </Button>
      </Stack>
    </form>
  );
}
