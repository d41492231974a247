import { Button, Group, Modal, Stack, Text, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { t } from '../texts/t.ts';

export interface ConfirmButtonProps extends ButtonProps {
  readonly children: ReactNode;
  /** The question; it names the count of what is concerned. */
  readonly question: string;
  /** What follows, in a sentence. */
  readonly consequence: string;
  /** The words of the button that does it. */
  readonly doIt: string;
  /** False where it can be changed back, so red would frighten for nothing. */
  readonly danger?: boolean;
  readonly onConfirm: () => void;
}

/** A button whose action is not for a slip of the hand, so it asks first. */
export function ConfirmButton({
  question,
  consequence,
  doIt,
  danger = true,
  onConfirm,
  children,
  ...button
}: ConfirmButtonProps) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" {...button} onClick={open}>
        {children}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={question}
        closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
      >
        <Stack gap="lg">
          <Text>{consequence}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {t('action.keep')}
            </Button>
            <Button
              color={danger ? 'red' : 'ink'}
              onClick={() => {
                close();
                onConfirm();
              }}
            >
              {doIt}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
