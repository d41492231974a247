import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { runCommand } from '../cli/run-command.ts';
import type { Ports } from '../core/ports.ts';
import type { ProgramFiles } from './files.ts';
import { fetchThroughSystem, proxyThroughSystem } from './network.ts';
import { startUtility } from './utility.ts';
import { windowsHost } from './windows-host.ts';

/** What a package does without a window. A package cannot run as plain Node (see the fuses), so it brings its own way. */
const packagedCommands = ['doctor', 'policy', 'diagnostics', 'import', 'backup', 'restore'];

/**
 * @param args the command line without the program.
 * @returns whether it is one of the commands; everything else opens the window.
 */
export function isPackagedCommand(args: readonly string[]): boolean {
  return packagedCommands.includes(args[0] ?? '');
}

/**
 * Runs a command and ends with its exit code. It has a profile of its own: another process may have this user's open.
 * Not awaited at the start of the program, since Electron waits for that before it is ready.
 */
export async function runPackagedCommand(args: readonly string[], files: ProgramFiles): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'print-room-command-'));
  app.setPath('userData', profile);
  app.disableHardwareAcceleration();
  app.dock?.hide();
  await app.whenReady();
  await runCommand(args, files.root, { adapt: (ports) => asCommand(ports, files) });
  rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  app.exit(typeof process.exitCode === 'number' ? process.exitCode : 0);
}

function asCommand(ports: Ports, files: ProgramFiles): Ports {
  return {
    ...ports,
    fetch: fetchThroughSystem,
    proxyFor: proxyThroughSystem,
    // The key store belongs to the profile of the window. No command here needs what is in it.
    secrets: { get: () => Promise.resolve(null), set: ports.secrets.set, remove: ports.secrets.remove },
    startBackup: (order) => startUtility('Print Room backup', fileURLToPath(files.backup), [order]),
    ...(process.platform === 'win32' ? { windows: windowsHost(files.windows) } : {}),
  };
}
