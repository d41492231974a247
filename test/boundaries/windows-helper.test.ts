import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HelperClient } from '../../src-main/core/printing/drivers/windows/helper-client.ts';
import { startNodeHelper } from '../../src-main/core/helper-process.ts';
import { windowsHost } from '../../src-main/electron/windows-host.ts';
import { onEnd, temporaryFolder } from '../support/room.ts';
import { pretendWindows } from '../support/simulators/windows.ts';

/** The built helper, as it ships; only Windows itself is not here. */
const helper = join(import.meta.dirname, '../../dist/main/winspool.js');
const asWindows = new URL('../support/simulators/as-windows.ts', import.meta.url).href;

vi.mock('electron', () => ({
  app: { isPackaged: true },
  utilityProcess: {
    fork: (program: string) => {
      const child = fork(program, { execArgv: ['--import', asWindows], stdio: 'ignore', detached: true });
      return Object.assign(child, { postMessage: (line: string) => child.send(line) });
    },
  },
}));

const resources = '/opt/Print Room/resources';
beforeEach(() => void Object.assign(process, { resourcesPath: resources }));
afterEach(() => void Reflect.deleteProperty(process, 'resourcesPath'));

const starts = {
  'plain Node': () => startNodeHelper(['--import', asWindows, helper]),
  'an Electron package': () => windowsHost({ helper, sumatraFolder: 'not used' }).startHelper(),
};

test.for(Object.entries(starts))(
  'the built helper of %s prints through pdf-to-printer and SumatraPDF',
  async ([, start]) => {
    const windows = pretendWindows();
    const pdf = join(temporaryFolder(), 'run-1.pdf');
    writeFileSync(pdf, '%PDF-1.7');
    const client = new HelperClient(start, 60_000);
    onEnd(() => client.end());
    const order = {
      sumatraPdf: windows.sumatraPdf,
      pdf,
      printer: 'Line 1',
      pages: '1-2',
      orientation: 'portrait',
      paper: 'A4',
      tray: null,
    } as const;
    expect(await client.ask('print', order)).toEqual({ exit: 0, code: null });
    expect(windows.calls().map(({ args }) => args)).toEqual([
      ['-print-to', 'Line 1', '-silent', '-print-settings', '1-2,portrait,noscale,simplex,paper=A4,1x', pdf],
    ]);
  },
);

test.skipIf(process.platform === 'win32')(
  'a question that only Windows can answer is answered with an error, and the helper goes on',
  async () => {
    const client = new HelperClient(starts['plain Node'], 60_000);
    onEnd(() => client.end());
    await expect(client.ask('printers', {})).rejects.toThrow('Failed to load shared library');
    await expect(client.ask('queue', { printer: 'Line 1' })).rejects.toThrow('Failed to load shared library');
  },
);

test('in a package SumatraPDF lies beside the archive', () => {
  const { sumatraPdf } = windowsHost({ helper, sumatraFolder: 'not used' });
  expect(sumatraPdf).toBe(join(resources, 'sumatrapdf', 'SumatraPDF-3.4.6-32.exe'));
});
