import type { CommonOptions } from './common-options.ts';
import { connect, type ContractClient } from './connect.ts';
import { signIn, type Proof } from './sign-in.ts';

/**
 * Runs one piece of work against the core of a data folder, ours or the running host's.
 * @param work `proof`: what the person of `--operator` signed in with, where people are set up.
 */
export async function withClient<T>(
  options: CommonOptions,
  work: (client: ContractClient, proof: Proof | undefined) => Promise<T>,
): Promise<T> {
  const connection = await connect(options.data, options.places);
  try {
    const proof = await signIn(connection, options);
    return await work(connection.client, proof);
  } finally {
    await connection.close();
  }
}

/** The organisation option as the contract takes it. */
export function organisation(options: CommonOptions): { organization_id?: string } {
  return options.organization === undefined ? {} : { organization_id: options.organization };
}

/** Writes a result: JSON where it was asked for or is the only form, else lines for people. */
export function write(options: CommonOptions, result: unknown, lines: readonly string[]): void {
  writeText(
    options,
    options.json ? `${JSON.stringify(result)}\n` : lines.map((line) => `${line}\n`).join(''),
  );
}

/** Writes a result that has a form of its own. */
export function writeText(options: CommonOptions, text: string): void {
  if (options.write) options.write(text);
  else process.stdout.write(text);
}
