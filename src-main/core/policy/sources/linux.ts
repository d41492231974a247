import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../../../../src-shared/errors.ts';
import type { PolicyLevel, PolicySource } from '../policy-set.ts';

const contents = z.record(z.string(), z.unknown());

const folders: readonly (readonly [PolicyLevel, string])[] = [
  ['enforced', 'managed'],
  ['default', 'recommended'],
];

/**
 * Files of JSON that the administrator of a Linux computer has put into two folders: `managed` is enforced, what is
 * `recommended` people may change. Of two files that name the same policy, the later name counts.
 * @param root `/etc/opt/print-room/policies`
 */
export async function linuxPolicies(root: string): Promise<PolicySource[]> {
  const found = await Promise.all(folders.map(([level, name]) => readFolder(join(root, name), level)));
  return found.flat();
}

async function readFolder(folder: string, level: PolicyLevel): Promise<PolicySource[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught && caught.code === 'ENOENT') return [];
    return [{ level, place: folder, values: null, problem: messageOf(caught) }];
  }
  const files = names.filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(files.toReversed().map((name) => readPolicyFile(join(folder, name), level)));
}

async function readPolicyFile(path: string, level: PolicyLevel): Promise<PolicySource> {
  try {
    const text = await readFile(path, 'utf8');
    return { level, place: path, values: contents.parse(JSON.parse(text)) };
  } catch (caught) {
    const problem = caught instanceof z.ZodError ? 'it is no object of JSON' : messageOf(caught);
    return { level, place: path, values: null, problem };
  }
}
