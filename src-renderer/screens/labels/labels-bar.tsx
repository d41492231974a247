import { CloseButton, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { FoundCounts } from '../../../src-shared/contract/labels.ts';
import { labelKinds, type LabelKind } from '../../../src-shared/models/label-kinds.ts';
import { Icon } from '../../components/icons.tsx';
import { useScreenShortcut } from '../../components/shortcuts/use-shortcut.ts';
import { useStore } from '../../state/store.ts';
import { formatNumber } from '../../texts/format.ts';
import { kindWords } from '../../texts/label-words.ts';
import { t } from '../../texts/t.ts';
import classes from './labels.module.css';
import { onCatalogChange } from './on-catalog-change.ts';
import { useSettledQuery } from './use-settled-query.ts';

const searchId = 'labels-search';

/** What is looked for: a few characters, of serials, lots or products. */
export function LabelsBar() {
  const query = useStore((state) => state.labelQuery);
  const narrow = useStore((state) => state.narrowLabels);
  const lookUp = useStore((state) => state.lookUp);
  const counts = useCounts();
  const { text } = query;
  // A lot's serials are not narrowed by text: whoever types looks for something else.
  const setText = (next: string): void =>
    narrow(query.of?.lot == null ? { text: next } : { text: next, of: null });
  useScreenShortcut('find', () => document.getElementById(searchId)?.focus());
  return (
    <div className={classes['bar']}>
      <search>
        <form
          className={classes['search']}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') void lookUp([text.trim()]);
          }}
        >
          <TextInput
            id={searchId}
            size="lg"
            aria-label={t('labels.search_label')}
            placeholder={t('labels.search')}
            leftSection={<Icon name="scanner" size={24} />}
            rightSection={
              text === '' ? null : (
                <CloseButton size={48} aria-label={t('labels.clear')} onClick={() => setText('')} />
              )
            }
            rightSectionWidth={52}
            value={text}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget: { value } }) => setText(value)}
          />
        </form>
      </search>
      <div className={classes['kinds']}>
        <SegmentedControl
          aria-label={t('labels.kinds')}
          value={query.kind}
          onChange={(kind) => narrow({ kind })}
          data={labelKinds.map((kind) => ({
            value: kind,
            label: (
              <span className={classes['kind']}>
                {t(kindWords[kind])}
                <small>{counts === null ? '' : countOf(counts, kind)}</small>
              </span>
            ),
          }))}
        />
        {query.of && (
          <div className={classes['of']}>
            <span>
              {query.of.lot == null
                ? t('labels.of_product', { gtin: query.of.gtin })
                : t('labels.of_lot', { lot: query.of.lot })}
            </span>
            <CloseButton size={48} aria-label={t('labels.of_remove')} onClick={() => narrow({ of: null })} />
          </div>
        )}
      </div>
    </div>
  );
}

function countOf(counts: FoundCounts, kind: LabelKind): string {
  return formatNumber(counts[kind]) + (kind === 'serials' && counts.more_serials ? '+' : '');
}

function useCounts(): FoundCounts | null {
  const query = useSettledQuery();
  const count = useStore((state) => state.countFound);
  const [counts, setCounts] = useState<FoundCounts | null>(null);
  useEffect(() => {
    let gone = false;
    const load = async (): Promise<void> => {
      const outcome = await count(query);
      if (!gone && outcome.ok) setCounts(outcome.value);
    };
    void load();
    const stop = onCatalogChange(() => void load());
    return () => {
      gone = true;
      stop();
    };
  }, [query, count]);
  return counts;
}
