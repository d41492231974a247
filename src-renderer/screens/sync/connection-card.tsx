import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { SyncConnection, SyncQuota } from '../../../src-shared/contract/sync.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { Facts } from '../../components/facts.tsx';
import { NoteBox } from '../../components/note-box.tsx';
import { ToneMark } from '../../components/tone-mark.tsx';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { formatInstant } from '../../texts/format.ts';
import { t, type PlainKey } from '../../texts/t.ts';
import type { Tone } from '../../theme.ts';
import { ConnectForm, Warnings } from './connect-card.tsx';
import { QuotaBars } from './quota-bars.tsx';
import frame from '../../components/two-columns.module.css';
import classes from './sync.module.css';

/** Offline is a state, not an error: everything but the sync works on. */
const words: Record<SyncConnection['state'], { readonly tone: Tone; readonly text: PlainKey }> = {
  unknown: { tone: 'calm', text: 'sync.unknown' },
  online: { tone: 'good', text: 'sync.online' },
  offline: { tone: 'calm', text: 'sync.offline' },
  refused: { tone: 'trouble', text: 'sync.refused' },
};

export function ConnectionCard({
  connection,
  quota,
}: {
  readonly connection: SyncConnection;
  readonly quota: SyncQuota | null;
}) {
  const [opened, { open, close }] = useDisclosure(false);
  const { run: disconnect, busy } = useAction(
    t('sync.disconnect_failed'),
    useStore((state) => state.disconnect),
  );
  const { tone, text } = words[connection.state];
  const isRefused = connection.state === 'refused';
  return (
    <section className={frame['card']} aria-label={t('sync.connection')}>
      <div className={frame['head']}>
        <h2>{connection.remote_organization_name}</h2>
        <ToneMark tone={tone}>{t(text)}</ToneMark>
      </div>
      {connection.sentence !== null && (
        <NoteBox tone={isRefused ? 'trouble' : 'calm'} said="in_a_pause">
          <span>{connection.sentence}</span>
        </NoteBox>
      )}
      <Warnings sentences={[connection.key_warning, connection.clock_warning]} />
      <Facts
        rows={[
          [t('sync.address'), connection.url],
          [t('sync.key'), t(`sync.key_${connection.key}`)],
          [
            t('sync.last_seen'),
            connection.last_seen_at === null ? t('sync.never') : formatInstant(connection.last_seen_at),
          ],
        ]}
      />
      {quota && <QuotaBars quota={quota} />}
      <div className={classes['actions']}>
        <Button variant={isRefused ? 'filled' : 'default'} onClick={open}>
          {t('sync.new_key')}
        </Button>
        <ConfirmButton
          loading={busy}
          question={t('sync.disconnect_question', { name: connection.remote_organization_name })}
          consequence={t('sync.disconnect_consequence')}
          doIt={t('sync.disconnect')}
          onConfirm={() => void disconnect()}
        >
          {t('sync.disconnect')}
        </ConfirmButton>
      </div>
      <Modal
        opened={opened}
        onClose={close}
        title={t('sync.new_key')}
        closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
      >
        <ConnectForm url={connection.url} onDone={close} />
      </Modal>
    </section>
  );
}
