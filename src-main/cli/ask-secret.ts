import { createInterface } from 'node:readline';
import { PrintRoomError } from '../../src-shared/errors.ts';

/**
 * What nobody should see: from the environment, or typed at a terminal without being shown. Never an argument, which
 * everybody on the machine can read.
 * @param words what is asked for, such as "PIN". @throws PrintRoomError `validation_error` where neither is there.
 */
export async function askSecret(variable: string, words: string): Promise<string> {
  const given = process.env[variable]?.trim();
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY) {
    throw new PrintRoomError(
      'validation_error',
      `The ${words} is missing: set ${variable}, or run this at a terminal.`,
    );
  }
  process.stderr.write(`${words}: `);
  // Without an output readline shows nothing of what is typed.
  const lines = createInterface({ input: process.stdin, terminal: true });
  try {
    for await (const line of lines) return line.trim();
    return '';
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
