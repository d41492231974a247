import type { SettlementPreview } from '../../../src-shared/contract/settling.ts';
import { t } from '../../texts/t.ts';
import classes from './settle.module.css';
import type { SettlementDraft } from './settlement-draft.ts';

export interface WhatHappensProps {
  readonly draft: SettlementDraft;
  readonly preview: SettlementPreview | null;
  /** Parts of the run have not begun. */
  readonly more: boolean;
}

/** What the one button will do, with its counts, before it is pressed. Its place is kept while the host is asked. */
export function WhatHappens({ draft, preview, more }: WhatHappensProps) {
  return (
    <output className={classes['happens']}>
      {preview && (
        <ul>
          <li data-tone={preview.printed > 0 ? 'good' : 'calm'}>
            {t('settle.become_printed', { count: preview.printed })}
            {preview.last_good_label && preview.printed > 0 && draft.lastGood > 0 && (
              <small>{t('settle.up_to', { name: preview.last_good_label.name })}</small>
            )}
          </li>
          {preview.scrapped > 0 && (
            <li data-tone="trouble">{t('settle.of_them_scrapped', { count: preview.scrapped })}</li>
          )}
          <li data-tone={preview.free > 0 ? 'waiting' : 'calm'}>
            {t('settle.become_free', { count: preview.free })}
          </li>
          {more && <li data-tone="calm">{t(preview.goes_on ? 'settle.run_goes_on' : 'settle.run_ends')}</li>}
        </ul>
      )}
    </output>
  );
}
