import { VisuallyHidden } from '@mantine/core';
import { openScreens } from '../state/kiosk.ts';
import { addressOf, type Screen } from '../state/place.ts';
import { waitingCount } from '../state/runs.ts';
import { useStore } from '../state/store.ts';
import { syncWaits } from '../state/sync.ts';
import { formatNumber } from '../texts/format.ts';
import { t, type PlainKey } from '../texts/t.ts';
import { Icon, type IconName } from './icons.tsx';
import { ariaKeys } from './shortcuts/combination.ts';
import { useShortcut } from './shortcuts/use-shortcut.ts';
import { SignalBox } from './signal-box.tsx';
import classes from './app-nav.module.css';

interface NavEntry {
  readonly screen: Screen;
  readonly icon: IconName;
  readonly text: PlainKey;
  readonly keys: string;
}

/** A screen stands here as soon as it is there. The keys stay where they are: hands learn them. */
const entries: readonly NavEntry[] = [
  { screen: 'print', icon: 'printer', text: 'nav.print', keys: 'Alt+1' },
  { screen: 'queue', icon: 'queue', text: 'nav.queue', keys: 'Alt+2' },
  { screen: 'preview', icon: 'preview', text: 'nav.preview', keys: 'Alt+P' },
  { screen: 'labels', icon: 'label', text: 'nav.labels', keys: 'Alt+3' },
  { screen: 'settle', icon: 'scales', text: 'nav.settle', keys: 'Alt+4' },
  { screen: 'reports', icon: 'report', text: 'nav.reports', keys: 'Alt+5' },
  { screen: 'printers', icon: 'machine', text: 'nav.printers', keys: 'Alt+6' },
  { screen: 'stock', icon: 'sheets', text: 'nav.stock', keys: 'Alt+7' },
  { screen: 'products', icon: 'box', text: 'nav.products', keys: 'Alt+8' },
  { screen: 'sync', icon: 'exchange', text: 'nav.sync', keys: 'Alt+9' },
  { screen: 'settings', icon: 'sliders', text: 'nav.settings', keys: 'Alt+0' },
];

/** The way between the screens. Queue and sync show how much waits for a person, wherever one is. */
export function AppNav() {
  const kiosk = useStore((state) => state.kiosk);
  const open = openScreens({ kiosk });
  return (
    <nav className={classes['nav']} aria-label={t('nav.name')}>
      {entries
        .filter(({ screen }) => open.includes(screen))
        .map((entry) => (
          <Entry key={entry.screen} {...entry} />
        ))}
      <SignalBox />
    </nav>
  );
}

function Entry({ screen, icon, text, keys }: NavEntry) {
  const current = useStore((state) => state.screen);
  const previewJobId = useStore((state) => state.previewJobId);
  const go = useStore((state) => state.go);
  const place = screen === 'preview' && previewJobId !== null ? { screen, jobId: previewJobId } : { screen };
  useShortcut(keys, t('shortcuts.go', { screen: t(text) }), () => go(place));
  return (
    <a
      className={classes['entry']}
      href={addressOf(place)}
      aria-current={screen === current ? 'page' : undefined}
      aria-keyshortcuts={ariaKeys(keys)}
    >
      <Icon name={icon} size={22} />
      <span>{t(text)}</span>
      {screen === 'queue' && <RunsWaiting />}
      {screen === 'sync' && <SyncWaiting />}
    </a>
  );
}

function RunsWaiting() {
  const count = useStore(waitingCount);
  return <Count count={count} name={t('nav.waiting', { count })} />;
}

function SyncWaiting() {
  const count = useStore(syncWaits);
  return <Count count={count} name={t('nav.sync_waiting', { count })} />;
}

function Count({ count, name }: { readonly count: number; readonly name: string }) {
  if (count === 0) return null;
  return (
    <span className={classes['count']}>
      <span aria-hidden>{formatNumber(count)}</span>
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
}
