import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { messageOf } from '../../src-shared/errors.ts';
import type { CommonOptions } from './common-options.ts';
import { requirePlace } from './require-place.ts';

/**
 * A program with a window has no console on Windows, so what it would say there goes into a file: the result, or the
 * one line of an error. The file appears when it is whole.
 * @param path what was typed for `--out`; without it the work goes on as ever.
 * @throws PrintRoomError `folder_not_writable` before the work, where the file could not be written after it.
 */
export async function withResultFile(
  options: CommonOptions,
  path: string | undefined,
  work: (options: CommonOptions) => Promise<void>,
): Promise<void> {
  if (path === undefined) return work(options);
  const file = resolve(path);
  requirePlace(file);
  let result = '';
  try {
    await work({ ...options, write: (text) => void (result += text) });
  } catch (caught) {
    const message = messageOf(caught).replaceAll(/\s*\n\s*/g, ' ');
    result = options.json ? `${JSON.stringify({ error: message })}\n` : `${message}\n`;
    throw caught;
  } finally {
    replaceFile(file, result);
  }
}

function replaceFile(file: string, text: string): void {
  const part = `${file}.part`;
  try {
    writeFileSync(part, text, { flush: true });
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}
