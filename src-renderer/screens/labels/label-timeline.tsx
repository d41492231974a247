import { Button } from '@mantine/core';
import type { LabelEvent, LabelHistory } from '../../../src-shared/contract/labels.ts';
import { Icon } from '../../components/icons.tsx';
import { useStore } from '../../state/store.ts';
import { formatInstant } from '../../texts/format.ts';
import { eventIcons, placeOfEvent } from '../../texts/label-words.ts';
import { eventWords, evidenceWords } from '../../texts/state-words.ts';
import { t } from '../../texts/t.ts';
import classes from './labels.module.css';

/** Everything that happened to a label, the newest first: what, when, who, where, from which file, how it is known. */
export function LabelTimeline({ history }: { readonly history: LabelHistory }) {
  const { events, total_events: total } = history;
  return (
    <section className={classes['history']} aria-label={t('labels.history')}>
      <h2>{t('labels.history')}</h2>
      {events.length === 0 && <p className={classes['never']}>{t('labels.no_events')}</p>}
      <ol>
        {events.map((event) => (
          <Event key={event.id} event={event} />
        ))}
      </ol>
      {total > events.length && (
        <p className={classes['never']}>{t('labels.newest', { shown: events.length, count: total })}</p>
      )}
    </section>
  );
}

function Event({ event }: { readonly event: LabelEvent }) {
  const { type, quantity, run } = event;
  const place = placeOfEvent(event);
  const printed = type === 'PRINTED' || type === 'REPRINTED';
  const rows: readonly (readonly [string, string | null, string?])[] = [
    [t('fact.reason'), event.reason],
    [t('print.printer'), run?.printer ?? null],
    [t('labels.on_paper'), place],
    [t('fact.evidence'), printed ? t(evidenceWords[event.evidence]) : null],
    [t('labels.station'), run === null && printed ? event.station : null],
    [
      t('labels.print_file'),
      run?.print_file_sha256 == null ? null : shortHash(run.print_file_sha256),
      run?.print_file_sha256 ?? '',
    ],
  ];
  return (
    <li className={classes['event']} data-type={type}>
      <span className={classes['mark']}>
        <Icon name={eventIcons[type]} size={18} />
      </span>
      <div className={classes['what']}>
        <p>
          <strong>
            {t(eventWords[type] ?? 'event.other')}
            {quantity > 1 && `, ${t('labels.quantity', { count: quantity })}`}
          </strong>
          <time dateTime={event.at}>{formatInstant(event.at)}</time>
        </p>
        <p className={classes['who']}>{t('labels.by', { operator: event.operator })}</p>
        <dl>
          {rows.map(
            ([term, value, whole]) =>
              value !== null && (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd title={whole}>{value}</dd>
                </div>
              ),
          )}
        </dl>
        {run && <Links run={run} />}
      </div>
    </li>
  );
}

/** Run and sheets of an event, where they can be looked at. */
function Links({ run }: { readonly run: NonNullable<LabelEvent['run']> }) {
  const select = useStore((state) => state.select);
  const go = useStore((state) => state.go);
  return (
    <div className={classes['links']}>
      <Button
        variant="subtle"
        leftSection={<Icon name="queue" size={18} />}
        onClick={() => {
          select({ kind: 'run', id: run.run_id });
          go({ screen: 'queue' });
        }}
      >
        {t('labels.run')}
      </Button>
      {run.artifact?.kept && (
        <Button
          variant="subtle"
          title={`SHA-256 ${run.artifact.sha256}`}
          leftSection={<Icon name="preview" size={18} />}
          onClick={() => go({ screen: 'preview', jobId: run.job_id })}
        >
          {run.artifact.file_name}
        </Button>
      )}
    </div>
  );
}

/** Enough to compare by eye; the whole is in the title. */
function shortHash(sha256: string): string {
  return `${sha256.slice(0, 8)}…${sha256.slice(-8)}`;
}
