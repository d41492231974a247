import { addressOf, type Screen } from '../state/place.ts';
import { waitingCount } from '../state/runs.ts';
import { useStore } from '../state/store.ts';
import { syncWaits } from '../state/sync.ts';
import { formatNumber } from '../texts/format.ts';
import { t, type PlainKey } from '../texts/t.ts';
import { Icon, type IconName } from './icons.tsx';
import classes from './app-nav.module.css';

const entries: readonly { readonly screen: Screen; readonly icon: IconName; readonly text: PlainKey }[] = [
  { screen: 'queue', icon: 'queue', text: 'nav.queue' },
  { screen: 'new', icon: 'add', text: 'nav.new' },
  { screen: 'preview', icon: 'preview', text: 'nav.preview' },
  { screen: 'printers', icon: 'printer', text: 'nav.printers' },
  { screen: 'stock', icon: 'sheets', text: 'nav.stock' },
  { screen: 'products', icon: 'box', text: 'nav.products' },
  { screen: 'sync', icon: 'exchange', text: 'nav.sync' },
  { screen: 'settings', icon: 'sliders', text: 'nav.settings' },
];

/** The way between the screens. Queue and sync show how much waits for a person, wherever one is. */
export function AppNav() {
  const current = useStore((state) => state.screen);
  const previewJobId = useStore((state) => state.previewJobId);
  const runs = useStore(waitingCount);
  const sync = useStore(syncWaits);
  return (
    <nav className={classes['nav']} aria-label={t('nav.name')}>
      {entries.map(({ screen, icon, text }) => (
        <a
          key={screen}
          className={classes['entry']}
          href={addressOf(
            screen === 'preview' && previewJobId !== null ? { screen, jobId: previewJobId } : { screen },
          )}
          aria-current={screen === current ? 'page' : undefined}
        >
          <Icon name={icon} size={22} />
          <span>{t(text)}</span>
          {screen === 'queue' && <Count count={runs} name={t('nav.waiting', { count: runs })} />}
          {screen === 'sync' && <Count count={sync} name={t('nav.sync_waiting', { count: sync })} />}
        </a>
      ))}
    </nav>
  );
}

function Count({ count, name }: { readonly count: number; readonly name: string }) {
  if (count === 0) return null;
  return (
    <span className={classes['count']} aria-label={name}>
      {formatNumber(count)}
    </span>
  );
}
