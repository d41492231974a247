import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { MenuItemConstructorOptions } from 'electron';
import pino from 'pino';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { lockFolder } from '../../src-main/core/folder/lock.ts';
import { readHostFile } from '../../src-main/core/folder/owner.ts';
import { dataPaths } from '../../src-main/core/folder/paths.ts';
import { noPolicies, PolicySet } from '../../src-main/core/policy/policy-set.ts';
import { CloseQuestion } from '../../src-main/electron/close-question.ts';
import { placeOfLink } from '../../src-main/electron/deep-link.ts';
import { filesAround } from '../../src-main/electron/files.ts';
import { Links } from '../../src-main/electron/links.ts';
import { keepCrashDumps, useProfileOf } from '../../src-main/electron/profile.ts';
import { runShell } from '../../src-main/electron/shell.ts';
import { readStartOptions } from '../../src-main/electron/start-options.ts';
import { queueWords } from '../../src-main/electron/queue-words.ts';
import { languages, speak } from '../../src-main/electron/texts/texts.ts';
import { startUpdates } from '../../src-main/electron/updates.ts';
import { openWindow } from '../../src-main/electron/window.ts';
import { placeOf, screens } from '../../src-renderer/state/place.ts';
import { languages as languagesOfWindow } from '../../src-renderer/texts/language.ts';
import type { contract } from '../../src-shared/contract/index.ts';
import { csvFile, onEnd, serialsCsv, temporaryFolder } from '../support/room.ts';
import {
  app,
  click,
  electronEvent,
  FakeFrame,
  ipcRenderer,
  menuItem,
  nextExitCode,
  restart,
  shellState,
} from './fake-electron.ts';
import { forgetProcessListeners, programListeners } from './process-listeners.ts';

const fake = vi.hoisted(() => import('./fake-electron.ts'));
vi.mock('electron', () => fake);
vi.mock(import('../../src-main/electron/updates.ts'), async (original) => {
  const actual = await original();
  return { ...actual, startUpdates: vi.fn(actual.startUpdates) };
});

/** Threads and page as they are built. */
const files = filesAround(new URL('../../dist/main/electron.js', import.meta.url).href);
const logger = pino({ enabled: false });
const job = 'AbCdEfGhIjKlMnOpQrStUv';

beforeEach(restart);
forgetProcessListeners();

interface Start {
  readonly args?: readonly string[];
  readonly kiosk?: boolean;
  readonly dataFolder?: string;
}

async function start({ args = [], kiosk = false, dataFolder = temporaryFolder() }: Start = {}) {
  shellState.paths.set('userData', temporaryFolder());
  const links = new Links(args);
  await runShell({ files, policies: noPolicies, options: { dataFolder, sample: false, kiosk }, links });
  const [window] = shellState.windows;
  if (!window) throw new Error('No window was opened.');
  onEnd(async () => {
    if (shellState.exitCodes.length > 0) return;
    const exiting = nextExitCode();
    app.quit();
    await exiting;
  });
  return { dataFolder, window, tray: shellState.trays[0] };
}

/** The command line's way to the running program. */
function clientOf(dataFolder: string): ContractRouterClient<typeof contract> {
  const host = readHostFile(dataFolder);
  if (!host) throw new Error('Nobody answers for the folder.');
  return createORPCClient(
    new RPCLink({ url: `${host.url}/rpc`, headers: { authorization: `Bearer ${host.token}` } }),
  );
}

function isFree(dataFolder: string): boolean {
  const lock = lockFolder(dataPaths(dataFolder));
  lock?.release();
  return lock !== null;
}

describe('a link', () => {
  test('opens the sheets of its job: at the start, from a second start, and as macOS tells it', async () => {
    const { window } = await start({ args: ['--no-sandbox', `print-room://job/${job}`] });
    expect(window.urls).toEqual([`app://print-room/#/preview/${job}`]);
    app.emit('second-instance', electronEvent({}), ['print-room', '--', `print-room://job/${job}/`]);
    expect(window.urls).toHaveLength(2);
    const event = electronEvent({});
    app.emit('open-url', event, `print-room://job/${job}`);
    expect([event.defaultPrevented, window.urls.length, window.shown]).toEqual([true, 3, 2]);
  });

  test('that starts the program on macOS comes before there is a window, and is followed all the same', async () => {
    const links = new Links([]);
    app.emit('open-url', electronEvent({}), `print-room://job/${job}`);
    expect(links.first).toBe(`#/preview/${job}`);
  });

  test.each([
    'print-room://job/',
    'print-room://job/short',
    `print-room://print/${job}`,
    `print-room://job/${job}/print`,
    `print-room://job/${job}?print=1`,
    `print-room://job/${job}#/settings`,
    `print-room://user@job/../${job}/x`,
    `https://job/${job}`,
    'print-room:javascript:alert(1)',
    '--gpu-launcher=calc',
  ])('that is no link to a job leads nowhere: %s', (link) => {
    expect(placeOfLink(link)).toBeNull();
  });
});

describe('beside the clock', () => {
  test('stands what the queue does, and the computer stays awake only while something is made', async () => {
    const { dataFolder, tray } = await start();
    expect(tray?.toolTip).toBe('Print Room: nothing to print');
    const client = clientOf(dataFolder);
    await client.admin.importFile({ path: csvFile(serialsCsv(200)) });
    const made = await client.jobs.submit({ scope: 'serials', export_type: 'sheet_pdf', file_format: 'pdf' });
    expect(await client.admin.waitForJob({ job_id: made.job_id })).toMatchObject({ status: 'completed' });
    await vi.waitFor(() => expect(tray?.toolTip).toBe('Print Room: nothing to print'));
    expect([shellState.blockersEver, shellState.blockers.size]).toEqual([1, 0]);
  });

  test('is the way back to the window, and the way out', async () => {
    const { window, tray } = await start();
    click(menuItem('Open Print Room', tray?.menu));
    expect(window.shown).toBe(1);
    const exiting = nextExitCode();
    click(menuItem('Quit', tray?.menu));
    expect(await exiting).toBe(0);
  });
});

describe('the menu', () => {
  test('leads to the places of the page and to the logs', async () => {
    const { dataFolder, window } = await start();
    const entries = menuItem('Go')?.submenu as MenuItemConstructorOptions[];
    const places = entries.map((entry) => {
      click(entry);
      return placeOf(new URL(window.urls.at(-1) ?? '').hash).screen;
    });
    // Every screen but the preview, which belongs to a job.
    expect(places).toEqual(screens.filter((screen) => screen !== 'preview'));
    click(menuItem('Show the logs'));
    expect(shellState.opened).toEqual([join(dataFolder, 'logs')]);
  });
});

describe('the words of the shell', () => {
  test('are those of the system, and then those that the window was set to', async () => {
    shellState.languages = ['fr-CH', 'de-CH', 'en'];
    const { window, tray } = await start();
    expect(tray?.toolTip).toBe('Print Room: nichts zu drucken');
    expect(menuItem('Drucker')).toBeDefined();
    const frame = new FakeFrame(window.webContents, 'app://print-room');
    shellState.frame = frame;
    ipcRenderer.send('print-room:contract-port', 'es');
    expect([tray?.toolTip, menuItem('Abrir Print Room', tray?.menu)?.enabled]).toEqual([
      'Print Room: nada que imprimir',
      undefined,
    ]);
    click(menuItem('Impresoras'));
    expect(window.urls.at(-1)).toBe('app://print-room/#/printers');
    for (const port of frame.received) port.close();
  });

  test('are all there in every language of the window, with the same names in them', () => {
    expect(Object.keys(languages)).toEqual(Object.keys(languagesOfWindow));
    const namesOf = (text: object | string): string[] =>
      [...new Set(JSON.stringify(text).match(/\{\w+\}/g))].toSorted();
    for (const catalogue of Object.values(languages)) {
      expect(Object.keys(catalogue)).toEqual(Object.keys(languages.en));
      expect(Object.values(catalogue).map(namesOf)).toEqual(Object.values(languages.en).map(namesOf));
    }
  });

  test('say what waits for a person first', () => {
    speak('en', []);
    expect(queueWords({ making: 1, printing: 2, waiting: 1 })).toBe(
      '1 run waiting for you, 2 runs in the queue, 1 job being made',
    );
  });
});

describe('a kiosk', () => {
  test('fills the screen, and nothing leads out of it', async () => {
    const { window, tray } = await start({ kiosk: true });
    expect(window.options.kiosk).toBe(true);
    expect(shellState.menu).toBeNull();
    expect(tray).toBeUndefined();
  });

  test('begins and ends with the kiosk mode of the station, also after a restart', async () => {
    const { dataFolder, window } = await start();
    const client = clientOf(dataFolder);
    const seen = () => [window.kiosk, shellState.menu === null, shellState.trays.length];
    expect(seen()).toEqual([false, false, 1]);
    await client.kiosk.enter({ pin: '4711' });
    expect(seen()).toEqual([true, true, 0]);
    await client.kiosk.leave({ pin: '4711' });
    expect(seen()).toEqual([false, false, 1]);

    await client.kiosk.enter({ pin: '4711' });
    const exiting = nextExitCode();
    app.quit();
    await exiting;
    restart();
    const again = await start({ dataFolder });
    expect([again.window.options.kiosk, shellState.menu, again.tray]).toEqual([true, null, undefined]);
  });

  test('is what the organisation has decided, else what the command line says', () => {
    const of = (level: 'enforced' | 'default', value: boolean) =>
      new PolicySet([{ level, place: 'here', values: { Kiosk: value } }]);
    const kiosk = (policies: PolicySet, ...args: string[]) =>
      readStartOptions(args, {}, 'linux', policies).kiosk;
    expect([kiosk(noPolicies), kiosk(noPolicies, '--kiosk')]).toEqual([false, true]);
    expect([kiosk(of('enforced', true)), kiosk(of('enforced', false), '--kiosk')]).toEqual([true, false]);
    expect([kiosk(of('default', true)), kiosk(of('default', false), '--kiosk')]).toEqual([true, true]);
  });
});

describe('when something breaks', () => {
  test('a window whose process ends is loaded again, and the engine does not notice', async () => {
    const { dataFolder, window } = await start();
    const gone = (reason: string) =>
      window.webContents.emit('render-process-gone', electronEvent({}), { reason, exitCode: 5 });
    gone('clean-exit');
    expect(window.webContents.reloads).toBe(0);
    gone('oom');
    gone('crashed');
    expect(window.webContents.reloads).toBe(2);
    expect((await clientOf(dataFolder).system.info()).organisations).toHaveLength(1);
  });

  test('a window that fails again and again asks first', async () => {
    const { window } = await start();
    shellState.answers.push(0);
    for (let crash = 0; crash < 3; crash++)
      window.webContents.emit('render-process-gone', electronEvent({}), { reason: 'crashed', exitCode: 5 });
    expect(shellState.questions).toMatchObject([{ message: 'The window fails again and again' }]);
    await vi.waitFor(() => expect(window.webContents.reloads).toBe(3));
  });

  test.each([
    ['Restart', 0, 1],
    ['Quit', 1, 0],
  ])(
    'after an error in the engine it stops, the window says so, and there is: %s',
    async (_word, answer, times) => {
      const { dataFolder } = await start();
      shellState.answers.push(answer);
      const exiting = nextExitCode();
      const listeners = programListeners('uncaughtException');
      expect(listeners).toHaveLength(1);
      listeners[0]?.(new Error('a transaction spans an await\n    at engine'));
      // A second one changes nothing.
      programListeners('unhandledRejection')[0]?.(new Error('and another'));
      expect(await exiting).toBe(1);
      expect(shellState.questions).toHaveLength(1);
      expect(shellState.questions[0]).toMatchObject({
        message: 'Print Room has stopped because of an unexpected error',
        detail: expect.stringMatching(/^a transaction spans an await\n\nNothing more goes to a printer/),
        buttons: ['Restart', 'Quit'],
      });
      expect(shellState.relaunches).toBe(times);
      expect(isFree(dataFolder)).toBe(true);
      const log = readFileSync(join(dataPaths(dataFolder).logs, 'print-room.log'), 'utf8');
      expect(log).toContain('a transaction spans an await');
    },
  );

  test('a sign-out from Windows closes the core, though nothing asks the program to quit', async () => {
    const { dataFolder, window } = await start();
    expect(isFree(dataFolder)).toBe(false);
    window.emit('session-end', electronEvent({ reasons: ['logoff'] }));
    await vi.waitFor(() => expect(isFree(dataFolder)).toBe(true));
  });

  test('crash dumps stay in the profile of the user', () => {
    shellState.paths.set('appData', temporaryFolder());
    useProfileOf('/data');
    keepCrashDumps();
    expect(shellState.crashReporter).toMatchObject({ uploadToServer: false });
    expect(shellState.paths.get('crashDumps')).toBe(
      join(shellState.paths.get('userData') ?? '', 'crash-dumps'),
    );
  });
});

test('a program is not replaced while another user of the computer has the folder open with it', async () => {
  const mayInstall = (): boolean => vi.mocked(startUpdates).mock.lastCall?.[1].isBusy() === false;
  const { dataFolder } = await start();
  expect(mayInstall()).toBe(true);
  await start({ dataFolder });
  expect(mayInstall()).toBe(false);
});

describe('closing the window while something prints', () => {
  const busyWindow = (busy = true) => {
    const closing = new CloseQuestion(() => busy);
    shellState.paths.set('userData', temporaryFolder());
    const opened = openWindow({ preload: '/preload.cjs', kiosk: false, hash: '', logger });
    closing.guard(opened);
    const window = shellState.windows.at(-1);
    if (!window) throw new Error('No window was opened.');
    window.show();
    const close = (): boolean => {
      const event = electronEvent({});
      window.emit('close', event);
      return !event.defaultPrevented;
    };
    return { window, close };
  };

  test('asks, and may leave it running without the window', async () => {
    const { window, close } = busyWindow();
    shellState.answers.push(0);
    expect(close()).toBe(false);
    await vi.waitFor(() => expect(window.visible).toBe(false));
    expect(shellState.questions).toHaveLength(1);
  });

  test('ends the program where the answer is to quit', async () => {
    const { close } = busyWindow();
    shellState.answers.push(1);
    const quitting = new Promise((resolve) => app.once('will-quit', resolve));
    expect(close()).toBe(false);
    await quitting;
    expect(close()).toBe(true);
  });

  test('asks once, however often it is clicked, and not at all where nothing prints', () => {
    const { close } = busyWindow();
    expect([close(), close()]).toEqual([false, false]);
    expect(shellState.questions).toHaveLength(1);
    expect(busyWindow(false).close()).toBe(true);
  });

  test('does not hold up a computer that shuts down', () => {
    const { window, close } = busyWindow();
    window.emit('query-session-end', electronEvent({ reasons: ['shutdown'] }));
    expect(close()).toBe(true);
  });
});

describe('the place of the window', () => {
  const open = () => {
    openWindow({ preload: '/preload.cjs', kiosk: false, hash: '', logger });
    const window = shellState.windows.at(-1);
    if (!window) throw new Error('No window was opened.');
    return window;
  };
  beforeEach(() => shellState.paths.set('userData', temporaryFolder()));

  test('is found again by the same user', () => {
    const first = open();
    expect(first.options).toMatchObject({ width: 1280, height: 860 });
    first.bounds = { x: 300, y: 100, width: 1100, height: 800 };
    first.maximized = true;
    first.emit('close', electronEvent({}));
    const again = open();
    expect(again.options).toMatchObject({ x: 300, y: 100, width: 1100, height: 800 });
    again.emit('ready-to-show');
    expect(again.maximized).toBe(true);
  });

  test('is forgotten where the screen is gone or the file is damaged', () => {
    const first = open();
    first.bounds = { x: 2500, y: 100, width: 1100, height: 800 };
    first.emit('close', electronEvent({}));
    expect(open().options.x).toBeUndefined();
    shellState.displays.push({ workArea: { x: 1920, y: 0, width: 1920, height: 1040 } });
    expect(open().options.x).toBe(2500);
    writeFileSync(join(shellState.paths.get('userData') ?? '', 'window.json'), '{"bounds":');
    expect(open().options.x).toBeUndefined();
  });
});
