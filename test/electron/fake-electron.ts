/**
 * A stand-in for the module `electron`, for the APIs the shell uses and no other. Every name, event, argument and
 * option is checked against Electron's own typings while it is used, by the built program as by the sources: what
 * Electron 45 does not have fails here, too.
 *
 * What the shell did is read from `shell`; what Electron would do is done with its functions.
 */
import { EventEmitter } from 'node:events';
import {
  MessageChannel as NodeMessageChannel,
  type MessagePort as NodeMessagePort,
} from 'node:worker_threads';
import type {
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  SaveDialogOptions,
} from 'electron';
import { checked, fake, fakeClass } from './fake-checks.ts';
import { electronEvent, shellState, type Answer } from './fake-state.ts';
import { Api } from './typings.ts';

export { click, electronEvent, menuItem, nextExitCode, nextWindow, shellState } from './fake-state.ts';

/** Forgets everything, as a process that starts anew. */
export function restart(): void {
  // Electron's own; a package that was not released has no update address in there.
  Reflect.set(process, 'resourcesPath', '/nowhere/print-room/resources');
  for (const emitter of [shellState.events, appEvents, ipcMainEvents, ipcRendererEvents, sessionEvents]) {
    emitter.removeAllListeners();
  }
  const { windows, trays, exitCodes, errorBoxes, questions, answers, schemes, opened, linkClients, fetches } =
    shellState;
  for (const list of [
    windows,
    trays,
    exitCodes,
    errorBoxes,
    questions,
    answers,
    schemes,
    opened,
    linkClients,
    fetches,
  ])
    list.length = 0;
  for (const known of [shellState.protocols, shellState.paths, shellState.running, shellState.blockers])
    known.clear();
  Object.assign(shellState, {
    permissions: {},
    menu: null,
    crashReporter: null,
    relaunches: 0,
    blockersEver: 0,
    sandboxed: false,
    packaged: true,
    keyStore: 'gnome_libsecret',
    languages: ['en-GB'],
    frame: null,
    displays: [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
  });
}

/** Only the names of an emitter that Electron's objects share with Node's. */
function listening(emitter: EventEmitter) {
  return {
    on: emitter.on.bind(emitter),
    once: emitter.once.bind(emitter),
    emit: emitter.emit.bind(emitter),
  };
}

const appEvents = new EventEmitter();
export const app = fake('app', {
  ...listening(appEvents),
  get isPackaged() {
    return shellState.packaged;
  },
  disableHardwareAcceleration: () => undefined,
  // As everywhere but on macOS.
  dock: undefined,
  enableSandbox: () => void (shellState.sandboxed = true),
  exit: (code = 0) => {
    shellState.exitCodes.push(code);
    shellState.events.emit('exit', code);
  },
  getPath: (name: string) => shellState.paths.get(name) ?? '',
  setPath: (name: string, path: string) => void shellState.paths.set(name, path),
  getPreferredSystemLanguages: () => shellState.languages,
  getName: () => 'Print Room',
  getVersion: () => '0.0.0-test',
  quit: () => {
    const event = electronEvent({});
    appEvents.emit('will-quit', event);
    if (!event.defaultPrevented) app.exit(0);
  },
  relaunch: () => void (shellState.relaunches += 1),
  requestSingleInstanceLock: () => !shellState.running.has(shellState.paths.get('userData') ?? ''),
  setAsDefaultProtocolClient: (scheme: string) => shellState.linkClients.push(scheme) > 0,
  whenReady: () => Promise.resolve(),
});

export const dialog = fake('dialog', {
  showErrorBox: (title: string, content: string) => void shellState.errorBoxes.push({ title, content }),
  showMessageBox: (...args: unknown[]) => {
    shellState.questions.push(args.at(-1) as MessageBoxOptions);
    const response = shellState.answers.shift();
    shellState.events.emit('question');
    // A box that nobody answers stays open.
    if (response === undefined) return new Promise<never>(() => undefined);
    return Promise.resolve({ response, checkboxChecked: false });
  },
});

class FakeMenu {
  readonly template: MenuItemConstructorOptions[];

  constructor(template: MenuItemConstructorOptions[]) {
    this.template = template;
  }
}
export const Menu = fake('Menu', {
  setApplicationMenu: (menu: FakeMenu | null) => void (shellState.menu = menu?.template ?? null),
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => new FakeMenu(template),
});

export const protocol = fake('protocol', {
  registerSchemesAsPrivileged: (schemes: unknown[]) => void shellState.schemes.push(...schemes),
  handle: (scheme: string, answer: Answer) => void shellState.protocols.set(scheme, answer),
});

export const crashReporter = fake('crashReporter', {
  start: (options: unknown) => void (shellState.crashReporter = options),
});

export const powerSaveBlocker = fake('powerSaveBlocker', {
  start: () => {
    const id = shellState.blockers.size + 1;
    shellState.blockers.add(id);
    shellState.blockersEver += 1;
    return id;
  },
  stop: (id: number) => shellState.blockers.delete(id),
});

export const screen = fake('screen', { getAllDisplays: () => shellState.displays });

/** Only paths of the program's own may be opened, and nothing outside of the computer. */
export const shell = fake('shell', {
  openPath: (path: string) => {
    shellState.opened.push(path);
    return Promise.resolve('');
  },
});

export const net = fake('net', {
  fetch: (url: string, init: RequestInit) => {
    shellState.fetches.push({ url, init });
    return shellState.fetch(url);
  },
});

/** Encrypts by turning the text round, for this user. */
const turned = (text: string): string => text.split('').toReversed().join('');
export const safeStorage = fake('safeStorage', {
  getSelectedStorageBackend: () => shellState.keyStore,
  isAsyncEncryptionAvailable: () => Promise.resolve(shellState.keyStore !== 'none'),
  encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(`store:${turned(text)}`)),
  decryptStringAsync: async (bytes: Buffer) => {
    const text = bytes.toString();
    if (!text.startsWith('store:')) throw new Error('Error while decrypting the ciphertext.');
    return Promise.resolve({ result: turned(text.slice('store:'.length)), shouldReEncrypt: false });
  },
});

export const utilityProcess = fake('utilityProcess', {
  fork: (): never => {
    throw new Error('No test of the shell needs a process of its own.');
  },
});

const sessionEvents = new EventEmitter();
export const session = fake('session', {
  defaultSession: checked(new Api('Session'), {
    ...listening(sessionEvents),
    setPermissionRequestHandler: (handler: () => unknown) =>
      void (shellState.permissions['request'] = handler),
    setPermissionCheckHandler: (handler: () => unknown) => void (shellState.permissions['check'] = handler),
    setDevicePermissionHandler: (handler: () => unknown) => void (shellState.permissions['device'] = handler),
  }),
});

const ipcMainEvents = new EventEmitter();
export const ipcMain = fake('ipcMain', listening(ipcMainEvents));

const ipcRendererEvents = new EventEmitter();
export const ipcRenderer = fake('ipcRenderer', {
  ...listening(ipcRendererEvents),
  send: (channel: string, ...args: unknown[]) => {
    const frame = shellState.frame;
    const event = electronEvent({ sender: frame?.contents, senderFrame: frame?.seen ?? null });
    ipcMainEvents.emit(channel, event, ...args);
  },
});

/** The main process's end of a channel: Node's port behind the manners of a MessagePortMain. */
export class FakePort extends EventEmitter {
  readonly node: NodeMessagePort;

  constructor(node: NodeMessagePort) {
    super();
    this.node = node;
    node.on('close', () => this.emit('close'));
  }

  start(): void {
    this.node.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }

  postMessage(message: unknown): void {
    this.node.postMessage(message);
  }

  close(): void {
    this.node.close();
  }
}

/** A file that the page saves, and what the shell decides on its place. */
export class FakeDownload {
  readonly #url: string;
  readonly #filename: string;
  path: string | null = null;
  asked: SaveDialogOptions | null = null;
  /** As the shell sees it. */
  readonly seen: FakeDownload;

  constructor(url: string, filename: string) {
    this.#url = url;
    this.#filename = filename;
    this.seen = checked(downloadApi, this);
  }

  getURL(): string {
    return this.#url;
  }

  getFilename(): string {
    return this.#filename;
  }

  setSavePath(path: string): void {
    this.path = path;
  }

  setSaveDialogOptions(options: SaveDialogOptions): void {
    this.asked = options;
  }
}
const downloadApi = new Api('DownloadItem');

class FakeChannel {
  readonly port1: FakePort;
  readonly port2: FakePort;

  constructor() {
    const { port1, port2 } = new NodeMessageChannel();
    this.port1 = new FakePort(port1);
    this.port2 = new FakePort(port2);
  }
}
export const MessageChannelMain = fakeClass('MessageChannelMain', FakeChannel);

export class FakeContents extends EventEmitter {
  openWindow: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  reloads = 0;

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openWindow = handler;
  }

  reload(): void {
    this.reloads += 1;
  }
}
const contentsApi = new Api('WebContents');

export class FakeFrame {
  readonly contents: FakeContents;
  readonly origin: string;
  readonly parent: FakeFrame | null;
  /** Ports that were posted into this frame. */
  readonly received: NodeMessagePort[] = [];
  /** As the shell sees it. */
  readonly seen: FakeFrame;

  constructor(contents: FakeContents, origin: string, parent: FakeFrame | null = null) {
    this.contents = contents;
    this.origin = origin;
    this.parent = parent;
    this.seen = checked(frameApi, this);
  }

  postMessage(channel: string, _message: unknown, ports: FakePort[]): void {
    this.received.push(...ports.map((port) => port.node));
    ipcRendererEvents.emit(channel, { ports: ports.map((port) => port.node) });
  }
}
const frameApi = new Api('WebFrameMain');

export class FakeWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = checked(contentsApi, new FakeContents());
  readonly urls: string[] = [];
  shown = 0;
  visible = false;
  maximized = false;
  kiosk = false;
  bounds = { x: 10, y: 20, width: 1000, height: 700 };

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    this.kiosk = options.kiosk === true;
    shellState.windows.push(this);
    appEvents.emit('web-contents-created', electronEvent({}), this.webContents);
  }

  loadURL(url: string): Promise<void> {
    this.urls.push(url);
    shellState.events.emit('window', this);
    return Promise.resolve();
  }

  isMinimized(): boolean {
    return true;
  }

  restore(): void {}

  focus(): void {}

  show(): void {
    this.shown += 1;
    this.visible = true;
  }

  hide(): void {
    this.visible = false;
  }

  isVisible(): boolean {
    return this.visible;
  }

  setKiosk(on: boolean): void {
    this.kiosk = on;
  }

  setAutoHideMenuBar(): void {}

  maximize(): void {
    this.maximized = true;
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  getNormalBounds(): object {
    return this.bounds;
  }
}
export const BrowserWindow = fakeClass('BrowserWindow', FakeWindow);

export class FakeTray extends EventEmitter {
  readonly icon: string;
  toolTip = '';
  menu: MenuItemConstructorOptions[] = [];

  constructor(icon: string) {
    super();
    this.icon = icon;
    shellState.trays.push(this);
  }

  setToolTip(text: string): void {
    this.toolTip = text;
  }

  setContextMenu(menu: FakeMenu): void {
    this.menu = menu.template;
  }

  destroy(): void {
    shellState.trays.splice(shellState.trays.indexOf(this), 1);
  }
}
export const Tray = fakeClass('Tray', FakeTray);
