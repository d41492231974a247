import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ProtectedPrint,
  WindowsCapabilities,
  WindowsPrinter,
  WindowsQueue,
} from '../../../src-main/core/printing/drivers/windows/protocol.ts';

/** What a pretended Windows has; one JSON file that the test, the helper and the printing program share. */
export interface PretendedWindows {
  readonly printers: readonly WindowsPrinter[];
  readonly capabilities: WindowsCapabilities;
  readonly protected: ProtectedPrint;
  readonly jobs: WindowsQueue['jobs'];
  /** How the stand-in for SumatraPDF behaves. */
  readonly sumatra:
    | 'ok'
    | 'fails before the spooler'
    | 'fails after the spooler'
    | 'hangs'
    | 'is killed'
    | 'prints so fast that nobody sees it';
  /** Calls at which the helper falls over, once each. */
  readonly crashes: readonly string[];
}

export function readWindows(folder: string): PretendedWindows {
  return JSON.parse(readFileSync(join(folder, 'windows.json'), 'utf8')) as PretendedWindows;
}

/** Renamed into place: somebody always reads it. */
export function changeWindows(folder: string, change: Partial<PretendedWindows>): void {
  const path = join(folder, 'windows.json');
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, JSON.stringify({ ...readWindows(folder), ...change }));
  renameSync(part, path);
}
