import { Button, Group, Modal, Select, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Calibration } from '../../../src-shared/contract/calibration.ts';
import type { Printer } from '../../../src-shared/contract/printing.ts';
import { DecimalPad } from '../../components/decimal-pad.tsx';
import { lengthOf } from '../../components/decimal-entry.ts';
import { Icon } from '../../components/icons.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useStockEntries } from '../../components/use-stock-entries.ts';
import { useVerb } from '../../components/use-verb.ts';
import { stockOf } from '../../state/organisation.ts';
import { useStore } from '../../state/store.ts';
import { formatLength } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import { CalibrationPicture } from './calibration-picture.tsx';
import classes from './calibration.module.css';

export interface CalibrationWizardProps {
  readonly printer: Printer;
  /** Those in force of this printer. */
  readonly calibrated: readonly Calibration[];
  readonly opened: boolean;
  readonly onClose: () => void;
}

const steps = ['calibration.step_print', 'calibration.step_measure', 'calibration.step_done'] as const;

/** Print a test sheet, measure four lengths on it, see what is left: three steps, each with its picture. */
export function CalibrationWizard({ printer, calibrated, opened, onClose }: CalibrationWizardProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('calibration.title', { printer: printer.name })}
      fullScreen
      radius={0}
      classNames={{ header: classes['title'] ?? '' }}
      closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
    >
      <Steps printer={printer} calibrated={calibrated} onClose={onClose} />
    </Modal>
  );
}

function Steps({ printer, calibrated, onClose }: Omit<CalibrationWizardProps, 'opened'>) {
  const [step, setStep] = useState(0);
  const [stock, setStock] = useState<string | null>(printer.stock);
  const [sheet, setSheet] = useState('');
  const [done, setDone] = useState<Calibration | null>(null);
  const [numbers, setNumbers] = useState<readonly string[]>(['', '', '', '']);
  const [measuring, setMeasuring] = useState(0);
  const geometry = useGeometry(stock);
  const measure = (no: string): void => {
    setSheet(no);
    setNumbers(['', '', '', '']);
    setMeasuring(0);
    setStep(1);
  };
  return (
    <>
      <ol className={classes['steps']}>
        {steps.map((text, at) => (
          <li key={text} aria-current={at === step ? 'step' : undefined} data-done={at < step || undefined}>
            {at < step ? <Icon name="check" /> : <span>{at + 1}</span>}
            {t(text)}
          </li>
        ))}
      </ol>
      <div className={classes['wizard']}>
        <div className={classes['picture']}>
          {step === 1 && <p>{t('calibration.measure_how')}</p>}
          {geometry && <CalibrationPicture geometry={geometry} measuring={step === 1 ? measuring : null} />}
        </div>
        {step === 0 && (
          <PrintStep
            printer={printer}
            calibrated={calibrated}
            stock={stock}
            onStock={setStock}
            onMeasure={measure}
          />
        )}
        {step === 1 && (
          <MeasureStep
            sheet={sheet}
            numbers={numbers}
            measuring={measuring}
            onSheet={setSheet}
            onNumbers={setNumbers}
            onMeasuring={setMeasuring}
            onBack={() => setStep(0)}
            onDone={(calibration) => {
              setDone(calibration);
              setStep(2);
            }}
          />
        )}
        {step === 2 && done && <DoneStep done={done} onMeasure={measure} onClose={onClose} />}
      </div>
    </>
  );
}

function useGeometry(stock: string | null) {
  const entries = useStockEntries();
  return (entries.find((entry) => entry.stock.id === stock) ?? entries.find((entry) => entry.default))
    ?.geometry;
}

interface PrintStepProps extends Pick<CalibrationWizardProps, 'printer' | 'calibrated'> {
  readonly stock: string | null;
  readonly onStock: (stock: string | null) => void;
  readonly onMeasure: (sheet: string) => void;
}

function PrintStep({ printer, calibrated, stock, onStock, onMeasure }: PrintStepProps) {
  const stocks = useStore((state) => state.stocks);
  const print = useVerb(useStore((state) => state.printCalibrationSheet));
  const canCheck = calibrated.some((one) => one.stock === stock && one.tray === printer.tray);
  const printSheet = async (check: boolean): Promise<void> => {
    const outcome = await print.run(printer.name, stock, check);
    if (outcome.ok) onMeasure(String(outcome.value.sheet));
  };
  return (
    <div className={classes['side']}>
      <Text>{t('calibration.print_how')}</Text>
      <Select
        label={t('calibration.stock')}
        data={stocks.map(({ id, name }) => ({ value: id, label: name }))}
        value={stock}
        onChange={onStock}
      />
      <ProblemBox problem={print.problem} />
      <Button size="lg" loading={print.busy} disabled={stock === null} onClick={() => void printSheet(false)}>
        {t('calibration.print')}
      </Button>
      {canCheck && (
        <Button variant="default" loading={print.busy} onClick={() => void printSheet(true)}>
          {t('calibration.check')}
        </Button>
      )}
      <Button variant="default" onClick={() => onMeasure('')}>
        {t('calibration.have_one')}
      </Button>
    </div>
  );
}

interface MeasureStepProps {
  readonly sheet: string;
  readonly numbers: readonly string[];
  readonly measuring: number;
  readonly onSheet: (sheet: string) => void;
  readonly onNumbers: (numbers: readonly string[]) => void;
  readonly onMeasuring: (at: number) => void;
  readonly onBack: () => void;
  readonly onDone: (calibration: Calibration) => void;
}

const labels = [
  'calibration.number_1',
  'calibration.number_2',
  'calibration.number_3',
  'calibration.number_4',
] as const;

function MeasureStep(props: MeasureStepProps) {
  const { sheet, numbers, measuring, onSheet, onNumbers, onMeasuring, onBack, onDone } = props;
  const enter = useVerb(useStore((state) => state.enterCalibration));
  const ready = /^\d+$/.test(sheet) && numbers.every((text) => Number.isFinite(lengthOf(text)));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await enter.run(Number(sheet), numbers.map(lengthOf));
    if (outcome.ok) onDone(outcome.value);
  };
  return (
    <form className={classes['side']} onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('calibration.sheet')}
        inputMode="numeric"
        value={sheet}
        onChange={(event) => onSheet(event.currentTarget.value)}
      />
      <div className={classes['fields']}>
        {labels.map((label, index) => (
          <TextInput
            key={label}
            label={t(label)}
            inputMode="decimal"
            autoComplete="off"
            value={numbers[index] ?? ''}
            // The pad writes here, also when a key of it has the focus.
            data-now={index === measuring || undefined}
            onFocus={() => onMeasuring(index)}
            onChange={(event) => onNumbers(numbers.with(index, event.currentTarget.value))}
          />
        ))}
      </div>
      <DecimalPad
        value={numbers[measuring] ?? ''}
        onChange={(text) => onNumbers(numbers.with(measuring, text))}
      />
      <ProblemBox problem={enter.problem} />
      <Group wrap="nowrap" gap="xs">
        <Button variant="default" onClick={onBack}>
          {t('action.keep')}
        </Button>
        <Button type="submit" flex={1} loading={enter.busy} disabled={!ready}>
          {t('calibration.enter')}
        </Button>
      </Group>
    </form>
  );
}

interface DoneStepProps {
  readonly done: Calibration;
  readonly onMeasure: (sheet: string) => void;
  readonly onClose: () => void;
}

function DoneStep({ done, onMeasure, onClose }: DoneStepProps) {
  const name = useStore((state) => stockOf(state.stocks, done.stock)?.name ?? done.stock);
  const print = useVerb(useStore((state) => state.printCalibrationSheet));
  const check = async (): Promise<void> => {
    const outcome = await print.run(done.printer, done.stock, true);
    if (outcome.ok) onMeasure(String(outcome.value.sheet));
  };
  return (
    <div className={classes['side']}>
      <h3>{t('calibration.done', { stock: name })}</h3>
      <p className={classes['outcome']}>
        <strong>{t('calibration.mm', { length: formatLength(done.before_mm) })}</strong>
        {t('calibration.was_off')}
      </p>
      <p className={classes['outcome']}>
        <strong>{t('calibration.mm', { length: formatLength(done.remaining_mm) })}</strong>
        {t('calibration.is_left')}
      </p>
      <Text c="dimmed">{t('calibration.by_numbers')}</Text>
      <ProblemBox problem={print.problem} />
      <Button variant="default" loading={print.busy} onClick={() => void check()}>
        {t('calibration.check')}
      </Button>
      <Button size="lg" onClick={onClose}>
        {t('calibration.finish')}
      </Button>
    </div>
  );
}
