import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lockFolder } from '../../src-main/core/folder/lock.ts';
import { dataPaths } from '../../src-main/core/folder/paths.ts';
import { portFromPreload } from '../../src-renderer/client/port.ts';
import type { windowContract } from '../../src-shared/contract/index.ts';
import { onEnd, temporaryFolder } from '../support/room.ts';
import {
  app,
  electronEvent,
  FakeFrame,
  ipcRenderer,
  nextExitCode,
  nextWindow,
  restart,
  shellState,
} from './fake-electron.ts';
import { FakePage } from './fake-page.ts';
import { forgetProcessListeners } from './process-listeners.ts';

/**
 * The built program as a package holds it, only Electron itself is a stand-in. A path and not a URL: Vitest leaves
 * URLs to Node, and there `electron` would be the real package, which then starts its download.
 */
const program = join(import.meta.dirname, '../../dist/main/electron.js');

const appData = mkdtempSync(join(tmpdir(), 'print-room-app-data-'));
afterAll(() => rmSync(appData, { recursive: true }));

// Loaded before the first vi.resetModules, so that program and test look at one and the same fake.
const fake = vi.hoisted(() => import('./fake-electron.ts'));
vi.mock('electron', () => fake);

beforeEach(startAnew);
afterEach(() => vi.unstubAllGlobals());
forgetProcessListeners();

test('starts: sandbox and scheme first, then one window on the built page', async () => {
  const window = await start(temporaryFolder());
  expect(shellState.sandboxed).toBe(true);
  expect(shellState.schemes).toHaveLength(1);
  expect(Object.keys(shellState.permissions).toSorted()).toEqual(['check', 'device', 'request']);
  expect(window.urls).toEqual(['app://print-room/']);
  const index = await shellState.protocols.get('app')?.(new Request('app://print-room/'));
  expect(await index?.text()).toContain('<title>Print Room</title>');
  await quit();
});

test('the built preload brings the page to the contract', async () => {
  const window = await start(temporaryFolder());
  const page = new FakePage('app://print-room');
  shellState.frame = new FakeFrame(window.webContents, 'app://print-room');
  runBuiltPreload(window.options.webPreferences?.preload ?? '', page);
  const port = await portFromPreload(page as unknown as Window);
  const client: ContractRouterClient<typeof windowContract> = createORPCClient(new RPCLink({ port }));
  expect((await client.system.info()).organisations).toHaveLength(1);
  await quit();
});

test('quitting waits for the core and then frees the data folder', async () => {
  const folder = temporaryFolder();
  await start(folder);
  expect(lockFolder(dataPaths(folder))).toBeNull();
  const exiting = nextExitCode();
  app.emit('window-all-closed');
  // Impatient people ask twice.
  const again = electronEvent({});
  app.emit('will-quit', again);
  expect(again.defaultPrevented).toBe(true);
  expect(await exiting).toBe(0);
  const lock = lockFolder(dataPaths(folder));
  expect(lock).not.toBeNull();
  lock?.release();
});

test('a folder that another program has in use: one sentence, exit code 5', async () => {
  const folder = temporaryFolder();
  const lock = lockFolder(dataPaths(folder));
  onEnd(() => lock?.release());
  expect(await failedStart(folder)).toBe(5);
  expect(shellState.errorBoxes).toEqual([
    {
      title: 'Print Room cannot start',
      content: expect.stringContaining(
        `The data folder ${folder} is in use by a Print Room that does not answer.`,
      ),
    },
  ]);
});

test('a database of a newer Print Room: one sentence, exit code 5', async () => {
  const folder = temporaryFolder();
  await start(folder);
  await quit();
  const sqlite = new Sqlite(dataPaths(folder).database);
  sqlite.exec("INSERT INTO migrations VALUES (999999, 'of the future', 0)");
  sqlite.close();
  startAnew();
  expect(await failedStart(folder)).toBe(5);
  expect(shellState.errorBoxes[0]?.content).toContain('newer Print Room');
});

test('a second start on a folder shows the window of the first; on another folder it opens its own', async () => {
  const [folder, other] = [temporaryFolder(), temporaryFolder()];
  const window = await start(folder);
  const profile = shellState.paths.get('userData') ?? '';
  const shownBefore = window.shown;
  app.emit('second-instance', electronEvent({}), ['print-room']);
  expect(window.shown).toBe(shownBefore + 1);
  await quit();

  startAnew();
  shellState.running.add(profile);
  expect(await failedStart(folder)).toBe(0);
  expect(shellState.errorBoxes).toEqual([]);
  await start(other);
  await quit();
});

/** A new process of the same user. */
function startAnew(): void {
  restart();
  shellState.paths.set('appData', appData);
}

async function run(dataFolder: string): Promise<void> {
  const { argv } = process;
  process.argv = ['electron', '--data', dataFolder];
  vi.resetModules();
  try {
    await import(program);
  } finally {
    process.argv = argv;
  }
}

async function start(dataFolder: string) {
  const window = nextWindow();
  const failing = nextExitCode().then((code) => {
    throw new Error(`The program ended with ${code}: ${JSON.stringify(shellState.errorBoxes)}`);
  });
  failing.catch(() => {});
  await run(dataFolder);
  return Promise.race([window, failing]);
}

async function failedStart(dataFolder: string): Promise<number> {
  const exiting = nextExitCode();
  await run(dataFolder);
  const code = await exiting;
  expect(shellState.windows).toEqual([]);
  return code;
}

async function quit(): Promise<void> {
  const exiting = nextExitCode();
  app.quit();
  expect(await exiting).toBe(0);
}

/** As a sandboxed renderer runs it: a `require` that knows one module, and no Node around it. */
function runBuiltPreload(path: string, page: FakePage): void {
  const require = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}.`);
    return { ipcRenderer };
  };
  runInNewContext(readFileSync(path, 'utf8'), { require, window: page });
}
