import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useStore } from '../state/store.ts';
import { t } from '../texts/t.ts';
import { useAction } from './use-verb.ts';
import classes from './sign-in.module.css';

/** Somebody who does nothing is signed out by the host; the header says so soon after. */
const askMs = 15_000;
/** Badges are longer than numbers. */
const shortestBadge = 6;

/** What is typed there is meant for it. */
const takesKeys = 'input:not([type=radio], [type=checkbox]), textarea, select, [role=dialog]';

/** Who is signed in, or the fields to sign in. Where nobody has set up people, nothing. */
export function SignIn() {
  const on = useStore((state) => state.peopleOn);
  const me = useStore((state) => state.me);
  const loadMe = useStore((state) => state.loadMe);
  const { run: signOut, busy } = useAction(
    t('people.sign_out'),
    useStore((state) => state.signOut),
  );
  useEffect(() => {
    if (me === null) return undefined;
    const timer = setInterval(() => void loadMe(), askMs);
    return () => clearInterval(timer);
  }, [me, loadMe]);
  if (!on) return null;
  if (me === null) return <SignInFields />;
  const nameAndRole = `${me.name} · ${t(`person.${me.role}`)}`;
  return (
    <div className={classes['me']}>
      <span className={classes['who']} title={nameAndRole}>
        {nameAndRole}
      </span>
      <Button variant="default" loading={busy} onClick={() => void signOut()}>
        {t('people.sign_out')}
      </Button>
    </div>
  );
}

/** A reader types what the badge says and ends with Enter; a person types number, PIN and Enter. */
function SignInFields() {
  const [who, setWho] = useState('');
  const [pin, setPin] = useState('');
  const whoField = useRef<HTMLInputElement>(null);
  const pinField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // A reader types wherever the focus is, and its Enter would press the button that was pressed last.
    const take = (event: KeyboardEvent): void => {
      if (isTyped(event) && !document.activeElement?.closest(takesKeys)) whoField.current?.focus();
    };
    window.addEventListener('keydown', take, true);
    return () => window.removeEventListener('keydown', take, true);
  }, []);
  const { run: signIn, busy } = useAction(
    t('people.sign_in_failed'),
    useStore((state) => state.signIn),
  );
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const text = who.trim();
    const isNumber = /^[1-9]\d{0,8}$/.test(text);
    if (pin === '' && isNumber && text.length < shortestBadge) return pinField.current?.focus();
    setWho('');
    setPin('');
    await signIn(pin === '' || !isNumber ? { badge: text } : { number: Number(text), pin });
    // Where nobody was signed in, the next try begins here.
    whoField.current?.focus();
  };
  return (
    <form className={classes['fields']} onSubmit={(event) => void submit(event)}>
      <TextInput
        ref={whoField}
        aria-label={t('people.badge_or_number')}
        placeholder={t('people.badge_or_number')}
        value={who}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setWho(event.currentTarget.value)}
      />
      <TextInput
        ref={pinField}
        type="password"
        aria-label={t('people.pin')}
        placeholder={t('people.pin')}
        value={pin}
        maxLength={12}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => setPin(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} disabled={who.trim() === ''}>
        {t('people.sign_in')}
      </Button>
    </form>
  );
}

/** A blank presses a button, and a key that is held with others is a command. */
function isTyped({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return key.length === 1 && key !== ' ' && !ctrlKey && !altKey && !metaKey;
}
