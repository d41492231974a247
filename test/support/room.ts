import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import pino from 'pino';
import { afterEach } from 'vitest';
import { createRouter } from '../../src-main/core/contract/router.ts';
import type { Ports } from '../../src-main/core/ports.ts';
import { openPrintRoom, type PrintRoom } from '../../src-main/core/print-room.ts';
import { sourcePorts } from './source-ports.ts';

/**
 * Real cores for tests: a real SQLite file in a folder of its own, real render threads, from the sources. Everything
 * a test opens is closed and removed after it; a test that leaves something running fails by not ending.
 */
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'print-room-test-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs after the test, before its folders go. */
export function onEnd(cleanup: () => unknown): void {
  cleanups.push(cleanup);
}

export interface TestRoomOptions {
  readonly folder?: string;
  readonly sample?: boolean;
  /** False: a command's folder, which does only what it is asked for. */
  readonly background?: boolean;
  /** What differs from plain Node: a clock, a full disk, another worker. */
  readonly ports?: Partial<Ports>;
}

export function testPorts(folder: string, overrides: Partial<Ports> = {}): Ports {
  return {
    ...sourcePorts(folder),
    logger: pino({ enabled: false }),
    renderThreads: 2,
    fetch: fetchNearby,
    ...overrides,
  };
}

/** The network of a test ends at this machine: nothing it does may depend on, or disturb, a real host. */
async function fetchNearby(url: string, init: RequestInit): Promise<Response> {
  const { hostname } = new URL(url);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) || hostname.endsWith('.invalid');
  if (!isHere) throw new Error(`A test asked ${hostname}; only servers on this machine may be asked.`);
  return await fetch(url, init);
}

/** Opens a core. `close` is called after the test unless the test did. */
export async function openTestRoom(options: TestRoomOptions = {}): Promise<PrintRoom> {
  const folder = options.folder ?? temporaryFolder();
  const room = await openPrintRoom({
    dataFolder: folder,
    ports: testPorts(folder, options.ports),
    sample: options.sample ?? false,
    background: options.background ?? true,
  });
  cleanups.push(() => room.close());
  return room;
}

/** A caller with every right, in process. */
export function clientOf(room: PrintRoom) {
  return createRouterClient(createRouter(room), { context: { admin: true } });
}

/** A CSV file in a folder of its own. */
export function csvFile(content: string | Buffer): string {
  const path = join(temporaryFolder(), 'rows.csv');
  writeFileSync(path, content);
  return path;
}

/** `count` serials of one lot as CSV lines, with header. */
export function serialsCsv(
  count: number,
  options: { gtin?: string; lot?: string; from?: number } = {},
): string {
  const { gtin = '09521234000013', lot = 'LOT1', from = 1 } = options;
  const lines = ['gtin,lot,serial,expiry'];
  for (let index = from; index < from + count; index++)
    lines.push(`${gtin},${lot},S${String(index).padStart(6, '0')},2027-12-31`);
  return `${lines.join('\n')}\n`;
}
