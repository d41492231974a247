import { userInfo } from 'node:os';
import { messageOf } from '../../../src-shared/errors.ts';
import { PolicySet, type PolicySource } from './policy-set.ts';
import { linuxPolicies } from './sources/linux.ts';
import { macPolicies } from './sources/mac.ts';
import { runProgram } from './sources/run-program.ts';
import { windowsRegistry } from './sources/registry.ts';
import { policyKey, windowsPolicies } from './sources/windows.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export const linuxPolicyFolder = '/etc/opt/print-room/policies';
export const macPolicyFolder = '/Library/Managed Preferences';

/**
 * What an administrator has decided for this computer and this user, as it stands now. A running program keeps what it
 * read at its start.
 */
export async function readPolicies(platform: NodeJS.Platform, env: Environment): Promise<PolicySet> {
  return new PolicySet(await sourcesOf(platform, env));
}

async function sourcesOf(platform: NodeJS.Platform, env: Environment): Promise<PolicySource[]> {
  switch (platform) {
    case 'win32':
      return fromRegistry(env);
    case 'darwin':
      return macPolicies(runProgram, macPolicyFolder, userInfo().username);
    default:
      return linuxPolicies(linuxPolicyFolder);
  }
}

/** A registry that cannot be reached at all may hold anything. */
function fromRegistry(env: Environment): PolicySource[] {
  try {
    return windowsPolicies(windowsRegistry(), env);
  } catch (caught) {
    return [{ level: 'enforced', place: `HKLM\\${policyKey}`, values: null, problem: messageOf(caught) }];
  }
}
