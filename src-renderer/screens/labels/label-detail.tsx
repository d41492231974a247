import { Button } from '@mantine/core';
import type { LabelHistory } from '../../../src-shared/contract/labels.ts';
import { Empty } from '../../components/empty.tsx';
import { Facts } from '../../components/facts.tsx';
import { NoteBox } from '../../components/note-box.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import { ToneMark } from '../../components/tone-mark.tsx';
import { useStore } from '../../state/store.ts';
import { formatDate, formatInstant } from '../../texts/format.ts';
import { countWords, kindOfLabel, titleOfLabel, wordsOfLabel } from '../../texts/label-words.ts';
import { labelWords } from '../../texts/state-words.ts';
import { t } from '../../texts/t.ts';
import { LabelActions } from './label-actions.tsx';
import { LabelTimeline } from './label-timeline.tsx';
import classes from './labels.module.css';
import { useHistory } from './use-history.ts';

/** The label that was chosen or scanned: what it is, what can be done with it, what happened to it. */
export function LabelDetail() {
  const label = useStore((state) => state.labelShown);
  const missed = useStore((state) => state.labelMissed);
  const { history, problem } = useHistory(label);
  if (missed) return <Missed text={missed.text} problem={missed.problem} />;
  if (label === null) {
    return <Empty icon="scanner" title={t('labels.choose')} hint={t('labels.choose_hint')} />;
  }
  if (problem) return <ProblemBox problem={problem} />;
  if (history === null) return null;
  return <Detail key={`${history.gtin}/${history.lot}/${history.serial}`} history={history} />;
}

function Missed({
  text,
  problem,
}: {
  readonly text: string;
  readonly problem: NonNullable<ReturnType<typeof useHistory>['problem']>;
}) {
  return (
    <div className={classes['missed']}>
      <ProblemBox title={t('labels.missed')} problem={problem} />
      <code>{text.replaceAll('\x1d', ' GS ')}</code>
    </div>
  );
}

function Detail({ history }: { readonly history: LabelHistory }) {
  const narrow = useStore((state) => state.narrowLabels);
  const state = wordsOfLabel(history, history.events[0]?.type ?? null);
  const dateTerm = t(history.date_kind === 'use_by' ? 'lot.use_by' : 'lot.best_before');
  return (
    <div className={classes['label']}>
      <header className={classes['title']}>
        <span>{kindOfLabel(history)}</span>
        <h1>{titleOfLabel(history)}</h1>
        <ToneMark tone={state.tone}>{state.text}</ToneMark>
      </header>
      <Facts
        rows={[
          [t('labels.product'), history.product],
          [t('labels.gtin'), history.gtin],
          [t('labels.lot'), history.serial === null ? null : history.lot],
          [dateTerm, history.date === null ? null : formatDate(history.date)],
          [t('labels.labels'), history.printed === 0 ? null : countWords(history)],
          [t('labels.known_since'), formatInstant(history.created_at)],
        ]}
      />
      {history.held && <NoteBox tone="waiting">{t('labels.held_note')}</NoteBox>}
      {!history.active && <NoteBox tone="waiting">{t('labels.inactive_note')}</NoteBox>}
      {history.printed_elsewhere && <NoteBox tone="calm">{t('labels.elsewhere')}</NoteBox>}
      {history.open.map((open) => (
        <OpenLabels key={`${open.run_id}/${open.state}`} open={open} />
      ))}
      <LabelActions history={history} />
      {history.serial === null && (
        <Button
          variant="default"
          onClick={() => narrow({ kind: 'serials', text: '', of: { gtin: history.gtin, lot: history.lot } })}
        >
          {t('labels.show_serials')}
        </Button>
      )}
      <LabelTimeline history={history} />
    </div>
  );
}

/** Labels that went to a printer, of which nobody knows yet: the way to where it is said. */
function OpenLabels({ open }: { readonly open: LabelHistory['open'][number] }) {
  const select = useStore((state) => state.select);
  const go = useStore((state) => state.go);
  return (
    <NoteBox
      tone={open.state === 'uncertain' ? 'trouble' : 'waiting'}
      action={
        <Button
          variant="default"
          onClick={() => {
            select({ kind: 'run', id: open.run_id });
            go({ screen: 'queue' });
          }}
        >
          {t('nav.queue')}
        </Button>
      }
    >
      {t('labels.open', {
        count: open.labels,
        printer: open.printer,
        state: t(labelWords[open.state]),
      })}
    </NoteBox>
  );
}
