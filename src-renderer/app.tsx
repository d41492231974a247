import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { AlarmBar } from './components/alarm-bar.tsx';
import { AppHeader } from './components/app-header.tsx';
import { AppNav } from './components/app-nav.tsx';
import { Notices } from './components/notices.tsx';
import { ProblemBox } from './components/problem-box.tsx';
import type { Problem } from './client/problem.ts';
import { useShortcutKeys } from './components/shortcuts/use-shortcut.ts';
import { useOnePress } from './components/use-one-press.ts';
import { DefaultScan } from './scanner/default-scan.tsx';
import { useScanner } from './scanner/use-scanner.ts';
import { FirstStartScreen } from './screens/first-start/first-start-screen.tsx';
import { PrintScreen } from './screens/print/print-screen.tsx';
import { LabelsScreen } from './screens/labels/labels-screen.tsx';
import { PreviewScreen } from './screens/preview/preview-screen.tsx';
import { ProductsScreen } from './screens/products/products-screen.tsx';
import { StockScreen } from './screens/stock/stock-screen.tsx';
import { PrintersScreen } from './screens/printers/printers-screen.tsx';
import { ReportsScreen } from './screens/reports/reports-screen.tsx';
import { SettleScreen } from './screens/settle/settle-screen.tsx';
import { SettingsScreen } from './screens/settings/settings-screen.tsx';
import { QueueScreen } from './screens/queue/queue-screen.tsx';
import { SyncScreen } from './screens/sync/sync-screen.tsx';
import { useSignals } from './sounds/use-signals.ts';
import { followChanges } from './state/live.ts';
import { currentOrganisation } from './state/organisation.ts';
import { waitingCount } from './state/runs.ts';
import { useStore } from './state/store.ts';
import { t } from './texts/t.ts';
import classes from './app.module.css';

/** Between two questions to a host that does not answer. */
const knockMs = 2_000;

/** The window: header, way, screen, and the line to the host. */
export function App() {
  const screen = useStore((state) => state.screen);
  const organisationId = useStore((state) => state.organisationId);
  const problem = useStation();
  const first = useStore((state) => state.firstStep !== null || currentOrganisation(state)?.empty === true);
  useAddress();
  useTitle();
  // Before the shortcuts: what a scanner types is none.
  useScanner();
  useOnePress();
  useShortcutKeys();
  useSignals();
  useChanges(organisationId);
  return (
    <div className={classes['window']}>
      <SkipButton />
      <AppHeader />
      <AppNav />
      <div className={classes['alarms']}>
        <AlarmBar />
      </div>
      <main className={classes['main']} id="main" tabIndex={-1}>
        {!(first && screen === 'print') && (
          <VisuallyHidden component="h1">{t(`nav.${screen}`)}</VisuallyHidden>
        )}
        {organisationId === null && problem && (
          <div className={classes['unanswered']}>
            <ProblemBox problem={problem} title={t('error.loading')} />
          </div>
        )}
        {organisationId !== null && screen === 'queue' && <QueueScreen />}
        {organisationId !== null && screen === 'print' && first && <FirstStartScreen key={organisationId} />}
        {organisationId !== null && screen === 'print' && !first && <PrintScreen key={organisationId} />}
        {organisationId !== null && screen === 'preview' && <PreviewScreen />}
        {organisationId !== null && screen === 'labels' && <LabelsScreen key={organisationId} />}
        {organisationId !== null && screen === 'settle' && <SettleScreen key={organisationId} />}
        {organisationId !== null && screen === 'reports' && <ReportsScreen key={organisationId} />}
        {organisationId !== null && screen === 'printers' && <PrintersScreen />}
        {organisationId !== null && screen === 'stock' && <StockScreen key={organisationId} />}
        {organisationId !== null && screen === 'products' && <ProductsScreen />}
        {organisationId !== null && screen === 'sync' && <SyncScreen key={organisationId} />}
        {organisationId !== null && screen === 'settings' && <SettingsScreen key={organisationId} />}
      </main>
      <Notices />
      {organisationId !== null && <DefaultScan />}
    </div>
  );
}

/** The way past the screens for whoever goes by keyboard; seen while it has the focus. */
function SkipButton() {
  return (
    <button
      type="button"
      className={classes['skip']}
      onClick={() => document.querySelector<HTMLElement>('#main')?.focus()}
    >
      {t('nav.skip')}
    </button>
  );
}

/** Asks who is here until the host answers; gives what stands in the way meanwhile. */
function useStation(): Problem | null {
  const loadStation = useStore((state) => state.loadStation);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const knock = async (): Promise<void> => {
      const outcome = await loadStation();
      if (gone) return;
      setProblem(outcome.ok ? null : outcome.problem);
      if (!outcome.ok) timer = setTimeout(() => void knock(), knockMs);
    };
    void knock();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [loadStation]);
  return problem;
}

function useAddress(): void {
  const followAddress = useStore((state) => state.followAddress);
  useEffect(() => {
    const follow = (): void => followAddress(location.hash);
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [followAddress]);
}

/** The tab says how many runs wait, for whoever looks at another page meanwhile. */
function useTitle(): void {
  const waiting = useStore(waitingCount);
  const name = useStore((state) => currentOrganisation(state)?.name ?? null);
  useEffect(() => {
    const house = name === null ? t('app.name') : t('app.title', { organisation: name });
    document.title = waiting > 0 ? `(${waiting}) ${house}` : house;
  }, [waiting, name]);
}

function useChanges(organisationId: string | null): void {
  useEffect(() => {
    if (organisationId === null) return undefined;
    const stop = new AbortController();
    void followChanges(stop.signal);
    return () => stop.abort();
  }, [organisationId]);
}
