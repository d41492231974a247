import { Button, Group, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Calibration } from '../../../src-shared/contract/calibration.ts';
import type { Printer } from '../../../src-shared/contract/printing.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { ToneMark } from '../../components/tone-mark.tsx';
import { useAction } from '../../components/use-verb.ts';
import { stockOf } from '../../state/organisation.ts';
import { useStore } from '../../state/store.ts';
import { formatInstant, formatLength } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import { CalibrationWizard } from './calibration-wizard.tsx';
import classes from './printers.module.css';

export interface CalibrationPartProps {
  readonly printer: Printer;
  /** What stands beside its button. */
  readonly beside: ReactNode;
}

/** How far a printer prints from where it should: what is in force, why to measure again, and the way to do it. */
export function CalibrationPart({ printer, beside }: CalibrationPartProps) {
  const all = useStore((state) => state.calibrations);
  const [open, setOpen] = useState(false);
  const own = all.filter((one) => one.printer === printer.name);
  return (
    <Stack gap="xs" className={classes['calibration'] ?? ''}>
      {own.map((one) => (
        <InForce key={`${one.stock} ${one.tray}`} one={one} />
      ))}
      {own.length === 0 && <Text size="sm">{t('calibration.none')}</Text>}
      <Group>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('calibration.open')}
        </Button>
        {beside}
      </Group>
      <CalibrationWizard printer={printer} calibrated={own} opened={open} onClose={() => setOpen(false)} />
    </Stack>
  );
}

function InForce({ one }: { readonly one: Calibration }) {
  const { run: forget, busy } = useAction(
    t('calibration.forget_failed'),
    useStore((state) => state.forgetCalibration),
  );
  const name = useStore((state) => stockOf(state.stocks, one.stock)?.name ?? one.stock);
  const due = one.reminders.length > 0;
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Stack gap={2} align="flex-start">
        <ToneMark tone={due ? 'trouble' : 'good'}>
          {t(due ? 'calibration.again' : 'calibration.good')}
        </ToneMark>
        <Text>{t('calibration.left', { stock: name, left: formatLength(one.remaining_mm) })}</Text>
        <Text size="sm" c="dimmed">
          {t('calibration.facts', {
            before: formatLength(one.before_mm),
            who: one.measured_by,
            day: formatInstant(one.measured_at),
          })}
        </Text>
        {one.reminders.map((reminder) => (
          <Text size="sm" key={reminder}>
            {reminder}
          </Text>
        ))}
      </Stack>
      <ConfirmButton
        loading={busy}
        question={t('calibration.forget_question', { stock: name })}
        consequence={t('calibration.forget_consequence')}
        doIt={t('calibration.forget')}
        onConfirm={() => void forget(one.printer, one.stock)}
      >
        {t('calibration.forget')}
      </ConfirmButton>
    </Group>
  );
}
