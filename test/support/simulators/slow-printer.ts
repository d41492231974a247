import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onEnd, temporaryFolder } from '../room.ts';

/**
 * A slow printer in a process of its own, until the test ends; see slow-printer-process.ts.
 * @param options.database looked into when the first byte of a document comes. @param options.deaf accepts every cancel
 * and prints on.
 */
export async function startSlowPrinter(
  options: { readonly database?: string; readonly msPerSheet?: number; readonly deaf?: boolean } = {},
): Promise<{ port: number; paper: string; seen: string }> {
  const folder = temporaryFolder();
  const script = fileURLToPath(new URL('slow-printer-process.ts', import.meta.url));
  const args = [
    script,
    folder,
    String(options.msPerSheet ?? 2),
    options.database ?? '',
    options.deaf ? 'deaf' : '',
  ];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  onEnd(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  const [port] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { port: Number(port), paper: join(folder, 'paper'), seen: join(folder, 'seen') };
}
