import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Person } from '../../../src-shared/contract/people.ts';
import { roles, type Role } from '../../../src-shared/models/permissions.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useScan } from '../../scanner/use-scan.ts';
import type { SignsIn } from '../../state/people.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';

type Way = Person['signs_in_with'][number];

/** A new person, or another PIN or badge for one who is there. */
export function PersonDialog({
  person,
  first,
  onClose,
}: {
  readonly person: Person | null;
  /** Nobody is there yet: the first one manages the others. */
  readonly first: boolean;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>(first ? 'it' : 'operator');
  const [way, setWay] = useState<Way>('pin');
  const [secret, setSecret] = useState('');
  // An open screen is not enough to take somebody's place for good.
  const me = useStore((state) => state.me);
  const own = person !== null && person.number === me?.number ? ownWay(person) : null;
  const [proof, setProof] = useState('');
  const addPerson = useStore((state) => state.addPerson);
  const setSignsIn = useStore((state) => state.setSignsIn);
  const { run, busy, problem } = useVerb((signsIn: SignsIn) =>
    person
      ? setSignsIn(person.number, signsIn, own && toSignsIn(own, proof))
      : addPerson(name.trim(), role, signsIn),
  );
  const isWhole = (typed: string): boolean =>
    typed.trim() !== '' && (person !== null || name.trim() !== '') && (own === null || proof.trim() !== '');
  const save = async (typed: string): Promise<void> => {
    const outcome = await run(toSignsIn(way, typed));
    if (outcome.ok) onClose();
  };
  const takeBadge = (typed: string): void => {
    setSecret(typed);
    // As the Enter of a reader does that is too slow to be told from a hand.
    if (isWhole(typed) && !busy) void save(typed);
  };
  // Whatever has the focus, and as the keys came: that is how it will be compared.
  useScan(way === 'badge' ? ({ typed }) => takeBadge(typed) : null, { inDialog: true });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save(secret);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={person ? t('people.new_sign_in_of', { name: person.name }) : t('people.add')}
      closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          {person === null && (
            <>
              <TextInput
                label={t('people.name')}
                value={name}
                maxLength={100}
                autoComplete="off"
                data-autofocus
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Select
                label={t('people.role')}
                data={roles.map((value) => ({ value, label: t(`person.${value}`) }))}
                value={role}
                disabled={first}
                onChange={(value) => setRole(roles.find((each) => each === value) ?? 'operator')}
              />
            </>
          )}
          {own !== null && (
            <TextInput
              type="password"
              label={t(`people.own_${own}`)}
              value={proof}
              maxLength={200}
              autoComplete="off"
              data-autofocus
              onChange={(event) => setProof(event.currentTarget.value)}
            />
          )}
          <Select
            label={t('people.signs_in_with')}
            data={(['pin', 'badge'] as const).map((value) => ({ value, label: t(`people.${value}`) }))}
            value={way}
            onChange={(value) => setWay(value === 'badge' ? 'badge' : 'pin')}
          />
          <TextInput
            type="password"
            label={t(person ? `people.new_${way}` : `people.${way}`)}
            description={t(way === 'pin' ? 'people.pin_hint' : 'people.badge_hint')}
            value={secret}
            maxLength={way === 'pin' ? 12 : 200}
            autoComplete="new-password"
            onChange={(event) => setSecret(event.currentTarget.value)}
          />
          <ProblemBox problem={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.keep')}
            </Button>
            <Button type="submit" loading={busy} disabled={!isWhole(secret)}>
              {t('settings.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Where somebody has both, the PIN is at hand. */
function ownWay({ signs_in_with: ways }: Person): Way {
  return ways.includes('pin') ? 'pin' : 'badge';
}

function toSignsIn(way: Way, secret: string): SignsIn {
  return way === 'pin' ? { pin: secret } : { badge: secret };
}
