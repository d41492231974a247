import { Button, Progress } from '@mantine/core';
import type { SyncSource } from '../../../src-shared/contract/sync.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { ToneMark } from '../../components/tone-mark.tsx';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { lastPassOf, progressOf, isPartWay, wordsOfSource } from '../../texts/source-words.ts';
import { t } from '../../texts/t.ts';
import { Assumed } from './assumed.tsx';
import frame from '../../components/two-columns.module.css';
import classes from './sync.module.css';

/** Where products, lots and serials come from. */
export function SourcesCard({ sources }: { readonly sources: readonly SyncSource[] }) {
  const connected = useStore((state) => state.sync?.connection != null);
  const { run: start, busy } = useAction(
    t('sync.start_failed'),
    useStore((state) => state.startSync),
  );
  return (
    <section className={frame['card']} aria-label={t('sync.sources')}>
      <div className={frame['head']}>
        <h2>{t('sync.sources')}</h2>
        {connected && (
          <Button loading={busy} onClick={() => void start()}>
            {t('sync.start_all')}
          </Button>
        )}
      </div>
      <ul className={classes['list']} aria-label={t('sync.sources')}>
        {sources.map((source) => (
          <SourceRow key={source.name} source={source} />
        ))}
      </ul>
    </section>
  );
}

function SourceRow({ source }: { readonly source: SyncSource }) {
  const online = useStore((state) => state.sync?.connection?.state === 'online');
  const { state, sentence, forecast, pages_done: done, pages_total: total } = source;
  const { tone, text } = wordsOfSource(source, online);
  const isUnderWay = state === 'running' || isPartWay(source);
  const isUnset = source.name === 'folder' && state === 'unavailable';
  return (
    <li className={`${classes['row']} ${classes['source']}`}>
      <div className={classes['what']}>
        <div className={classes['between']}>
          <h3>
            {source.title}
            {source.assumed && <Assumed />}
          </h3>
          <ToneMark tone={tone}>{t(text)}</ToneMark>
        </div>
        <span>
          {isUnset ? t('source.no_folder_hint') : isUnderWay ? progressOf(source) : lastPassOf(source)}
        </span>
        {state === 'running' && forecast !== null && <span>{forecast}</span>}
        {sentence !== null && !isUnset && <span>{sentence}</span>}
      </div>
      <SourceAction source={source} />
      {isUnderWay && (
        <Progress.Root className={classes['pass'] ?? ''} size={4}>
          <Progress.Section
            value={total ? Math.min(100, (100 * done) / total) : 0}
            aria-label={source.title}
          />
        </Progress.Root>
      )}
    </li>
  );
}

function SourceAction({ source }: { readonly source: SyncSource }) {
  const { name, title, state, warning } = source;
  const start = useAction(
    t('sync.start_failed'),
    useStore((store) => store.startSync),
  );
  const stop = useAction(
    t('sync.stop_failed'),
    useStore((store) => store.stopSync),
  );
  if (state === 'unavailable') return null;
  if (state === 'running' || state === 'waiting')
    return (
      <Button
        className={classes['act'] ?? ''}
        variant="default"
        loading={stop.busy}
        aria-label={t('source.pause_of', { name: title })}
        onClick={() => void stop.run(name)}
      >
        {t('source.pause')}
      </Button>
    );
  const begin = t(state === 'stopped' || isPartWay(source) ? 'source.go_on' : 'source.start');
  const look = {
    className: classes['act'] ?? '',
    loading: start.busy,
    'aria-label': t('source.start_of', { name: title }),
  };
  if (warning !== null)
    return (
      <ConfirmButton
        {...look}
        danger={false}
        question={t('source.start_question', { name: title })}
        consequence={warning}
        doIt={t('source.start')}
        onConfirm={() => void start.run(name)}
      >
        {begin}
      </ConfirmButton>
    );
  return (
    <Button variant="default" {...look} onClick={() => void start.run(name)}>
      {begin}
    </Button>
  );
}
