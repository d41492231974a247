import { useState } from 'react';
import type { LabelHistory } from '../../../src-shared/contract/labels.ts';
import type { AccountingType } from '../../../src-shared/states/lifecycle-events.ts';
import { NumberStepper } from '../../components/number-stepper.tsx';
import { ReasonField } from '../../components/reason-field.tsx';
import { WhoDialog } from '../../components/who-dialog.tsx';
import { useStore } from '../../state/store.ts';
import { kindOfLabel, titleOfLabel } from '../../texts/label-words.ts';
import { t, type PlainKey } from '../../texts/t.ts';
import classes from './labels.module.css';

type Shown = Exclude<AccountingType, 'VOIDED'>;

export interface AccountDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly history: LabelHistory;
  readonly type: AccountingType;
  /** Labels that are left to be accounted for. */
  readonly most: number;
}

const usual: Record<Shown, readonly PlainKey[]> = {
  SCRAPPED: [
    'labels.reason_smeared',
    'labels.reason_torn',
    'labels.reason_misplaced',
    'labels.reason_unreadable',
  ],
  SAMPLED: ['labels.reason_retained', 'labels.reason_test', 'labels.reason_approval'],
  RETURNED: ['labels.reason_left_over', 'labels.reason_lot_end'],
};
/** More at a time was mistyped. */
const mostAtOnce = 100_000;

/** What became of a label after it was printed, with a reason. It stays in the record, so it names the count first. */
export function AccountDialog({ opened, onClose, history, type, most }: AccountDialogProps) {
  if (type === 'VOIDED') return null;
  return <Opened key={String(opened)} {...{ opened, onClose, history, most }} type={type} />;
}

function Opened({ opened, onClose, history, type, most }: AccountDialogProps & { readonly type: Shown }) {
  const account = useStore((state) => state.accountFor);
  const [quantity, setQuantity] = useState(1);
  const [reason, setReason] = useState('');
  // The same for every try of this dialog: an answer that was lost is not counted twice.
  const [requestId] = useState(() => crypto.randomUUID());
  const { gtin, lot, serial } = history;
  return (
    <WhoDialog
      opened={opened}
      onClose={onClose}
      title={t(titles[type], { count: quantity })}
      doIt={t(doIts[type], { count: quantity })}
      ready={reason.trim() !== ''}
      verb={() => account({ gtin, lot, serial }, type, { quantity, reason: reason.trim(), requestId })}
    >
      <p className={classes['of']}>
        {kindOfLabel(history)} <strong>{titleOfLabel(history)}</strong>
      </p>
      {most > 1 && (
        <NumberStepper
          label={t('labels.how_many')}
          value={quantity}
          min={1}
          max={Math.min(most, mostAtOnce)}
          onChange={setQuantity}
        />
      )}
      <ReasonField
        label={t('fact.reason')}
        hint={t('labels.reason_own')}
        required
        choices={usual[type]}
        value={reason}
        onChange={setReason}
      />
      <p className={classes['stays']}>{t('labels.stays')}</p>
    </WhoDialog>
  );
}

const titles = {
  SCRAPPED: 'labels.scrap_title',
  SAMPLED: 'labels.sample_title',
  RETURNED: 'labels.return_title',
} as const;
const doIts = {
  SCRAPPED: 'labels.scrap_do',
  SAMPLED: 'labels.sample_do',
  RETURNED: 'labels.return_do',
} as const;
