import { Button, Loader, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Icon } from '../../components/icons.tsx';
import { useStore } from '../../state/store.ts';
import { lastPassOf, progressOf, wordsOfSource } from '../../texts/source-words.ts';
import { t } from '../../texts/t.ts';
import { ToneMark } from '../../components/tone-mark.tsx';
import { ConnectForm } from '../sync/connect-card.tsx';
import classes from './first-start.module.css';

const usualAddress = 'https://www.closient.com';
/** Rows come in slices; somebody looks on. */
const askMs = 1_500;

/** The second door: address and key, then what comes in, until there is something to print. */
export function Connecting() {
  const connected = useStore((state) => state.sync?.connection != null);
  const setStep = useStore((state) => state.setFirstStep);
  return (
    <div className={classes['narrow']}>
      <Button variant="subtle" leftSection={<Icon name="back" />} onClick={() => setStep(null)}>
        {t('first.back')}
      </Button>
      {connected ? (
        <ComingIn />
      ) : (
        <section className={classes['card']} aria-label={t('first.connect')}>
          <h1>{t('first.connect')}</h1>
          <ConnectForm url={usualAddress} />
        </section>
      )}
    </div>
  );
}

/** Goes on by itself as soon as every list that was begun is here, or at a press as soon as there is anything. */
function ComingIn() {
  const sources = useStore((state) => state.sync?.sources);
  const loadSync = useStore((state) => state.loadSync);
  const find = useStore((state) => state.findFirstLabels);
  const setStep = useStore((state) => state.setFirstStep);
  const [anything, setAnything] = useState(false);
  const shown = (sources ?? []).filter((source) => !source.by_hand && source.name !== 'folder');
  const over =
    shown.length > 0 &&
    shown.every(
      ({ state, finished_at: end }) => end !== null || state === 'unavailable' || state === 'failed',
    );
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const [, labels] = await Promise.all([loadSync(), find()]);
      setAnything(labels.ok && labels.value !== null);
    };
    void ask();
    const timer = setInterval(() => void ask(), askMs);
    return () => clearInterval(timer);
  }, [loadSync, find]);
  useEffect(() => {
    if (over && anything) setStep('sheet');
  }, [over, anything, setStep]);
  return (
    <section className={classes['card']} aria-label={t('first.waiting')}>
      <div className={classes['placesHead']}>
        <h1>{t('first.waiting')}</h1>
        {!over && <Loader size="sm" />}
      </div>
      <p className={classes['muted']}>{t('first.waiting_hint')}</p>
      <ul className={classes['sources']}>
        {shown.map((source) => {
          const { tone, text } = wordsOfSource(source, true);
          const { pages_done: done, pages_total: total } = source;
          return (
            <li key={source.name}>
              <strong>{source.title}</strong>
              <span>
                {source.sentence ?? (source.state === 'running' ? progressOf(source) : lastPassOf(source))}
              </span>
              <ToneMark tone={tone}>{t(text)}</ToneMark>
              {source.state === 'running' && (
                <Progress value={total ? Math.min(100, (100 * done) / total) : 0} aria-label={source.title} />
              )}
            </li>
          );
        })}
      </ul>
      <Button size="lg" disabled={!anything} onClick={() => setStep('sheet')}>
        {t('first.sheet_title')}
      </Button>
    </section>
  );
}
