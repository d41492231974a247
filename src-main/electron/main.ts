import { fileURLToPath } from 'node:url';
import { app, session } from 'electron';
import { createNodePorts } from '../core/node-ports.ts';
import { openPrintRoom } from '../core/print-room.ts';
import { offerContract } from './contract-port.ts';
import { answerOnLoopback } from './local-host.ts';
import { lockAllContents } from './lock-contents.ts';
import { setMenu } from './menu.ts';
import { denyPermissions } from './permissions.ts';
import { useProfileOf } from './profile.ts';
import { registerAppScheme, serveApp } from './protocol.ts';
import { closeBeforeQuit } from './quit.ts';
import { failStart } from './start-failure.ts';
import { readStartOptions } from './start-options.ts';
import { openWindow, showWindow } from './window.ts';
import { startUtility } from './utility.ts';
import { windowsHost } from './windows-host.ts';

// Seen from dist/main, in the repository as in a package.
const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const files = {
  renderer: pathOf('../renderer'),
  preload: pathOf('../preload/preload.cjs'),
  resources: pathOf('../../resources'),
  windows: {
    helper: pathOf('winspool.js'),
    sumatraFolder: pathOf('../../node_modules/pdf-to-printer/dist'),
  },
  threads: {
    render: new URL('render-worker.js', import.meta.url),
    reader: new URL('reader-thread.js', import.meta.url),
  },
  backup: new URL('backup-program.js', import.meta.url),
};

const { dataFolder, sample } = readStartOptions(
  // Electron started on a folder has that folder as its first argument; a package has not.
  process.argv.slice(process.defaultApp ? 2 : 1),
  process.env,
  process.platform,
);

// All of this must happen before Electron is ready.
useProfileOf(dataFolder);
app.enableSandbox();
registerAppScheme();
lockAllContents();

if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron becomes ready only after this module has finished.
  app.whenReady().then(start).catch(failStart);
} else {
  app.exit(0);
}

async function start(): Promise<void> {
  denyPermissions(session.defaultSession);
  setMenu(process.platform);
  const ports = createNodePorts({
    dataFolder,
    resources: files.resources,
    threads: files.threads,
    backup: files.backup,
    version: app.getVersion(),
  });
  const windows = process.platform === 'win32' ? { windows: windowsHost(files.windows) } : {};
  const startBackup = (order: string) =>
    startUtility('Print Room backup', fileURLToPath(files.backup), [order]);
  const room = await openPrintRoom({ dataFolder, ports: { ...ports, ...windows, startBackup }, sample });
  const host = await answerOnLoopback(room, files.renderer);
  closeBeforeQuit(async () => {
    await host.close();
    await room.close();
  }, ports.logger);
  serveApp(files.renderer);
  offerContract(room, ports.logger);
  const window = openWindow(files.preload);
  app.on('second-instance', () => showWindow(window));
}
