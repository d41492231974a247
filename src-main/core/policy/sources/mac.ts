import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../../../../src-shared/errors.ts';
import type { PolicySource } from '../policy-set.ts';
import type { RunProgram } from './run-program.ts';

/** The bundle's id, which is also the domain of its preferences. */
export const preferenceDomain = 'app.printroom.desktop';
/** What people may change stands in a dictionary of this name. */
export const defaultsName = 'Defaults';

const contents = z.record(z.string(), z.unknown());

/**
 * Managed preferences of macOS: what a profile forces on the computer, then on the user. They lie as property lists in a
 * folder that only the system writes.
 * @param folder `/Library/Managed Preferences`. @param user short name of the user.
 */
export async function macPolicies(run: RunProgram, folder: string, user: string): Promise<PolicySource[]> {
  const file = `${preferenceDomain}.plist`;
  const found = await Promise.all(
    [join(folder, file), join(folder, user, file)].map((path) => readList(path, run)),
  );
  return found.flat();
}

async function readList(path: string, run: RunProgram): Promise<PolicySource[]> {
  if (!existsSync(path)) return [];
  try {
    const { code, stdout } = await run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', path]);
    if (code !== 0) throw new Error(`plutil ended with code ${code}`);
    const { [defaultsName]: defaults, ...enforced } = contents.parse(JSON.parse(stdout));
    return [
      { level: 'enforced', place: path, values: withoutTheSystems(enforced) },
      ...(defaults === undefined
        ? []
        : [
            {
              level: 'default',
              place: `${path}, ${defaultsName}`,
              values: contents.parse(defaults),
            } as const,
          ]),
    ];
  } catch (caught) {
    return [{ level: 'enforced', place: path, values: null, problem: messageOf(caught) }];
  }
}

/** A profile's own keys, such as PayloadUUID, end up beside ours. */
function withoutTheSystems(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith('Payload')));
}
