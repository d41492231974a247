import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Session } from 'electron';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { noPolicies } from '../../src-main/core/policy/policy-set.ts';
import { offerContract } from '../../src-main/electron/contract-port.ts';
import { lockAllContents } from '../../src-main/electron/lock-contents.ts';
import { denyPermissions } from '../../src-main/electron/permissions.ts';
import { registerAppScheme, serveApp } from '../../src-main/electron/protocol.ts';
import { windowDoor } from '../../src-main/headless/own-core.ts';
import { contentSecurityPolicy } from '../../src-shared/page-policy.ts';
import { readStartOptions } from '../../src-main/electron/start-options.ts';
import { openWindow } from '../../src-main/electron/window.ts';
import { portFromPreload } from '../../src-renderer/client/port.ts';
import { remember } from '../../src-renderer/state/remembered.ts';
import type { contract } from '../../src-shared/contract/index.ts';
import { setUpPeople } from '../support/people.ts';
import { openTestRoom, temporaryFolder } from '../support/room.ts';
import {
  electronEvent,
  FakeContents,
  FakeFrame,
  ipcMain,
  ipcRenderer,
  restart,
  session,
  shellState,
} from './fake-electron.ts';
import { FakePage } from './fake-page.ts';

// Loaded before the first vi.resetModules, so that program and test look at one and the same fake.
const fake = vi.hoisted(() => import('./fake-electron.ts'));
vi.mock('electron', () => fake);

const origin = 'app://print-room';
const logger = pino({ enabled: false });
const plainWindow = { preload: '/bundle/preload.cjs', kiosk: false, hash: '', logger };

beforeEach(restart);
afterEach(() => vi.unstubAllGlobals());

describe('the page over app://', () => {
  let folder: string;
  const fetchPage = async (url: string, init?: RequestInit): Promise<Response> => {
    const answer = shellState.protocols.get('app');
    if (!answer) throw new Error('Nobody answers app: addresses.');
    return answer(new Request(url, init));
  };

  beforeEach(() => {
    folder = temporaryFolder();
    const page = join(folder, 'page');
    mkdirSync(join(page, 'assets'), { recursive: true });
    mkdirSync(join(folder, 'page-of-another'));
    writeFileSync(join(page, 'index.html'), '<!doctype html><title>page</title>');
    writeFileSync(join(page, 'assets', 'reader.wasm'), '');
    writeFileSync(join(folder, 'secret.key'), 'the secret');
    writeFileSync(join(folder, 'page-of-another', 'index.html'), 'the secret');
    serveApp(page);
  });

  test('comes from the built files, each with its type', async () => {
    const index = await fetchPage(`${origin}/`);
    expect(await index.text()).toContain('<title>page</title>');
    expect(index.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const wasm = await fetchPage(`${origin}/assets/reader.wasm?v=1#part`);
    expect([wasm.status, wasm.headers.get('content-type')]).toEqual([200, 'application/wasm']);
  });

  test('carries the content security policy, also where there is no such file', async () => {
    for (const path of ['/', '/assets/reader.wasm', '/missing.js']) {
      const { headers } = await fetchPage(origin + path);
      expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect(contentSecurityPolicy).toMatch(/^default-src 'none';/);
    expect(contentSecurityPolicy).not.toMatch(/script-src[^;]*('unsafe-inline'|'unsafe-eval'|\*|https?:)/);
  });

  test.each([
    '/../secret.key',
    '/%2e%2e/secret.key',
    '/..%2fsecret.key',
    '/assets/..%2f..%2fsecret.key',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.key',
    '/..%2fpage-of-another/index.html',
    '/%2fFOLDER%2fsecret.key',
    '//secret.key',
    '/secret.key%00.html',
    '/%E0%A4%A',
    '/assets',
  ])('has nothing behind the address %s but itself', async (path) => {
    const response = await fetchPage(origin + path.replace('FOLDER', encodeURIComponent(folder)));
    expect([response.status, await response.text()]).toEqual([404, 'Not found']);
  });

  test('answers one host and only asks for reading', async () => {
    expect((await fetchPage('app://elsewhere/index.html')).status).toBe(404);
    expect((await fetchPage(`${origin}/index.html`, { method: 'POST', body: 'x' })).status).toBe(405);
  });

  test('is an origin of its own that obeys its policy', () => {
    registerAppScheme();
    expect(shellState.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });
});

describe('the window', () => {
  test('runs its page isolated, sandboxed and without Node', () => {
    openWindow(plainWindow);
    expect(shellState.windows[0]?.urls[0]).toBe(`${origin}/`);
    expect(shellState.windows[0]?.options.webPreferences).toMatchObject({
      preload: '/bundle/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    });
  });

  test('is shown when it has something to show', () => {
    openWindow(plainWindow);
    expect(shellState.windows[0]?.shown).toBe(0);
    shellState.windows[0]?.emit('ready-to-show');
    expect(shellState.windows[0]?.shown).toBe(1);
  });

  test('stays on its page: only a reload is let through', () => {
    const goesTo = (url: string, isMainFrame = true): boolean => {
      const event = electronEvent({ url, isMainFrame });
      contents().emit('will-frame-navigate', event);
      return !event.defaultPrevented;
    };
    expect(goesTo(`${origin}/`)).toBe(true);
    expect(goesTo(`${origin}/#/queue`)).toBe(true);
    expect(goesTo(`${origin}/`, false)).toBe(false);
    const elsewhere = [
      'https://example.com/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,x',
      `${origin}/assets/picture.svg`,
      `${origin}.example.com/`,
    ];
    expect(elsewhere.filter((url) => goesTo(url))).toEqual([]);
  });

  test('opens no second window, follows no redirect and takes no webview', () => {
    expect(contents().openWindow({ url: `${origin}/` })).toEqual({ action: 'deny' });
    const refused = ['will-redirect', 'will-attach-webview'].filter((name) => {
      const event = electronEvent({ url: `${origin}/` });
      contents().emit(name, event);
      return event.defaultPrevented;
    });
    expect(refused).toEqual(['will-redirect', 'will-attach-webview']);
  });

  test('may put text on the clipboard, and is refused every other permission and device', () => {
    denyPermissions(session.defaultSession as unknown as Session);
    const answers: boolean[] = [];
    const { request, check, device } = shellState.permissions as Record<
      string,
      (...args: unknown[]) => unknown
    >;
    for (const permission of ['media', 'clipboard-read', 'openExternal', 'serial']) {
      request?.({}, permission, (granted: boolean) => answers.push(granted));
      answers.push(check?.({}, permission) as boolean, device?.({ deviceType: permission }) as boolean);
    }
    expect(answers).toEqual(Array(12).fill(false));
    request?.({}, 'clipboard-sanitized-write', (granted: boolean) => answers.push(granted));
    expect([answers.at(-1), check?.({}, 'clipboard-sanitized-write')]).toEqual([true, true]);
  });

  function contents(): FakeContents {
    lockAllContents();
    openWindow(plainWindow);
    return shellState.windows.at(-1)?.webContents ?? new FakeContents();
  }
});

describe('the contract over the port', () => {
  let room: PrintRoom;

  beforeEach(async () => {
    room = await openTestRoom();
    offerContract(windowDoor(room), logger);
  });

  test('answers what a window may ask', async () => {
    const info = await clientOf(await loadPage()).system.info();
    expect(info.version).toBe('0.0.0-test');
    expect(info.organisations.map(({ name }) => name)).toEqual(['My organisation']);
  });

  test('does not know the part of the command line', async () => {
    const { admin } = clientOf(await loadPage());
    await expect(admin.backup({ path: join(temporaryFolder(), 'stolen.db') })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(admin.importFile({ path: '/etc/passwd' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('names what is wrong in a sentence', async () => {
    const client = clientOf(await loadPage());
    await expect(client.jobs.get({ job_id: 'z'.repeat(22) })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      data: { code: 'not_found' },
    });
  });

  test.each([
    ['a page of another origin', () => new FakeFrame(new FakeContents(), 'https://example.com')],
    ['a page from a file', () => new FakeFrame(new FakeContents(), 'file://')],
    [
      'a page whose origin begins like ours',
      () => new FakeFrame(new FakeContents(), `${origin}.example.com`),
    ],
    [
      'a frame inside our page',
      () => {
        const contents = new FakeContents();
        return new FakeFrame(contents, origin, new FakeFrame(contents, origin));
      },
    ],
  ])('is not given to %s', (_who, make) => {
    const frame = make();
    ask(frame);
    expect(frame.received.length).toBe(0);
    // The same question of the page itself is answered, so it was the frame that was refused.
    const ours = new FakeFrame(frame.contents, origin);
    ask(ours);
    expect(ours.received.length).toBe(1);
    ours.received[0]?.close();
  });

  test('survives a frame that is gone before it is answered', () => {
    expect(() => ask(null)).not.toThrow();
  });

  test('ends with its page: a reload gets a port of its own and the old one closes', async () => {
    const contents = new FakeContents();
    const first = await loadPage(contents);
    const closed = new Promise((resolve) => first.addEventListener('close', resolve));
    const second = await loadPage(contents);
    await closed;
    expect((await clientOf(second).system.info()).version).toBe('0.0.0-test');
    const gone = new Promise((resolve) => second.addEventListener('close', resolve));
    contents.emit('destroyed');
    await gone;
  });

  test('a page that leaves ends the streams it was reading', async () => {
    const before = room.changes.listenerCount('job');
    const port = await loadPage();
    const stream = await clientOf(port).system.changes({});
    const ending = stream.next();
    await vi.waitFor(() => expect(room.changes.listenerCount('job')).toBeGreaterThan(before));
    port.close();
    await expect(ending).rejects.toThrow('was closed');
    await vi.waitFor(() => expect(room.changes.listenerCount('job')).toBe(before));
  });

  test('the preload gives a page one port, whoever asks how often', async () => {
    const frame = new FakeFrame(new FakeContents(), origin);
    const page = await runPreload(frame);
    page.hear('print-room:page-ready');
    expect(frame.received.length).toBe(0);
    const port = await portFromPreload(page as unknown as Window);
    page.postMessage('print-room:page-ready', '*');
    await Promise.resolve();
    expect(frame.received.length).toBe(1);
    port.close();
  });

  test('hears from each load of our page which language it was set to, and from no other frame', async () => {
    const heard: (string | null)[] = [];
    restart();
    offerContract(windowDoor(room), logger, (language) => heard.push(language));
    await loadPage();
    expect(heard).toEqual([null]);
    const page = await runPreload(new FakeFrame(new FakeContents(), origin));
    vi.stubGlobal('localStorage', page.localStorage);
    remember('language', 'de');
    (await portFromPreload(page as unknown as Window)).close();
    expect(heard).toEqual([null, 'de']);
    const strange = new FakeFrame(new FakeContents(), 'https://example.com');
    shellState.frame = strange;
    ipcRenderer.send('print-room:contract-port', 'es');
    expect(heard).toEqual([null, 'de']);
  });

  test('knows each page by the session of whoever signed in on it, and no other page', async () => {
    await setUpPeople(room);
    const [first, second] = [await openPage(), await openPage()];
    const set = ({ client }: Page) => client.system.setSetting({ key: 'sync_threshold', value: 7 });
    await expect(set(first)).rejects.toMatchObject({ status: 401, data: { code: 'sign_in_needed' } });
    const { session } = await first.client.people.signIn({ badge: 'BADGE-IDA' });
    first.keepSession(session);
    await set(first);
    expect(room.settings.get(1, 'sync_threshold')).toBe(7);
    expect((await first.client.people.whoami({})).person?.name).toBe('Ida');
    expect((await second.client.people.whoami({})).person).toBeNull();
    await expect(set(second)).rejects.toMatchObject({ data: { code: 'sign_in_needed' } });
    second.keepSession((await second.client.people.signIn({ badge: 'BADGE-OTTO' })).session);
    await expect(set(second)).rejects.toMatchObject({ status: 403, data: { code: 'not_allowed' } });
    await first.client.people.signOut({});
    await expect(set(first)).rejects.toMatchObject({ data: { code: 'sign_in_needed' } });
    expect((await second.client.people.whoami({})).person?.name).toBe('Otto');
  });

  function ask(frame: FakeFrame | null): void {
    ipcMain.emit(
      'print-room:contract-port',
      electronEvent({ sender: frame?.contents ?? new FakeContents(), senderFrame: frame?.seen ?? null }),
    );
  }
});

describe('the start', () => {
  test('takes the data folder from the command line, between the switches of Chromium', () => {
    const read = (...args: string[]) =>
      readStartOptions(args, { PRINT_ROOM_DATA: '/from/env' }, 'linux', noPolicies);
    expect(read('--data', '/plant/line-1', '--sample')).toEqual({
      dataFolder: '/plant/line-1',
      sample: true,
      kiosk: false,
    });
    expect(read('--ozone-platform=wayland', '--data=/plant/line-2', '--no-zygote', '--kiosk')).toEqual({
      dataFolder: '/plant/line-2',
      sample: false,
      kiosk: true,
    });
    expect(read()).toEqual({ dataFolder: '/from/env', sample: false, kiosk: false });
  });
});

/** A page with the built shell's preload in it, as far as its handshake goes. */
async function runPreload(frame: FakeFrame): Promise<FakePage> {
  const page = new FakePage(frame.origin);
  shellState.frame = frame;
  vi.stubGlobal('window', page);
  vi.resetModules();
  await import('../../src-main/electron/preload/preload.ts');
  return page;
}

async function loadPage(contents = new FakeContents()): Promise<MessagePort> {
  const page = await runPreload(new FakeFrame(contents, origin));
  return portFromPreload(page as unknown as Window);
}

type Page = Awaited<ReturnType<typeof openPage>>;

/** The page's own client, as it finds its port and sends who is signed in. */
async function openPage() {
  const page = await runPreload(new FakeFrame(new FakeContents(), origin));
  vi.stubGlobal('location', { protocol: 'app:', origin });
  expect(window).toBe(page);
  // Fresh modules, since each page has its own session.
  const { client } = await import('../../src-renderer/client/client.ts');
  const { keepSession } = await import('../../src-renderer/client/session.ts');
  return { client, keepSession };
}

function clientOf(port: MessagePort): ContractRouterClient<typeof contract> {
  return createORPCClient(new RPCLink({ port }));
}
