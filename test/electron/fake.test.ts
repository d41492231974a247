import { expect, test } from 'vitest';
import { app, BrowserWindow, dialog, Menu, powerSaveBlocker } from './fake-electron.ts';
import { Api, electronVersion, exported, exportedNames } from './typings.ts';

const touch = (object: object, key: string): unknown => Reflect.get(object, key);

test('the stand-in knows the Electron of this project, all of it', () => {
  expect(electronVersion).toMatch(/^45\./);
  expect(exportedNames().length).toBeGreaterThan(40);
  expect(exported('session')).toEqual({ type: 'Session', isClass: true });
  expect(new Api('WebContents').has('setWindowOpenHandler')).toBe(true);
});

test('it fails on a name that Electron does not have, and on one that the shell was not meant to use', () => {
  expect(() => touch(app, 'makeSingleInstance')).toThrow(
    `Electron ${electronVersion} has no App.makeSingleInstance`,
  );
  expect(() => touch(app, 'setLoginItemSettings')).toThrow('which the fake does not have');
  expect(() => exported('remote')).toThrow('does not export remote');
});

test('it fails on an event that Electron does not send', () => {
  const window = new BrowserWindow({}) as unknown as NodeJS.EventEmitter;
  expect(() => window.on('session-end', () => undefined)).not.toThrow();
  expect(() => window.on('scroll-touch-begin', () => undefined)).toThrow(
    "no event BrowserWindow 'scroll-touch-begin'",
  );
  expect(() => app.on('gpu-process-crashed', () => undefined)).toThrow("no event App 'gpu-process-crashed'");
});

test('it fails on options and words that Electron does not take', () => {
  const options = (given: object) => () => new BrowserWindow(given);
  expect(options({ kiosk: true, webPreferences: { sandbox: true, spellcheck: false } })).not.toThrow();
  expect(options({ kioskMode: true })).toThrow('options.kioskMode is not in');
  expect(options({ webPreferences: { enableRemoteModule: true } })).toThrow(
    'webPreferences.enableRemoteModule is not in',
  );
  expect(options({ kiosk: 'yes' })).toThrow('options.kiosk is no boolean');
  const call =
    (target: object, key: string, ...args: unknown[]) =>
    () =>
      (touch(target, key) as (...given: unknown[]) => unknown)(...args);
  expect(call(powerSaveBlocker, 'start', 'prevent-sleep')).toThrow('is "prevent-sleep"');
  expect(call(Menu, 'buildFromTemplate', [{ label: 'x', submenu: [{ role: 'redoo' }] }])).toThrow('redoo');
  expect(call(dialog, 'showMessageBox', { text: 'x' })).toThrow('options.text is not in MessageBoxOptions');
  expect(call(dialog, 'showErrorBox', 'one text alone')).toThrow('takes 2 to 2 arguments, got 1');
});
