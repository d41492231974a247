import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { Outcome } from '../client/problem.ts';
import { useStore } from '../state/store.ts';
import { t } from '../texts/t.ts';
import { ProblemBox } from './problem-box.tsx';
import { useVerb } from './use-verb.ts';

export interface WhoDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What is decided or seen. */
  readonly children: ReactNode;
  /** The words of the button that does it. */
  readonly doIt: string;
  /** Everything else that it needs is there. */
  readonly ready?: boolean;
  /** Runs after the name has become the one of this machine. */
  readonly verb: () => Promise<Outcome<unknown>>;
}

/** For what is kept with the name of whoever did it: the name of before is offered, and may be another's. */
export function WhoDialog({ opened, onClose, title, children, doIt, ready = true, verb }: WhoDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
    >
      <WhoForm {...{ onClose, doIt, ready, verb }}>{children}</WhoForm>
    </Modal>
  );
}

function WhoForm({ onClose, children, doIt, ready, verb }: Omit<WhoDialogProps, 'opened' | 'title'>) {
  const operator = useStore((state) => state.operator);
  const setOperator = useStore((state) => state.setOperator);
  // Then it is the name of who is signed in; where nobody is, the host says so.
  const peopleOn = useStore((state) => state.peopleOn);
  const [name, setName] = useState(operator);
  const { run, busy, problem } = useVerb(verb);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!peopleOn) setOperator(name.trim());
    const outcome = await run();
    if (outcome.ok) onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        {children}
        <TextInput
          label={t('print.operator')}
          value={peopleOn ? operator : name}
          maxLength={100}
          withAsterisk={!peopleOn}
          autoComplete="off"
          data-autofocus
          readOnly={peopleOn}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <ProblemBox problem={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.keep')}
          </Button>
          <Button type="submit" loading={busy} disabled={!ready || (!peopleOn && name.trim() === '')}>
            {doIt}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
