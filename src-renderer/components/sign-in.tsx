import { Button, Menu, Modal, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Person } from '../../src-shared/contract/people.ts';
import { useScan } from '../scanner/use-scan.ts';
import { useStore } from '../state/store.ts';
import { t } from '../texts/t.ts';
import { DigitPad } from './digit-pad.tsx';
import { Icon } from './icons.tsx';
import { ProblemBox } from './problem-box.tsx';
import classes from './sign-in.module.css';
import { useAction, useVerb } from './use-verb.ts';

/** Somebody who does nothing is signed out by the host; the header says so soon after. */
const askMs = 15_000;
/** Badges are longer than numbers. */
const shortestBadge = 6;

/** Who is signed in, or the way to sign in. Where nobody has set up people, nothing. */
export function SignIn() {
  const on = useStore((state) => state.peopleOn);
  const me = useStore((state) => state.me);
  const loadMe = useStore((state) => state.loadMe);
  useEffect(() => {
    if (me === null) return undefined;
    const timer = setInterval(() => void loadMe(), askMs);
    return () => clearInterval(timer);
  }, [me, loadMe]);
  if (!on) return null;
  return me === null ? <SignInButton /> : <SignedIn me={me} />;
}

function SignedIn({ me }: { readonly me: Person }) {
  const { run: signOut } = useAction(
    t('people.sign_out'),
    useStore((state) => state.signOut),
  );
  return (
    <Menu position="bottom-end" width={220} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes['me'] ?? ''} title={t('people.signed_in', { name: me.name })}>
          <Icon name="person" size={22} />
          <span>
            <strong>{me.name}</strong>
            {t(`person.${me.role}`)}
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item className={classes['item'] ?? ''} onClick={() => void signOut()}>
          {t('people.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SignInButton() {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<Icon name="person" />} onClick={open}>
        {t('people.sign_in')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('people.sign_in')}
        closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
      >
        <SignInForm />
      </Modal>
    </>
  );
}

/** A reader types what the badge says and ends with Enter; a person types or taps number, PIN and Enter. */
function SignInForm() {
  const [who, setWho] = useState('');
  const [pin, setPin] = useState('');
  const [at, setAt] = useState<'who' | 'pin'>('who');
  const whoField = useRef<HTMLInputElement>(null);
  const pinField = useRef<HTMLInputElement>(null);
  const { run: signIn, busy, problem } = useVerb(useStore((state) => state.signIn));
  const text = who.trim();
  const isNumber = /^[1-9]\d{0,8}$/.test(text);
  // Whatever has the focus: a reader in gloved hands hits no field.
  useScan(({ typed }) => void signIn({ badge: typed }), { inDialog: true });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (pin === '' && isNumber && text.length < shortestBadge) return pinField.current?.focus();
    const outcome = await signIn(pin === '' || !isNumber ? { badge: text } : { number: Number(text), pin });
    if (outcome.ok) return;
    setWho('');
    setPin('');
    whoField.current?.focus();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <TextInput
          ref={whoField}
          label={t('people.badge_or_number')}
          value={who}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          onFocus={() => setAt('who')}
          onChange={(event) => setWho(event.currentTarget.value)}
        />
        <TextInput
          ref={pinField}
          type="password"
          label={t('people.pin')}
          value={pin}
          maxLength={12}
          inputMode="numeric"
          autoComplete="off"
          onFocus={() => setAt('pin')}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
        <DigitPad value={at === 'who' ? who : pin} max={12} onChange={at === 'who' ? setWho : setPin} />
        <ProblemBox problem={problem} />
        <Button type="submit" size="lg" loading={busy} disabled={text === ''}>
          {t('people.sign_in')}
        </Button>
      </Stack>
    </form>
  );
}
