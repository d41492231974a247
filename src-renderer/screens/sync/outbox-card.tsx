import { Button, Switch } from '@mantine/core';
import type { OutboxSink, OutboxStatus, ParkedEvent } from '../../../src-shared/contract/sync.ts';
import { useAction } from '../../components/use-verb.ts';
import type { Rows } from '../../state/sync.ts';
import { useStore } from '../../state/store.ts';
import { formatInstant, formatNumber } from '../../texts/format.ts';
import { eventWords } from '../../texts/state-words.ts';
import { say } from '../../texts/say.ts';
import { t } from '../../texts/t.ts';
import { Assumed } from './assumed.tsx';
import frame from '../../components/two-columns.module.css';
import classes from './sync.module.css';

/** What goes back to Closient: what was printed, and why something did not get there. */
export function OutboxCard({ outbox }: { readonly outbox: OutboxStatus }) {
  const parked = useStore((state) => state.parkedEvents);
  const { run: save, busy } = useAction(
    t('outbox.save_failed'),
    useStore((state) => state.saveEvents),
  );
  return (
    <section className={frame['card']} aria-label={t('outbox.title')}>
      <h2>{t('outbox.title')}</h2>
      <dl className={classes['figures']}>
        {(['sent', 'waiting', 'parked'] as const).map((which) => (
          <div key={which}>
            <dt>{t(`outbox.${which}`)}</dt>
            <dd>{formatNumber(outbox[which])}</dd>
          </div>
        ))}
      </dl>
      {outbox.waiting > 0 && outbox.oldest_waiting_at !== null && (
        <p className={frame['muted']}>
          {t('outbox.oldest', { when: formatInstant(outbox.oldest_waiting_at) })}
        </p>
      )}
      <ul className={classes['list']} aria-label={t('outbox.sinks')}>
        {outbox.sinks.map((sink) => (
          <SinkRow key={sink.name} sink={sink} />
        ))}
      </ul>
      <div className={classes['actions']}>
        <Button variant="default" disabled={busy} onClick={() => void save('epcis')}>
          {t('outbox.save_epcis')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => void save('csv')}>
          {t('outbox.save_csv')}
        </Button>
      </div>
      {parked !== null && parked.total > 0 && <Parked {...parked} />}
    </section>
  );
}

function SinkRow({ sink }: { readonly sink: OutboxSink }) {
  const { run: configure, busy } = useAction(
    t('outbox.configure_failed'),
    useStore((state) => state.configureSink),
  );
  return (
    <li className={classes['row']}>
      <Switch
        className={classes['sink'] ?? ''}
        aria-label={t('outbox.use', { name: sink.title })}
        labelPosition="left"
        label={
          <span className={classes['what']}>
            <strong>
              {sink.title}
              {sink.assumed && <Assumed />}
            </strong>
            {sentencesOf(sink).map((sentence) => (
              <span key={sentence}>{sentence}</span>
            ))}
          </span>
        }
        checked={sink.enabled}
        disabled={busy}
        onChange={({ currentTarget: { checked } }) => void configure(sink.name, checked)}
      />
    </li>
  );
}

/** What it has taken, and why it stands still. What is switched off waits for nothing. */
function sentencesOf({
  enabled,
  available,
  sent,
  waiting,
  sentence,
  next_attempt_at: next,
}: OutboxSink): string[] {
  const figures =
    available === false
      ? t('outbox.not_offered')
      : enabled
        ? t('outbox.sink', { sent, waiting })
        : sent > 0
          ? t('outbox.sink_off', { sent })
          : null;
  const again = next === null || !enabled ? null : t('outbox.again', { when: formatInstant(next) });
  return [figures, sentence, again].filter((one) => one !== null);
}

function Parked({ total, rows }: Rows<ParkedEvent>) {
  const { run: release, busy } = useAction(
    t('outbox.release_failed'),
    useStore((state) => state.releaseParked),
  );
  return (
    <div className={classes['parked']}>
      <div className={frame['head']}>
        <h3>{t('outbox.parked_title', { count: total })}</h3>
        <Button variant="default" loading={busy} onClick={() => void release(rows.map(({ id }) => id))}>
          {t('outbox.release_all')}
        </Button>
      </div>
      <ul className={classes['list']}>
        {rows.map((event) => (
          <li key={event.id} className={classes['row']}>
            <div className={classes['what']}>
              <h3>
                {t(eventWords[event.type] ?? 'event.other')} · {event.entity}
              </h3>
              <span>{say(event.reason)}</span>
              <span>{t('outbox.parked_at', { when: formatInstant(event.parked_at) })}</span>
            </div>
            <Button
              variant="default"
              disabled={busy}
              aria-label={t('outbox.release_of', { name: event.entity })}
              onClick={() => void release([event.id])}
            >
              {t('outbox.release')}
            </Button>
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <p className={frame['muted']}>{t('sync.more', { count: total - rows.length })}</p>
      )}
    </div>
  );
}
