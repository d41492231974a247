import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { letPageSave } from '../../src-main/electron/downloads.ts';
import { temporaryFolder } from '../support/room.ts';
import { electronEvent, FakeDownload, restart, session, shellState } from './fake-electron.ts';

const fake = vi.hoisted(() => import('./fake-electron.ts'));
vi.mock('electron', () => fake);

const origin = 'app://print-room';

beforeEach(restart);

describe('the page saves', () => {
  const save = (url: string, isKiosk: boolean) => {
    letPageSave(session.defaultSession as unknown as Session, () => isKiosk);
    const event = electronEvent({});
    const download = new FakeDownload(url, 'sheet.pdf');
    session.defaultSession.emit('will-download', event, download.seen);
    return { refused: event.defaultPrevented, path: download.path, asked: download.asked };
  };
  let downloads: string;
  beforeEach(() => {
    downloads = temporaryFolder();
    shellState.paths.set('downloads', downloads);
  });

  test('what it has made itself, where the person says', () => {
    expect(save(`blob:${origin}/5deece96`, false)).toEqual({
      refused: false,
      path: null,
      asked: { defaultPath: join(downloads, 'sheet.pdf') },
    });
  });

  test('in a kiosk without a dialog, and over no other file', () => {
    expect(save(`blob:${origin}/5deece96`, true).path).toBe(join(downloads, 'sheet.pdf'));
    writeFileSync(join(downloads, 'sheet.pdf'), '');
    writeFileSync(join(downloads, 'sheet (2).pdf'), '');
    expect(save(`blob:${origin}/5deece96`, true)).toEqual({
      refused: false,
      path: join(downloads, 'sheet (3).pdf'),
      asked: null,
    });
  });

  test.each([
    'https://example.com/x.exe',
    `${origin}/index.html`,
    'blob:https://example.com/5deece96',
    `blob:${origin}.example.com/5deece96`,
    'data:text/plain,x',
    'file:///etc/passwd',
  ])('nothing from %s', (url) => {
    expect(save(url, true)).toEqual({ refused: true, path: null, asked: null });
  });
});
