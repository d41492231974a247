import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished } from 'vitest';

/**
 * Runs a program of `test/support` until it is done, which it says itself, or dead.
 * @param onStart gets what kills it. @returns whether it was killed.
 */
export async function runUntilDead(
  script: string,
  args: readonly string[],
  onStart: (kill: () => void) => void,
): Promise<boolean> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  // A test that fails or runs out of time leaves nothing behind.
  onTestFinished(() => void child.kill('SIGKILL'));
  let told = '';
  child.stdout.on('data', (piece: Buffer) => (told += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (told += piece.toString()));
  onStart(() => child.kill('SIGKILL'));
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (signal === 'SIGKILL') return true;
  expect(told).toContain('"done":true');
  expect(code).toBe(0);
  return false;
}
