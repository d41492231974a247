import { Button, Input, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { layoutFits } from '../../../src-shared/layout-problems.ts';
import { geometryOf } from '../../../src-shared/stock-geometry.ts';
import { lengthOf } from '../../components/decimal-entry.ts';
import { Icon } from '../../components/icons.tsx';
import { NumberStepper } from '../../components/number-stepper.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { SheetDrawing } from '../../components/sheet-drawing.tsx';
import { useVerb } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t, type PlainKey } from '../../texts/t.ts';
import {
  faultsOf,
  inUnit,
  stockOfDraft,
  type DraftFaults,
  type LengthField,
  type StockDraft,
} from './stock-draft.ts';
import classes from './stock.module.css';

export interface StockFormProps {
  readonly from: StockDraft;
  /** An own stock that is there is changed; its id stays. */
  readonly replace: boolean;
  /** @param id of the stock that was saved; null where nothing was. */
  readonly onDone: (id: string | null) => void;
}

/** Numbers of a stock, with its picture and what is wrong with it while they are typed. */
export function StockForm({ from, replace, onDone }: StockFormProps) {
  const layouts = useStore((state) => state.layoutEntries);
  const [draft, setDraft] = useState(from);
  const { run: save, busy, problem } = useVerb(useStore((state) => state.saveStock));
  const change = (part: Partial<StockDraft>): void => setDraft({ ...draft, ...part });
  const faults = faultsOf(draft, layouts);
  const complete = Object.keys(faults.fields).length === 0;
  const stock = stockOfDraft(draft);
  const drawable = stock.page.width > 0 && stock.page.height > 0;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await save(stock, replace);
    if (outcome.ok) onDone(outcome.value.stock.id);
  };
  return (
    <form className={classes['form']} onSubmit={(event) => void submit(event)}>
      <div className={`${classes['fields']} pr-scroll`}>
        <h1>{t(replace ? 'stock.edit_title' : 'stock.new_title')}</h1>
        <TextFields {...{ draft, faults, change, replace }} />
        <KindFields {...{ draft, faults, change }} onUnit={(unit) => setDraft(inUnit(draft, unit))} />
        <LengthFields {...{ draft, faults, change }} />
        <UsualLayouts {...{ draft, faults, change }} />
      </div>
      <div className={classes['live']}>
        <div className={classes['picture']}>{drawable && <SheetDrawing stock={stock} size={300} />}</div>
        <div className={`${classes['problems']} pr-scroll`} aria-live="polite" aria-label={t('stock.check')}>
          <Check complete={complete} sentences={faults.together} />
        </div>
        <ProblemBox problem={problem} />
        <div className={classes['decide']}>
          <Button variant="default" onClick={() => onDone(null)}>
            {t('stock.discard')}
          </Button>
          <Button type="submit" loading={busy} disabled={!complete || faults.together.length > 0}>
            {t('stock.save')}
          </Button>
        </div>
      </div>
    </form>
  );
}

function Check({
  complete,
  sentences,
}: {
  readonly complete: boolean;
  readonly sentences: readonly string[];
}) {
  if (complete && sentences.length === 0) {
    return (
      <p className={classes['good']}>
        <Icon name="check" /> {t('stock.check_good')}
      </p>
    );
  }
  return (
    <ul>
      {[...(complete ? [] : [t('stock.check_fields')]), ...sentences].map((sentence) => (
        <li key={sentence}>
          <Icon name="warning" size={18} />
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}

interface FieldsProps {
  readonly draft: StockDraft;
  readonly faults: DraftFaults;
  readonly change: (part: Partial<StockDraft>) => void;
}

function TextFields({ draft, faults, change, replace }: FieldsProps & { readonly replace: boolean }) {
  const name = useRef<HTMLInputElement>(null);
  // The button that opened the form is gone, and the focus with it.
  useEffect(() => name.current?.focus(), []);
  return (
    <div className={classes['pair']}>
      <TextInput
        ref={name}
        label={t('stock.name')}
        value={draft.name}
        error={faults.fields.name}
        maxLength={120}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('stock.id')}
        value={draft.id}
        error={faults.fields.id}
        maxLength={64}
        disabled={replace}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change({ id: event.currentTarget.value })}
      />
      <TextInput
        label={t('stock.fits_list')}
        value={draft.fits}
        maxLength={500}
        onChange={(event) => change({ fits: event.currentTarget.value })}
      />
      <TextInput
        label={t('stock.source')}
        value={draft.source}
        error={faults.fields.source}
        maxLength={500}
        onChange={(event) => change({ source: event.currentTarget.value })}
      />
    </div>
  );
}

function KindFields({
  draft,
  change,
  onUnit,
}: FieldsProps & { readonly onUnit: (unit: StockDraft['unit']) => void }) {
  return (
    <div className={classes['three']}>
      <Choice
        label={t('stock.kind')}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
        data={[
          { value: 'sheet', label: t('stock.kind_sheet') },
          { value: 'roll', label: t('stock.kind_roll') },
        ]}
      />
      <Choice
        label={t('stock.shape')}
        value={draft.shape}
        onChange={(shape) => change({ shape })}
        data={[
          { value: 'rectangle', label: t('stock.rectangle') },
          { value: 'round', label: t('stock.round') },
        ]}
      />
      <Choice
        label={t('stock.unit')}
        value={draft.unit}
        onChange={onUnit}
        data={[
          { value: 'mm', label: 'mm' },
          { value: 'in', label: 'in' },
        ]}
      />
    </div>
  );
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly data: { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}

function Choice<V extends string>({ label, value, data, onChange }: ChoiceProps<V>) {
  return (
    <Input.Wrapper label={label} size="md" labelElement="div">
      <SegmentedControl fullWidth aria-label={label} value={value} data={data} onChange={onChange} />
    </Input.Wrapper>
  );
}

function LengthFields({ draft, faults, change }: FieldsProps) {
  const length = (field: LengthField, text: PlainKey) => (
    <NumberInput
      key={field}
      size="md"
      label={t(text)}
      value={draft[field]}
      error={faults.fields[field]}
      min={0}
      max={2000}
      decimalScale={5}
      allowNegative={false}
      hideControls
      suffix={` ${draft.unit}`}
      onChange={(value) => change({ [field]: typeof value === 'number' ? value : '' })}
      onPaste={(event) => {
        // Point or comma, as the data sheet has it: the field alone would take the other one for a thousands mark.
        const value = lengthOf(event.clipboardData.getData('text'));
        if (!Number.isFinite(value)) return;
        event.preventDefault();
        change({ [field]: value });
      }}
    />
  );
  const sheet = draft.kind === 'sheet';
  return (
    <div className={classes['four']}>
      {sheet && (
        <>
          <NumberStepper
            label={t('stock.columns')}
            value={draft.columns}
            min={1}
            max={100}
            onChange={(columns) => change({ columns })}
          />
          <NumberStepper
            label={t('stock.rows')}
            value={draft.rows}
            min={1}
            max={100}
            onChange={(rows) => change({ rows })}
          />
        </>
      )}
      {length('labelWidth', 'stock.label_width')}
      {length('labelHeight', 'stock.label_height')}
      {sheet && (
        <>
          {length('left', 'stock.left')}
          {length('top', 'stock.top')}
          {length('pitchX', 'stock.pitch_x')}
          {length('pitchY', 'stock.pitch_y')}
          {length('pageWidth', 'stock.page_width')}
          {length('pageHeight', 'stock.page_height')}
        </>
      )}
      {draft.shape === 'rectangle' && length('cornerRadius', 'stock.corner')}
    </div>
  );
}

const noLayout = '';

function UsualLayouts({ draft, change }: FieldsProps) {
  const layouts = useStore((state) => state.layoutEntries);
  const geometry = geometryOf(stockOfDraft(draft));
  const choices = (symbol: 'qr' | 'datamatrix') => [
    { value: noLayout, label: t('stock.none') },
    ...layouts
      .filter(
        ({ layout }) =>
          layout.symbol === symbol && (layoutFits(layout, geometry) || layout.id === draft[symbol]),
      )
      .map(({ layout }) => ({ value: layout.id, label: layout.name })),
  ];
  return (
    <div className={classes['pair']}>
      <Select
        label={t('stock.usual_qr')}
        data={choices('qr')}
        value={draft.qr ?? noLayout}
        onChange={(value) => change({ qr: value || null })}
      />
      <Select
        label={t('stock.usual_datamatrix')}
        data={choices('datamatrix')}
        value={draft.datamatrix ?? noLayout}
        onChange={(value) => change({ datamatrix: value || null })}
      />
    </div>
  );
}
