import { Button, Group, Modal, Radio, Stack, Text, TextInput, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { Job } from '../../src-shared/contract/jobs.ts';
import { useStore } from '../state/store.ts';
import { itemsOfJob, titleOfJob } from '../texts/state-words.ts';
import { t } from '../texts/t.ts';
import { ProblemBox } from './problem-box.tsx';
import { useAction, useVerb } from './use-verb.ts';

/** Saves a finished job's file. Of label sheets it asks first whether they will be printed somewhere else. */
export function SaveFile({ job, ...look }: { readonly job: Job } & Pick<ButtonProps, 'variant' | 'size'>) {
  const [opened, { open, close }] = useDisclosure(false);
  const { run: save, busy } = useAction(
    t('save.failed'),
    useStore((state) => state.saveArtifact),
  );
  // What a label that Closient has made says is not known here, so nothing can be recorded of it.
  const sheets = job.export_type === 'sheet_pdf' && job.remote === null;
  return (
    <>
      <Button
        {...look}
        loading={busy}
        aria-label={t(sheets ? 'action.save_pdf_of' : 'action.save_of', { name: titleOfJob(job) })}
        onClick={() => (sheets ? open() : void save(job))}
      >
        {t(sheets ? 'action.save_pdf' : 'action.save')}
      </Button>
      {sheets && (
        <Modal
          opened={opened}
          onClose={close}
          title={t('elsewhere.title')}
          size="lg"
          closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
        >
          <Elsewhere
            job={job}
            onDone={() => {
              close();
              void save(job);
            }}
            onBack={close}
          />
        </Modal>
      )}
    </>
  );
}

interface ElsewhereProps {
  readonly job: Job;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** A file that leaves may be printed anywhere: then its labels must count, or they are printed here once more. */
function Elsewhere({ job, onDone, onBack }: ElsewhereProps) {
  const [choice, setChoice] = useState<'keep' | 'print' | null>(null);
  const [reason, setReason] = useState('');
  // Kept for a second try, so that an answer that got lost does not count twice.
  const [requestId] = useState(() => crypto.randomUUID());
  const { run: record, busy, problem } = useVerb(useStore((state) => state.printedElsewhere));
  const again = problem?.code === 'needs_reason';
  const save = async (): Promise<void> => {
    if (choice === 'print') {
      const outcome = await record(job, { reason: reason.trim(), again, requestId });
      if (!outcome.ok) return;
    }
    onDone();
  };
  const doIt =
    choice === 'print'
      ? again
        ? t('elsewhere.do_again', { count: job.total_items })
        : t('elsewhere.do', { count: job.total_items })
      : t('elsewhere.only_save');
  return (
    <Stack gap="md">
      <Radio.Group
        aria-label={t('elsewhere.title')}
        value={choice}
        onChange={(value) => setChoice(value === 'print' ? 'print' : 'keep')}
      >
        <Stack gap="xs">
          <Radio value="keep" label={t('elsewhere.keep')} description={t('elsewhere.keep_hint')} />
          <Radio
            value="print"
            label={t('elsewhere.print')}
            description={t('elsewhere.print_hint', { items: itemsOfJob(job) })}
          />
        </Stack>
      </Radio.Group>
      {choice === 'print' && (
        <TextInput
          label={t('elsewhere.reason')}
          placeholder={t('elsewhere.reason_hint')}
          value={reason}
          maxLength={500}
          withAsterisk
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
      )}
      <ProblemBox problem={problem} />
      {again && <Text>{t('elsewhere.again')}</Text>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          {t('action.keep')}
        </Button>
        <Button
          loading={busy}
          disabled={choice === null || (choice === 'print' && reason.trim() === '')}
          onClick={() => void save()}
        >
          {doIt}
        </Button>
      </Group>
    </Stack>
  );
}
