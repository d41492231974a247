/**
 * A stand-in for the module `electron`, for the APIs the shell uses and no other: touching anything else throws, and
 * `satisfies` makes a name that Electron's own typings do not have a compile error.
 *
 * What the shell did is read from `shell`; what Electron would do is done with its functions.
 */
import { EventEmitter, once } from 'node:events';
import {
  MessageChannel as NodeMessageChannel,
  type MessagePort as NodeMessagePort,
} from 'node:worker_threads';
import type {
  App,
  BrowserWindow as RealBrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  IpcMain,
  IpcRenderer,
  MenuItemConstructorOptions,
  MessagePortMain,
  Protocol,
  Session,
  WebContents,
  WebFrameMain,
} from 'electron';

type Part<T> = { readonly [K in keyof T]?: unknown };

type Answer = (request: Request) => Promise<Response>;

/** What happened, as the tests read it. `events` tells `window` and `exit`. */
export const shell = {
  events: new EventEmitter(),
  windows: [] as FakeWindow[],
  exitCodes: [] as number[],
  errorBoxes: [] as { title: string; content: string }[],
  schemes: [] as unknown[],
  protocols: new Map<string, Answer>(),
  permissions: {} as Record<string, (...args: never[]) => unknown>,
  sandboxed: false,
  paths: new Map<string, string>(),
  /** User data folders whose program runs already. */
  running: new Set<string>(),
  /** The frame whose preload runs. */
  frame: null as FakeFrame | null,
};

/** Forgets everything, as a process that starts anew. */
export function restart(): void {
  for (const emitter of [shell.events, appEvents, ipcMainEvents, ipcRendererEvents, sessionEvents]) {
    emitter.removeAllListeners();
  }
  shell.windows.length = shell.exitCodes.length = shell.errorBoxes.length = shell.schemes.length = 0;
  shell.protocols.clear();
  shell.paths.clear();
  shell.running.clear();
  Object.assign(shell, { permissions: {}, sandboxed: false, frame: null });
}

export async function nextWindow(): Promise<FakeWindow> {
  const [window] = (await once(shell.events, 'window')) as [FakeWindow];
  return window;
}

export async function nextExitCode(): Promise<number> {
  const [code] = (await once(shell.events, 'exit')) as [number];
  return code;
}

/** An event as Electron gives it to listeners; `defaultPrevented` says whether one objected. */
export function electronEvent<T extends object>(fields: T) {
  const event = {
    ...fields,
    defaultPrevented: false,
    preventDefault: () => void (event.defaultPrevented = true),
  };
  return event;
}

function strict<T extends object>(name: string, api: T): T {
  return new Proxy(api, {
    get(target, key) {
      if (typeof key === 'symbol' || key === 'then' || key in target) return Reflect.get(target, key, target);
      throw new Error(`The shell uses electron's ${name}.${key}, which the fake does not have.`);
    },
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
export const app = strict('app', {
  ...listening(appEvents),
  isPackaged: true,
  enableSandbox: () => void (shell.sandboxed = true),
  exit: (code = 0) => {
    shell.exitCodes.push(code);
    shell.events.emit('exit', code);
  },
  getPath: (name: string) => shell.paths.get(name) ?? '',
  setPath: (name: string, path: string) => void shell.paths.set(name, path),
  getVersion: () => '0.0.0-test',
  quit: () => void appEvents.emit('will-quit', electronEvent({})),
  requestSingleInstanceLock: () => !shell.running.has(shell.paths.get('userData') ?? ''),
  whenReady: () => Promise.resolve(),
} satisfies Part<App> & { emit: unknown });

export const dialog = strict('dialog', {
  showErrorBox: (title: string, content: string) => void shell.errorBoxes.push({ title, content }),
} satisfies Part<Dialog>);

export const Menu = strict('Menu', {
  setApplicationMenu: () => {},
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
});

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes: unknown[]) => void shell.schemes.push(...schemes),
  handle: (scheme: string, answer: Answer) => void shell.protocols.set(scheme, answer),
} satisfies Part<Protocol>);

const sessionEvents = new EventEmitter();
export const session = strict('session', {
  defaultSession: strict('session.defaultSession', {
    ...listening(sessionEvents),
    setPermissionRequestHandler: (handler: () => unknown) => void (shell.permissions['request'] = handler),
    setPermissionCheckHandler: (handler: () => unknown) => void (shell.permissions['check'] = handler),
    setDevicePermissionHandler: (handler: () => unknown) => void (shell.permissions['device'] = handler),
  } satisfies Part<Session> & { emit: unknown }),
});

const ipcMainEvents = new EventEmitter();
export const ipcMain = strict('ipcMain', listening(ipcMainEvents) satisfies Part<IpcMain>);

const ipcRendererEvents = new EventEmitter();
export const ipcRenderer = strict('ipcRenderer', {
  ...listening(ipcRendererEvents),
  send: (channel: string) => {
    ipcMainEvents.emit(channel, electronEvent({ sender: shell.frame?.contents, senderFrame: shell.frame }));
  },
} satisfies Part<IpcRenderer> & { emit: unknown });

/** The main process's end of a channel: Node's port behind the manners of a MessagePortMain. */
export class FakePort extends EventEmitter implements Part<MessagePortMain> {
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

export class MessageChannelMain {
  readonly port1: FakePort;
  readonly port2: FakePort;

  constructor() {
    const { port1, port2 } = new NodeMessageChannel();
    this.port1 = new FakePort(port1);
    this.port2 = new FakePort(port2);
  }
}

export class FakeContents extends EventEmitter implements Part<WebContents> {
  openWindow: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openWindow = handler;
  }
}

export class FakeFrame implements Part<WebFrameMain> {
  readonly contents: FakeContents;
  readonly origin: string;
  readonly parent: FakeFrame | null;
  /** Ports that were posted into this frame. */
  readonly received: NodeMessagePort[] = [];

  constructor(contents: FakeContents, origin: string, parent: FakeFrame | null = null) {
    this.contents = contents;
    this.origin = origin;
    this.parent = parent;
  }

  postMessage(channel: string, _message: unknown, ports: FakePort[]): void {
    this.received.push(...ports.map((port) => port.node));
    ipcRendererEvents.emit(channel, { ports: ports.map((port) => port.node) });
  }
}

class FakeWindow extends EventEmitter implements Part<RealBrowserWindow> {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new FakeContents();
  url: string | null = null;
  shown = 0;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    shell.windows.push(this);
    appEvents.emit('web-contents-created', electronEvent({}), this.webContents);
  }

  loadURL(url: string): Promise<void> {
    this.url = url;
    shell.events.emit('window', this);
    return Promise.resolve();
  }

  isMinimized(): boolean {
    return true;
  }

  restore(): void {}

  focus(): void {}

  show(): void {
    this.shown += 1;
  }
}
export { FakeWindow as BrowserWindow };
