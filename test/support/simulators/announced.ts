import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { temporaryFolder } from '../room.ts';

/**
 * A network in which these printers announce themselves, as far as a host can see it: `ippfind`, the system's own tool,
 * lists them. Announcing them for real takes a daemon of the whole machine (Avahi).
 * @returns what the host has to find around it.
 */
export function announcing(
  ...printers: readonly { readonly name: string; readonly uri: string }[]
): Readonly<Record<string, string>> {
  const folder = temporaryFolder();
  const program = join(folder, 'ippfind');
  const lines = printers.map(({ name, uri }) => `printf '%s\\t%s\\n' '${uri}' '${name}'`);
  writeFileSync(program, `#!/bin/sh\n${lines.join('\n')}\n`);
  chmodSync(program, 0o755);
  return { PATH: [folder, process.env['PATH'] ?? ''].join(delimiter) };
}
