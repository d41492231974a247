import { Button, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Person } from '../../../src-shared/contract/people.ts';
import { roles, type Role } from '../../../src-shared/models/permissions.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { PersonDialog } from './person-dialog.tsx';
import frame from '../../components/two-columns.module.css';
import classes from './settings.module.css';

/** People who sign in. Without any, everything is as free as the machine is. */
export function PeoplePanel() {
  const people = useStore((state) => state.people);
  const load = useStore((state) => state.loadPeople);
  const report = useStore((state) => state.reportLoading);
  const [asked, setAsked] = useState<Person | 'new' | null>(null);
  useEffect(() => {
    void load().then((outcome) => !outcome.ok && report(outcome.problem));
  }, [load, report]);
  return (
    <section className={frame['card']} aria-label={t('people.title')}>
      <div className={frame['head']}>
        <h2>{t('people.title')}</h2>
        <div className={classes['buttons']}>
          {people !== null && people.length > 0 && <TurnOff count={people.length} />}
          <Button onClick={() => setAsked('new')}>{t('people.add')}</Button>
        </div>
      </div>
      <p className={frame['muted']}>{t(people?.length === 0 ? 'people.none' : 'people.hint')}</p>
      {people !== null && people.length > 0 && (
        <ul className={classes['keys']} aria-label={t('people.title')}>
          {people.map((person) => (
            <PersonRow key={person.number} person={person} onSignsIn={() => setAsked(person)} />
          ))}
        </ul>
      )}
      {asked !== null && (
        <PersonDialog
          person={asked === 'new' ? null : asked}
          first={people?.length === 0}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

function TurnOff({ count }: { readonly count: number }) {
  const { run, busy } = useAction(
    t('people.turn_off_failed'),
    useStore((state) => state.turnOffPeople),
  );
  return (
    <ConfirmButton
      loading={busy}
      question={t('people.turn_off_question', { count })}
      consequence={t('people.turn_off_consequence')}
      doIt={t('people.turn_off')}
      onConfirm={() => void run(count)}
    >
      {t('people.turn_off')}
    </ConfirmButton>
  );
}

function PersonRow({ person, onSignsIn }: { readonly person: Person; readonly onSignsIn: () => void }) {
  const failed = t('people.not_changed');
  const { run: setRole } = useAction(
    failed,
    useStore((state) => state.setPersonRole),
  );
  const { run: remove, busy } = useAction(
    failed,
    useStore((state) => state.removePerson),
  );
  const { name, number, role, signs_in_with: ways } = person;
  return (
    <li className={`${classes['key']} ${classes['person']}`}>
      <div className={classes['what']}>
        <h3>{name}</h3>
        <span>
          {t('people.number', { number })} ·{' '}
          {ways.length === 0 ? t('people.cannot') : ways.map((way) => t(`people.${way}`)).join(', ')}
        </span>
      </div>
      <div className={classes['buttons']}>
        <Select
          aria-label={t('people.role_of', { name })}
          data={roles.map((value) => ({ value, label: t(`person.${value}`) }))}
          value={role}
          w={150}
          onChange={(value) => void setRole(number, roleOf(value))}
        />
        <Button variant="default" onClick={onSignsIn} aria-label={t('people.new_sign_in_name', { name })}>
          {t('people.new_sign_in')}
        </Button>
        <ConfirmButton
          loading={busy}
          aria-label={t('people.remove_name', { name })}
          question={t('people.remove_question', { name })}
          consequence={t('people.remove_consequence')}
          doIt={t('people.remove')}
          onConfirm={() => void remove(number, false)}
        >
          {t('people.remove')}
        </ConfirmButton>
        <ConfirmButton
          loading={busy}
          aria-label={t('people.erase_name', { name })}
          question={t('people.erase_question', { name })}
          consequence={t('people.erase_consequence', { number })}
          doIt={t('people.erase')}
          onConfirm={() => void remove(number, true)}
        >
          {t('people.erase')}
        </ConfirmButton>
      </div>
    </li>
  );
}

function roleOf(value: string | null): Role {
  return roles.find((role) => role === value) ?? 'operator';
}
