import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Calibration } from '../../../src-shared/contract/calibration.ts';
import type { Printer } from '../../../src-shared/contract/printing.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';

export interface CalibrationFormProps {
  readonly printer: Printer;
  readonly calibrated: readonly Calibration[];
  readonly onClose: () => void;
}

/** A test sheet, then the four numbers somebody measured on it. A sheet printed earlier is entered by its number. */
export function CalibrationForm({ printer, calibrated, onClose }: CalibrationFormProps) {
  const stocks = useStore((state) => state.stocks);
  const [stock, setStock] = useState<string | null>(printer.stock);
  const [sheet, setSheet] = useState('');
  const [numbers, setNumbers] = useState<readonly string[]>(['', '', '', '']);
  const print = useVerb(useStore((state) => state.printCalibrationSheet));
  const enter = useVerb(useStore((state) => state.enterCalibration));
  const canCheck = calibrated.some((one) => one.stock === stock && one.tray === printer.tray);

  const printSheet = async (check: boolean): Promise<void> => {
    const outcome = await print.run(printer.name, stock, check);
    if (!outcome.ok) return;
    setSheet(String(outcome.value.sheet));
    setNumbers(['', '', '', '']);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await enter.run(Number(sheet), numbers.map(millimetres));
    if (outcome.ok) onClose();
  };
  const ready = /^\d+$/.test(sheet) && numbers.every((text) => Number.isFinite(millimetres(text)));
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text size="sm">{t('calibration.how')}</Text>
        <Group align="flex-end">
          <Select
            label={t('calibration.stock')}
            data={stocks.map(({ id, name }) => ({ value: id, label: name }))}
            value={stock}
            onChange={setStock}
          />
          <Button loading={print.busy} disabled={stock === null} onClick={() => void printSheet(false)}>
            {t('calibration.print')}
          </Button>
          {canCheck && (
            <Button variant="default" loading={print.busy} onClick={() => void printSheet(true)}>
              {t('calibration.check')}
            </Button>
          )}
        </Group>
        <ProblemBox problem={print.problem} />
        <Group align="flex-end">
          <TextInput
            label={t('calibration.sheet')}
            w={118}
            inputMode="numeric"
            value={sheet}
            onChange={(event) => setSheet(event.currentTarget.value)}
          />
          {numbers.map((text, index) => (
            <TextInput
              key={labels[index]}
              label={t(labels[index] ?? 'calibration.number_1')}
              w={118}
              inputMode="decimal"
              autoComplete="off"
              value={text}
              onChange={(event) => setNumbers(numbers.with(index, event.currentTarget.value))}
            />
          ))}
        </Group>
        <ProblemBox problem={enter.problem} />
        <Group>
          <Button type="submit" loading={enter.busy} disabled={!ready}>
            {t('calibration.enter')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('action.close')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const labels = [
  'calibration.number_1',
  'calibration.number_2',
  'calibration.number_3',
  'calibration.number_4',
] as const;

/** With a point or a comma; not a number where it is none. */
function millimetres(text: string): number {
  const trimmed = text.trim().replace(',', '.');
  return /^\d+(?:\.\d+)?$/.test(trimmed) ? Number(trimmed) : NaN;
}
