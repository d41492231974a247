import type { Organisation } from '../../src-shared/contract/common.ts';
import { Icon } from '../components/icons.tsx';
import { remembered } from '../state/remembered.ts';
import { t } from '../texts/t.ts';
import classes from './order.module.css';

/** Remembers that the first print of this organisation to this host went out from here. */
export function codesKey(organisation: Organisation): string {
  return `codes:${organisation.id}:${organisation.digital_link_host}`;
}

/** Shown until the first print: where a phone is sent by the codes, because paper cannot be corrected. */
export function CodesLeadTo({ organisation }: { readonly organisation: Organisation }) {
  if (remembered(codesKey(organisation)) !== null) return null;
  return (
    <p className={classes['leadTo']}>
      <Icon name="link" />
      <span>{t('print.codes_lead_to', { host: organisation.digital_link_host })}</span>
    </p>
  );
}
