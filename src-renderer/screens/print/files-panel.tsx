import { Button } from '@mantine/core';
import { filesPerItem } from '../../../src-shared/models/export-types.ts';
import { ProblemBox } from '../../components/problem-box.tsx';
import { useVerb } from '../../components/use-verb.ts';
import orderClasses from '../../order/order.module.css';
import { requestOf } from '../../state/draft.ts';
import { useStore } from '../../state/store.ts';
import { formatNumber } from '../../texts/format.ts';
import { makeWords } from '../../texts/state-words.ts';
import { t } from '../../texts/t.ts';
import { MakeAtClosient } from './make-at-closient.tsx';
import classes from './print.module.css';
import type { Subject } from './use-subject.ts';

/** Symbols as files instead of labels: how many, and the button that makes them. */
export function FilesPanel({ subject }: { readonly subject: Subject }) {
  const draft = useStore((state) => state.draft);
  const stocks = useStore((state) => state.stocks);
  const change = useStore((state) => state.changeDraft);
  const follow = useStore((state) => state.follow);
  const select = useStore((state) => state.select);
  const { run: submit, busy, problem } = useVerb(useStore((state) => state.submitJob));
  const request = requestOf(draft, stocks);
  const files = (subject.items ?? 0) * filesPerItem(subject.make);
  const ready = !subject.stale && files > 0 && request !== null;
  const make = async (): Promise<void> => {
    if (!request) return;
    const outcome = await submit(request);
    if (!outcome.ok) return;
    select({ kind: 'job', id: outcome.value.job_id });
    follow({ jobId: outcome.value.job_id, fileOnly: true });
  };
  return (
    <>
      <div className={`${orderClasses['order']} pr-scroll`}>
        <output className={classes['count']} data-stale={subject.stale || undefined}>
          <span className={classes['countName']}>{t(makeWords[subject.make])}</span>
          <span className={classes['countLine']}>
            <strong>{subject.items === null ? '–' : formatNumber(subject.items)}</strong>
            <span>
              {t(`items.${subject.scope}_some`)}
              <br />
              {files > 0 ? t('new.in_archive', { count: files }) : '\u00a0'}
            </span>
          </span>
        </output>
        <p className={classes['hint']}>{t('new.archive_hint')}</p>
        <Button variant="default" onClick={() => change({ make: 'sheet_pdf', format: null })}>
          {t('print.back_to_sheets')}
        </Button>
      </div>
      <div className={orderClasses['go']}>
        <ProblemBox problem={problem} />
        <Button
          className={orderClasses['large'] ?? ''}
          fullWidth
          disabled={!ready}
          loading={busy}
          onClick={() => void make()}
        >
          {files > 0 ? t('new.make_files', { count: files }) : t('new.make_none')}
        </Button>
        <MakeAtClosient request={ready ? request : null} />
      </div>
    </>
  );
}
