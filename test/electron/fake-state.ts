import { EventEmitter, once } from 'node:events';
import type { MenuItemConstructorOptions, MessageBoxOptions } from 'electron';
import type { FakeFrame, FakeTray, FakeWindow } from './fake-electron.ts';

export type Answer = (request: Request) => Promise<Response>;

/** What happened, as the tests read it. `events` tells `window`, `exit` and `question`. */
export const shellState = {
  events: new EventEmitter(),
  windows: [] as FakeWindow[],
  trays: [] as FakeTray[],
  exitCodes: [] as number[],
  relaunches: 0,
  errorBoxes: [] as { title: string; content: string }[],
  /** Message boxes, with what was clicked. */
  questions: [] as MessageBoxOptions[],
  /** Button that is clicked in the next message boxes. */
  answers: [] as number[],
  schemes: [] as unknown[],
  protocols: new Map<string, Answer>(),
  permissions: {} as Record<string, (...args: never[]) => unknown>,
  menu: null as MenuItemConstructorOptions[] | null,
  crashReporter: null as unknown,
  blockers: new Set<number>(),
  blockersEver: 0,
  opened: [] as string[],
  linkClients: [] as string[],
  sandboxed: false,
  packaged: true,
  ready: true,
  paths: new Map<string, string>(),
  displays: [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
  /** What the person has chosen in the system, the first one first. */
  languages: ['en-GB'],
  /** Of the key store; `basic_text` is none. */
  keyStore: 'gnome_libsecret',
  fetches: [] as { url: string; init: RequestInit }[],
  fetch: (() => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED'))) as (
    url: string,
  ) => Promise<Response>,
  /** User data folders whose program runs already. */
  running: new Set<string>(),
  /** The frame whose preload runs. */
  frame: null as FakeFrame | null,
};

export async function nextWindow(): Promise<FakeWindow> {
  const [window] = (await once(shellState.events, 'window')) as [FakeWindow];
  return window;
}

export async function nextExitCode(): Promise<number> {
  const [code] = (await once(shellState.events, 'exit')) as [number];
  return code;
}

/** The entry of the application's menu, or of the tray's, with this label. */
export function menuItem(
  label: string,
  menu: readonly MenuItemConstructorOptions[] | null = shellState.menu,
): MenuItemConstructorOptions | undefined {
  for (const item of menu ?? []) {
    if (item.label === label) return item;
    const below = Array.isArray(item.submenu) ? menuItem(label, item.submenu) : undefined;
    if (below) return below;
  }
  return undefined;
}

export function click(item: MenuItemConstructorOptions | undefined): void {
  if (!item?.click) throw new Error('There is no such entry in the menu.');
  (item.click as () => void)();
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
