import { TextInput } from '@mantine/core';
import { NumberStepper } from '../components/number-stepper.tsx';
import { currentOrganisation } from '../state/organisation.ts';
import { useStore } from '../state/store.ts';
import { t } from '../texts/t.ts';
import { BeginField, FirstSheet } from './begin-field.tsx';
import { CodesLeadTo } from './codes-lead-to.tsx';
import { MoreChoices } from './more-choices.tsx';
import classes from './order.module.css';
import { beginAt } from './place-of-begin.ts';
import { PrinterField } from './printer-field.tsx';
import type { Order } from './use-order.ts';

const maxCopies = 10_000;

export interface OrderFormProps {
  readonly order: Order;
  /** It can be ordered by plan. */
  readonly plan: boolean;
  /** A pack can be asked for before it is printed. */
  readonly pack: boolean;
}

/** Where, from which place on, how often, which part of it, who: every order to print, whatever it prints. */
export function OrderForm({ order, plan, pack }: OrderFormProps) {
  const { subject, where, change, begin, roll } = order;
  const organisation = useStore(currentOrganisation);
  const byCopies = subject.scope !== 'serials' && subject.planned === undefined;
  return (
    <>
      <PrinterField order={order} />
      <div className={classes['place']} data-roll={roll || undefined}>
        {!roll && <BeginField order={order} />}
        <div className={classes['numbers']}>
          {!roll && <FirstSheet order={order} />}
          {!roll && (
            <NumberStepper
              label={t('print.start')}
              value={begin.position}
              min={begin.sheet?.first_free ?? 1}
              max={subject.perSheet}
              onChange={(position) => change({ begin: beginAt(begin, position) })}
            />
          )}
          {byCopies && (
            <NumberStepper
              label={t('print.copies')}
              value={where.copies}
              min={1}
              max={maxCopies}
              onChange={(copies) => change({ copies })}
            />
          )}
          <OperatorField />
        </div>
      </div>
      <MoreChoices order={order} plan={plan} pack={pack} />
      {organisation && subject.qr && <CodesLeadTo organisation={organisation} />}
    </>
  );
}

function OperatorField() {
  const operator = useStore((state) => state.operator);
  const setOperator = useStore((state) => state.setOperator);
  const peopleOn = useStore((state) => state.peopleOn);
  // Whoever is signed in stands in the header already.
  if (peopleOn) return null;
  return (
    <TextInput
      label={t('print.operator')}
      value={operator}
      maxLength={100}
      autoComplete="off"
      onChange={(event) => setOperator(event.currentTarget.value)}
    />
  );
}
