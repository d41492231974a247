import { Button, Group, Modal, Select, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import type { Run } from '../../../src-shared/contract/common.ts';
import type { LabelHistory } from '../../../src-shared/contract/labels.ts';
import { NoteBox } from '../../components/note-box.tsx';
import { NumberStepper } from '../../components/number-stepper.tsx';
import { ReasonField } from '../../components/reason-field.tsx';
import { SheetPicture } from '../../components/sheet-picture.tsx';
import { WhoDialog } from '../../components/who-dialog.tsx';
import { stockOf } from '../../state/organisation.ts';
import { useStore } from '../../state/store.ts';
import { kindOfLabel, titleOfLabel } from '../../texts/label-words.ts';
import { t } from '../../texts/t.ts';
import classes from './labels.module.css';
import { refOfLabel } from './ref-of-label.ts';

export interface ReprintDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly history: LabelHistory;
  /** The run that printed it last. */
  readonly run: string;
}

const usual = [
  'labels.reason_smeared',
  'labels.reason_torn',
  'labels.reason_lost',
  'labels.reason_unreadable',
] as const;

/** One label once more: why, on which printer, in which place of the sheet. */
export function ReprintDialog({ opened, onClose, history, run }: ReprintDialogProps) {
  const [ordered, setOrdered] = useState<readonly Run[] | null>(null);
  const [told, setTold] = useState(false);
  return (
    <>
      <Order
        key={String(opened)}
        {...{ onClose, history, run }}
        opened={opened}
        onOrdered={(runs) => {
          setOrdered(runs);
          setTold(true);
        }}
      />
      <Ordered opened={told} runs={ordered ?? []} onClose={() => setTold(false)} />
    </>
  );
}

function Order({
  opened,
  onClose,
  history,
  run,
  onOrdered,
}: ReprintDialogProps & { readonly onOrdered: (runs: readonly Run[]) => void }) {
  const reprint = useStore((state) => state.reprintLabel);
  const printers = useStore((state) => state.printers);
  const stocks = useStore((state) => state.stocks);
  const source = history.events.find((event) => event.run?.run_id === run)?.run ?? null;
  const stock = stockOf(stocks, source?.stock ?? null);
  const usualPrinter = printers.find(({ name }) => name === source?.printer) ?? printers[0];
  const [printer, setPrinter] = useState<string | null>(usualPrinter?.name ?? null);
  const [position, setPosition] = useState(1);
  const [reason, setReason] = useState('');
  const [scrap, setScrap] = useState(true);
  const places = stock ? stock.columns * stock.rows : 1;
  return (
    <WhoDialog
      opened={opened}
      onClose={onClose}
      title={t('labels.again_title')}
      doIt={t('labels.again_do')}
      ready={reason.trim() !== '' && printer !== null}
      verb={async () => {
        const outcome = await reprint({
          label: refOfLabel(history, source?.number ?? null),
          runId: run,
          printer: printer ?? '',
          startPosition: position,
          reason: reason.trim(),
          scrap,
        });
        // What was ordered is said in a dialog of its own; this one is closed by it.
        if (outcome.ok) onOrdered(outcome.value);
        return outcome;
      }}
    >
      <p className={classes['of']}>
        {kindOfLabel(history)} <strong>{titleOfLabel(history)}</strong>
      </p>
      <ReasonField
        label={t('fact.reason')}
        hint={t('labels.reason_own')}
        required
        choices={usual}
        value={reason}
        onChange={setReason}
      />
      <div className={classes['where']} data-sheet={places > 1 || undefined}>
        <div>
          <Select
            label={t('print.printer')}
            data={printers.map(({ name }) => name)}
            value={printer}
            placeholder={t('print.no_printer')}
            onChange={setPrinter}
          />
          {places > 1 && (
            <NumberStepper
              label={t('fact.start')}
              value={position}
              min={1}
              max={places}
              onChange={setPosition}
            />
          )}
          <Switch
            label={t('labels.old_scrapped')}
            description={t('labels.old_scrapped_hint')}
            checked={scrap}
            onChange={({ currentTarget: { checked } }) => setScrap(checked)}
          />
        </div>
        {stock && places > 1 && (
          <div className={classes['sheet']}>
            <SheetPicture
              columns={stock.columns}
              rows={stock.rows}
              aspect={stock.page_width_mm / stock.page_height_mm}
              chosen={position}
              first={1}
              last={places}
              lookOf={(at) => (at < position ? 'off' : at === position ? 'on' : 'blank')}
              onChoose={setPosition}
              label={t('fact.start')}
            />
          </div>
        )}
      </div>
    </WhoDialog>
  );
}

interface OrderedProps {
  readonly opened: boolean;
  readonly runs: readonly Run[];
  readonly onClose: () => void;
}

function Ordered({ opened, runs, onClose }: OrderedProps) {
  const select = useStore((state) => state.select);
  const go = useStore((state) => state.go);
  const [first] = runs;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('labels.ordered')}
      closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
    >
      <Stack gap="md">
        <NoteBox tone="calm" said="in_a_pause">
          {t('labels.ordered_at', { printer: first?.printer ?? '' })}
        </NoteBox>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.close')}
          </Button>
          <Button
            data-autofocus
            onClick={() => {
              if (first) select({ kind: 'run', id: first.run_id });
              onClose();
              go({ screen: 'queue' });
            }}
          >
            {t('labels.follow')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
