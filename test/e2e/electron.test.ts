import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { onEnd, temporaryFolder } from '../support/room.ts';

/**
 * The built program in the real Electron, where its binary is (`npx install-electron`) and a display: the workflow
 * "check" has both.
 */
const root = join(import.meta.dirname, '../..');
const binary = electronBinary();
if (binary === null && process.env['PRINT_ROOM_REQUIRE_ELECTRON'] === '1')
  throw new Error('Electron is not here');

describe.skipIf(binary === null)('in the real Electron', () => {
  test('the window opens on the sample organisation, sandboxed, and the data folder is free after it', async () => {
    const folder = temporaryFolder();
    const program = await start(folder);
    const page = await program.firstWindow();
    expect(page.url()).toMatch(/^app:\/\/print-room\//);
    await page.getByText('Sample Foods').first().waitFor();
    // Neither Node nor Electron can be reached from the page.
    expect(
      await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in globalThis)),
    ).toEqual([]);
    expect(await page.evaluate(() => fetch('https://example.com/').then(String, () => 'refused'))).toBe(
      'refused',
    );
    const seen = await program.evaluate(({ app, BrowserWindow }) => ({
      packaged: app.isPackaged,
      windows: BrowserWindow.getAllWindows().length,
    }));
    expect(seen).toEqual({ packaged: false, windows: 1 });
    await program.close();
    // Whoever opens it next finds nobody's host file.
    expect(existsSync(join(folder, 'host.json'))).toBe(false);
  });

  test('a second start brings the first window to the front and ends', async () => {
    const folder = temporaryFolder();
    const program = await start(folder);
    await program.firstWindow();
    const second = await _electron.launch(options(folder)).then(
      async (other) => {
        await other.close();
        return 'started';
      },
      () => 'ended',
    );
    expect(second).toBe('ended');
    expect(await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
});

async function start(folder: string): Promise<ElectronApplication> {
  const program = await _electron.launch(options(folder));
  onEnd(() => program.close());
  return program;
}

function options(folder: string) {
  const { ELECTRON_RUN_AS_NODE: _node, ...env } = process.env;
  const named = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    executablePath: binary ?? '',
    args: [root, '--data', folder, '--sample'],
    env: Object.fromEntries(named),
  };
}

/** As the `electron` package would answer it; importing that package would start its download. */
function electronBinary(): string | null {
  const folder = join(root, 'node_modules/electron');
  const name = join(folder, 'path.txt');
  const path = existsSync(name) ? join(folder, 'dist', readFileSync(name, 'utf8').trim()) : null;
  return path !== null && existsSync(path) ? path : null;
}
