import { Loader } from '@mantine/core';
import { useEffect } from 'react';
import { TwoColumns } from '../../components/two-columns.tsx';
import { currentOrganisation } from '../../state/organisation.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { eventFileFields, syncFields } from '../settings/setting-fields.ts';
import { SettingsPanel } from '../settings/settings-panel.tsx';
import { useSettingForms } from '../settings/use-setting-forms.ts';
import { AlarmsCard } from './alarms-card.tsx';
import { ConnectCard, SampleCard } from './connect-card.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { HostCard } from './host-card.tsx';
import { OutboxCard } from './outbox-card.tsx';
import { RemoteExportsCard } from './remote-exports-card.tsx';
import { ReviewCard } from './review-card.tsx';
import { SourcesCard } from './sources-card.tsx';

/** Progress and quota move between the changes that the host tells of. */
const askMs = 2_000;

/** Closient: the connection, what comes from there, and what goes back. */
export function SyncScreen() {
  const sync = useStore((state) => state.sync);
  const isSample = useStore((state) => currentOrganisation(state)?.sample === true);
  useLists();
  useSettingForms();
  if (!sync) return <Loader m="xl" aria-label={t('sync.loading')} />;
  return (
    <TwoColumns
      left={
        <>
          {sync.connection ? (
            <ConnectionCard connection={sync.connection} quota={sync.quota} />
          ) : isSample ? (
            <SampleCard />
          ) : (
            <ConnectCard />
          )}
          <SourcesCard sources={sync.sources} />
          <ReviewCard />
          <SettingsPanel title={t('sync.settings')} fields={syncFields} />
        </>
      }
      right={
        <>
          {sync.connection && <HostCard seen={sync.connection.digital_link_host_seen} />}
          <OutboxCard outbox={sync.outbox} />
          <SettingsPanel title={t('outbox.files')} fields={eventFileFields} />
          {sync.connection && <RemoteExportsCard />}
          <AlarmsCard alarms={sync.alarms} />
        </>
      }
    />
  );
}

/** Loads what this screen alone shows, while somebody looks at it. A trouble is said once. */
function useLists(): void {
  const load = useStore((state) => state.loadSyncLists);
  const loadSync = useStore((state) => state.loadSync);
  const report = useStore((state) => state.reportLoading);
  useEffect(() => {
    let said = false;
    const ask = async (): Promise<void> => {
      const outcomes = await Promise.all([loadSync(), load()]);
      const failed = outcomes.find((outcome) => !outcome.ok);
      if (failed && !failed.ok && !said) report(failed.problem);
      said = failed !== undefined;
    };
    void ask();
    const timer = setInterval(() => void ask(), askMs);
    return () => clearInterval(timer);
  }, [load, loadSync, report]);
}
