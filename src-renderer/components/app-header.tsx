import type { Connection } from '../state/organisation.ts';
import { currentOrganisation } from '../state/organisation.ts';
import { useStore } from '../state/store.ts';
import { t, type PlainKey } from '../texts/t.ts';
import type { Tone } from '../theme.ts';
import classes from './app-header.module.css';
import { OrganisationMark } from './organisation-mark.tsx';
import { SignIn } from './sign-in.tsx';
import { ToneMark } from './tone-mark.tsx';

const connections: Record<Connection, { readonly tone: Tone; readonly text: PlainKey }> = {
  connecting: { tone: 'calm', text: 'connection.connecting' },
  live: { tone: 'good', text: 'connection.live' },
  lost: { tone: 'waiting', text: 'connection.lost' },
  signed_out: { tone: 'trouble', text: 'connection.signed_out' },
};

/** Name of the house, organisation, and the state of the line to the host. */
export function AppHeader() {
  const station = useStore((state) => state.station);
  const connection = useStore((state) => state.connection);
  const colour = useStore(currentOrganisation)?.color ?? 'transparent';
  const { tone, text } = connections[connection];
  return (
    <header className={classes['header']} style={{ borderTopColor: colour }}>
      <span className={classes['house']}>{t('app.name')}</span>
      <OrganisationMark />
      <div className={classes['end']}>
        <SignIn />
        <output>
          <ToneMark tone={tone}>{t(text)}</ToneMark>
        </output>
        {station && (
          <span className={classes['station']} title={station.station}>
            {t('app.station', { station: shortName(station.station) })}
            <br />
            {t('app.version', { version: station.version })}
          </span>
        )}
      </div>
    </header>
  );
}

/** Stations without a name have a long id; its ends are enough to tell two of them apart. */
function shortName(station: string): string {
  return station.length > 16 ? `${station.slice(0, 4)}…${station.slice(-4)}` : station;
}
