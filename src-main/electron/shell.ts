import { app, session, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import { dataPaths } from '../core/folder/paths.ts';
import { createNodePorts } from '../core/node-ports.ts';
import type { PolicySet } from '../core/policy/policy-set.ts';
import type { PrintRoom } from '../core/print-room.ts';
import { idleQueue, isBusy, watchQueue, type QueueState } from '../core/queue-state.ts';
import type { Updates } from '../core/updates/updates.ts';
import { Engine } from '../headless/engine.ts';
import { openOwnCore } from '../headless/own-core.ts';
import { CloseQuestion } from './close-question.ts';
import { offerContract } from './contract-port.ts';
import { letPageSave } from './downloads.ts';
import { restartAfterFault } from './faults.ts';
import type { ProgramFiles } from './files.ts';
import type { Links } from './links.ts';
import { reloadAfterCrash } from './page-crash.ts';
import { Wakefulness } from './power.ts';
import { queueWords } from './queue-words.ts';
import { Quit } from './quit.ts';
import { asShell } from './shell-ports.ts';
import { failTakeOver } from './start-failure.ts';
import type { StartOptions } from './start-options.ts';
import { Surroundings } from './surroundings.ts';
import { say, speak } from './texts/texts.ts';
import { startUpdates } from './updates.ts';
import { goTo, openWindow, setKiosk, showWindow } from './window.ts';

/** Opens the engine of the data folder, then the window on it, and connects the two with the system. */
export async function runShell({
  files,
  policies,
  options,
  links,
}: {
  readonly files: ProgramFiles;
  readonly policies: PolicySet;
  readonly options: StartOptions;
  readonly links: Links;
}): Promise<void> {
  const { dataFolder, sample } = options;
  const { resources, threads, backup } = files;
  const version = app.getVersion();
  const systemLanguages = app.getPreferredSystemLanguages();
  speak(null, systemLanguages);
  const plain = createNodePorts({ dataFolder, resources, threads, backup, version, policies });
  const ports = asShell(plain, { dataFolder, files, policies });
  const { logger } = ports;

  let queue: QueueState = idleQueue;
  let kiosk = options.kiosk;
  let window: BrowserWindow | null = null;
  let around: Surroundings | null = null;
  let updates: Updates | null = null;
  const awake = new Wakefulness();
  const show = (): void => void (window && showWindow(window));
  const busy = (): boolean => isBusy(queue);
  const onQueue = (state: QueueState): void => {
    // Nobody sees the question of a run in a window that is hidden.
    if (state.waiting > queue.waiting && window?.isVisible() === false) show();
    queue = state;
    awake.set(busy());
    around?.setWords(words());
    updates?.queueChanged();
  };
  const words = (): string => (engine.isGuest ? say('tray.guest') : queueWords(queue));
  const onStationKiosk = (on: boolean): void => {
    kiosk = on || options.kiosk;
    if (window) setKiosk(window, kiosk);
    around?.setKiosk(kiosk);
  };

  const unwatch: (() => void)[] = [];
  const engine = await Engine.open({
    dataFolder,
    ports,
    openCore: () => openOwnCore({ dataFolder, ports, sample }, files.renderer),
    onOwner: (room) => unwatch.push(watchQueue(room, onQueue), watchKiosk(room, onStationKiosk)),
    onLost: failTakeOver,
  });
  const quit = new Quit(async () => {
    for (const end of unwatch) end();
    awake.set(false);
    await engine.close();
  }, logger);
  restartAfterFault({
    logger,
    logs: dataPaths(dataFolder).logs,
    close: () => quit.closeCore(),
    window: () => window,
  });

  offerContract(engine, logger, (set) => {
    speak(set, systemLanguages);
    around?.setWords(words());
    around?.rename();
  });
  letPageSave(session.defaultSession, () => kiosk);
  const closing = new CloseQuestion(busy);
  const opened = openWindow({ preload: files.preload, kiosk, hash: links.first, logger });
  window = opened;
  reloadAfterCrash(opened, logger, ports.now);
  closing.guard(opened);
  quit.closeWithSession(opened);

  const follow = (place: string | null): void => {
    if (place !== null) goTo(opened, place);
    show();
  };
  links.onFollow(follow);
  app.on('activate', show);

  around = new Surroundings(
    {
      platform: process.platform,
      icon: files.trayIcon,
      goTo: follow,
      show,
      showLogs: () => void shell.openPath(dataPaths(dataFolder).logs),
      quit: () => app.quit(),
      install: () => void updates?.install(),
    },
    kiosk,
    words(),
  );
  updates = await startUpdates(
    policies,
    {
      // What another user prints would end with the program that is replaced; and this one does not see it.
      isBusy: () => engine.isGuest || busy(),
      close: async () => {
        closing.letGo();
        await quit.closeCore();
      },
      onReady: (ready) => around.setUpdate(ready),
    },
    logger,
  );
}

/** Kiosk mode of the station: somebody with its PIN enters and leaves it in the window. */
function watchKiosk({ kiosk, changes }: PrintRoom, onKiosk: (on: boolean) => void): () => void {
  const look = (): void => onKiosk(kiosk.isOn());
  changes.on('station', look);
  look();
  return () => void changes.off('station', look);
}
