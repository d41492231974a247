import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PolicySet } from '../../src-main/core/policy/policy-set.ts';
import { startUpdates } from '../../src-main/electron/updates.ts';
import { temporaryFolder } from '../support/room.ts';
import { restart, shellState } from './fake-electron.ts';

const fake = vi.hoisted(() => import('./fake-electron.ts'));
vi.mock('electron', () => fake);

/** What the shell sets on electron-updater, which would look for the real Electron. */
const updater = vi.hoisted(() => ({
  settings: {} as Record<string, unknown>,
  feed: null as unknown,
  checks: 0,
}));
vi.mock('electron-updater', () => ({
  default: {
    autoUpdater: Object.assign(updater.settings, {
      setFeedURL: (feed: unknown) => void (updater.feed = feed),
      on: () => undefined,
      checkForUpdates: () => {
        updater.checks += 1;
        return Promise.resolve(null);
      },
    }),
  },
}));

let told: string;
const logger = pino({ base: null }, { write: (line: string) => void (told = line) });
const parts = { isBusy: () => false, close: () => Promise.resolve(), onReady: () => undefined };

beforeEach(() => {
  restart();
  Object.assign(updater, { feed: null, checks: 0 });
  vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** A Windows computer with the program in a folder, released with a place of updates. */
function installed(options: { perMachine?: boolean; msi?: boolean } = {}): void {
  const programs = temporaryFolder();
  const folder = join(programs, 'Print Room');
  const resources = join(folder, 'resources');
  mkdirSync(resources, { recursive: true });
  if (!options.msi) writeFileSync(join(folder, 'Uninstall Print Room.exe'), '');
  writeFileSync(join(resources, 'app-update.yml'), 'provider: generic\npublisherName:\n  - Print Room\n');
  Reflect.set(process, 'resourcesPath', resources);
  shellState.paths.set('exe', join(folder, 'Print Room.exe'));
  vi.stubEnv('ProgramFiles', options.perMachine ? programs : join(programs, 'elsewhere'));
}

const start = (policies = new PolicySet([])) => startUpdates(policies, parts, logger);
const enforced = (values: Record<string, unknown>) =>
  new PolicySet([{ level: 'enforced', place: 'HKLM', values }]);

test('one who installed it alone is offered new versions, and nothing happens without a question', async () => {
  installed();
  const updates = await start();
  await updates?.look();
  expect(updater.checks).toBe(1);
  expect(updater.settings).toMatchObject({
    autoDownload: false,
    autoInstallOnAppQuit: false,
    allowDowngrade: false,
    allowPrerelease: false,
    disableWebInstaller: true,
  });
  expect(updater.feed).toBeNull();
});

test('below Program Files an administrator brings new versions, unless the policy says otherwise', async () => {
  installed({ perMachine: true });
  expect([await start(), told]).toEqual([null, expect.stringContaining('everybody on this computer')]);
  const policies = enforced({ AutomaticUpdates: 1, UpdateAddress: 'https://updates.example.com/win' });
  expect(await start(policies)).not.toBeNull();
  expect(updater.feed).toEqual({ provider: 'generic', url: 'https://updates.example.com/win' });
});

test('what Windows Installer has installed is not replaced by the setup program, whatever a policy says', async () => {
  installed({ perMachine: true, msi: true });
  expect([await start(enforced({ AutomaticUpdates: 1 })), told]).toEqual([
    null,
    expect.stringContaining('MSI'),
  ]);
});
