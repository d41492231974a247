import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startNodeHelper } from '../../../src-main/core/helper-process.ts';
import type { WindowsPrinter } from '../../../src-main/core/printing/drivers/windows/protocol.ts';
import type { WindowsHost } from '../../../src-main/core/printing/drivers/windows/windows-host.ts';
import { onEnd, temporaryFolder } from '../room.ts';
import { changeWindows, type PretendedWindows, readWindows } from './windows-files.ts';

export const labelPrinter: WindowsPrinter = {
  name: 'Zebra "$(calc)" & Söhne; %PATH%',
  driver: 'ZDesigner ZD421-300dpi ZPL',
  port: 'IP_10.0.0.7',
  location: 'Line 1',
  status: 0,
  attributes: 0,
};

export interface SumatraCall {
  readonly args: readonly string[];
  readonly sha256: string;
  readonly pid: number;
}

/** A Windows of files and real processes: a helper that answers from a file, and a program in SumatraPDF's place. */
export function pretendWindows(change: Partial<PretendedWindows> = {}) {
  const folder = temporaryFolder();
  const start: PretendedWindows = {
    printers: [labelPrinter],
    capabilities: {
      driver: labelPrinter.driver,
      forms: [
        { name: 'Letter', width: 215.9, height: 279.4 },
        { name: '2 x 1 labels', width: 50.8, height: 25.4 },
        { name: 'A4', width: 210, height: 297 },
      ],
      trays: ['Tray 1', 'Manual feed'],
      dpi: [600, 300],
      margins: { left: 4.23, right: 4.23, top: 4.23, bottom: 4.23 },
      landscape: false,
      scale: 100,
    },
    protected: { policy: null, mode: null },
    jobs: [],
    sumatra: 'ok',
    crashes: [],
    ...change,
  };
  writeFileSync(join(folder, 'windows.json'), JSON.stringify(start));
  const sumatraPdf = join(folder, 'SumatraPDF-3.4.6-32.exe');
  const sumatra = fileURLToPath(new URL('./sumatra.ts', import.meta.url));
  const winspool = fileURLToPath(new URL('./winspool.ts', import.meta.url));
  const quoted = [process.execPath, sumatra, folder].map((word) => `'${word}'`).join(' ');
  writeFileSync(sumatraPdf, `#!/bin/sh\nexec ${quoted} "$@"\n`, { mode: 0o755 });
  const calls = join(folder, 'calls.jsonl');
  return {
    host: {
      sumatraPdf,
      startHelper: () => {
        const helper = startNodeHelper([winspool, folder]);
        onEnd(() => helper.kill());
        return helper;
      },
    } satisfies WindowsHost,
    sumatraPdf,
    change: (next: Partial<PretendedWindows>) => changeWindows(folder, next),
    jobs: () => readWindows(folder).jobs,
    /** Sets the flags of the one job that is in the queue. */
    setJob: (status: number, statusText = '') => {
      changeWindows(folder, {
        jobs: readWindows(folder).jobs.map((job) => ({ ...job, status, statusText })),
      });
    },
    calls: (): SumatraCall[] =>
      existsSync(calls)
        ? readFileSync(calls, 'utf8')
            .trim()
            .split('\n')
            .map((text) => JSON.parse(text) as SumatraCall)
        : [],
  };
}
