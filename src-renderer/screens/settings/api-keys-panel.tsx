import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import type { ApiKey } from '../../../src-shared/models/api-key.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { ToneMark } from '../../components/tone-mark.tsx';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { formatInstant } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import { NewKeyDialog } from './new-key-dialog.tsx';
import frame from '../../components/two-columns.module.css';
import classes from './settings.module.css';

/** Keys are used and revoked elsewhere too, so they are asked for while somebody looks at them. */
const askMs = 5_000;

/** The keys with which other programs may ask for labels. */
export function ApiKeysPanel() {
  const keys = useApiKeys();
  const button = useRef<HTMLButtonElement>(null);
  const [opened, { open, close }] = useDisclosure(false, {
    // The dialog leaves the page as a whole, so it cannot give the focus back itself.
    onClose: () => button.current?.focus(),
  });
  return (
    <section className={frame['card']} aria-label={t('keys.title')}>
      <div className={frame['head']}>
        <h2>{t('keys.title')}</h2>
        <Button ref={button} onClick={open}>
          {t('keys.new')}
        </Button>
      </div>
      <p className={frame['muted']}>{t('keys.hint')}</p>
      {keys !== null && keys.length === 0 && <p className={classes['none']}>{t('keys.none')}</p>}
      {keys !== null && keys.length > 0 && (
        <ul className={classes['keys']} aria-label={t('keys.title')}>
          {goodFirst(keys).map((key) => (
            <KeyRow key={key.id} apiKey={key} />
          ))}
        </ul>
      )}
      {opened && <NewKeyDialog onClose={close} />}
    </section>
  );
}

function KeyRow({ apiKey }: { readonly apiKey: ApiKey }) {
  const { run: revoke, busy } = useAction(
    t('keys.revoke_failed'),
    useStore((state) => state.revokeApiKey),
  );
  const name = apiKey.description || t('keys.no_description');
  return (
    <li className={classes['key']} data-over={!apiKey.is_active || undefined}>
      <div className={classes['what']}>
        <h3>{name}</h3>
        <span>
          {t(`role.${apiKey.role}`)} · {limitsOf(apiKey)}
        </span>
        <span>{timesOf(apiKey)}</span>
      </div>
      <KeyState apiKey={apiKey} />
      {apiKey.revoked_at === null && (
        <ConfirmButton
          loading={busy}
          aria-label={t('keys.revoke_name', { name })}
          question={t('keys.revoke_question', { name })}
          consequence={t('keys.revoke_consequence')}
          doIt={t('keys.revoke')}
          onConfirm={() => void revoke(apiKey.id)}
        >
          {t('keys.revoke')}
        </ConfirmButton>
      )}
    </li>
  );
}

function KeyState({ apiKey }: { readonly apiKey: ApiKey }) {
  if (apiKey.revoked_at !== null) return <ToneMark tone="calm">{t('keys.revoked')}</ToneMark>;
  if (!apiKey.is_active) return <ToneMark tone="waiting">{t('keys.expired')}</ToneMark>;
  return <ToneMark tone="good">{t('keys.good')}</ToneMark>;
}

/** When it was used, and how long it lasts. */
function timesOf({ last_used: used, expires_at: expires, is_active: good }: ApiKey): string {
  const use = used === null ? t('keys.never_used') : t('keys.last_used', { when: formatInstant(used) });
  if (expires === null) return use;
  const when = formatInstant(expires);
  return `${use} · ${t(good ? 'keys.good_until' : 'keys.expired_at', { when })}`;
}

function limitsOf(apiKey: ApiKey): string {
  return t('keys.limits', { minute: apiKey.rate_limit_per_minute, day: apiKey.rate_limit_per_day });
}

/** What is revoked or expired stays to explain itself, below those that work. */
function goodFirst(keys: readonly ApiKey[]): readonly ApiKey[] {
  return [...keys.filter((key) => key.is_active), ...keys.filter((key) => !key.is_active)];
}

/** A trouble is said once, not every five seconds. */
function useApiKeys(): readonly ApiKey[] | null {
  const keys = useStore((state) => state.apiKeys);
  const load = useStore((state) => state.loadApiKeys);
  const report = useStore((state) => state.reportLoading);
  useEffect(() => {
    let said = false;
    const ask = async (): Promise<void> => {
      const outcome = await load();
      if (!outcome.ok && !said) report(outcome.problem);
      said = !outcome.ok;
    };
    void ask();
    const timer = setInterval(() => void ask(), askMs);
    return () => clearInterval(timer);
  }, [load, report]);
  return keys;
}
