import { useEffect, useState, type CSSProperties } from 'react';
import type { Organisation } from '../../src-shared/contract/common.ts';
import { currentOrganisation } from '../state/organisation.ts';
import { useStore } from '../state/store.ts';
import { t } from '../texts/t.ts';
import classes from './app-header.module.css';
import { dataAge } from './data-age.ts';
import { Icon } from './icons.tsx';
import { KioskExit } from './kiosk-exit.tsx';
import { OrganisationMark } from './organisation-mark.tsx';
import { ScannerMark } from '../scanner/scanner-mark.tsx';
import { ShortcutHelp } from './shortcuts/shortcut-list.tsx';
import { SignIn } from './sign-in.tsx';
import { toneIcons } from './tone-mark.tsx';

/** An age in minutes is looked at this often. */
const tickMs = 20_000;

/** Whose labels, which station, how old the data, who works here. */
export function AppHeader() {
  const station = useStore((state) => state.station);
  const organisation = useStore(currentOrganisation);
  return (
    <header
      className={classes['header']}
      data-sample={organisation?.sample || undefined}
      style={markOf(organisation)}
    >
      <OrganisationMark />
      <span className={classes['house']} title={station?.station}>
        <strong>{t('app.name')}</strong>
        {station && t('app.station', { station: shortName(station.station) })}
      </span>
      <div className={classes['end']}>
        <Data />
        <SignIn />
        <KioskExit />
        <ScannerMark />
        <ShortcutHelp />
      </div>
    </header>
  );
}

function Data() {
  const connection = useStore((state) => state.connection);
  const sync = useStore((state) => state.sync);
  const go = useStore((state) => state.go);
  const kiosk = useStore((state) => state.kiosk);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  const data = dataAge(connection, sync, now);
  const leads = data?.age != null && !kiosk;
  const words = data && (
    <>
      <Icon name={data.age === null ? toneIcons[data.tone] : 'cloud'} size={22} />
      <span>
        <strong>{data.text}</strong>
        {data.age !== null && <small>{data.age}</small>}
      </span>
    </>
  );
  return (
    <output className={classes['data']}>
      {data && leads && (
        <button type="button" data-tone={data.tone} onClick={() => go({ screen: 'sync' })}>
          {words}
        </button>
      )}
      {data && !leads && <div data-tone={data.tone}>{words}</div>}
    </output>
  );
}

function markOf(organisation: Organisation | null): CSSProperties {
  return { '--organisation': organisation?.color ?? 'transparent' } as CSSProperties;
}

/** Stations without a name have a long id; its ends are enough to tell two of them apart. */
function shortName(station: string): string {
  return station.length > 16 ? `${station.slice(0, 4)}…${station.slice(-4)}` : station;
}
