import { messageOf } from '../../../../src-shared/errors.ts';
import type { PolicySource } from '../policy-set.ts';
import type { Hive, Registry } from './registry.ts';

/** Below HKLM and HKCU. What is at the key itself is enforced, what is in `Defaults` below it people may change. */
export const policyKey = 'Software\\Policies\\Print Room';
export const defaultsKey = `${policyKey}\\Defaults`;

type Environment = Readonly<Record<string, string | undefined>>;

/** Windows policies: those of the computer, then those of the user. */
export function windowsPolicies(registry: Registry, env: Environment): PolicySource[] {
  return (['HKLM', 'HKCU'] as const).flatMap((hive) => [
    ...readKey(registry, hive, 'enforced', policyKey, env),
    ...readKey(registry, hive, 'default', defaultsKey, env),
  ]);
}

function readKey(
  registry: Registry,
  hive: Hive,
  level: PolicySource['level'],
  key: string,
  env: Environment,
): PolicySource[] {
  const place = `${hive}\\${key}`;
  try {
    const values = registry.valuesOf(hive, key);
    if (values === null) return [];
    const entries = Object.entries(values).filter(([name]) => name !== '');
    const expanded = entries.map(([name, value]) => [
      name,
      typeof value === 'string' ? expand(value, env) : value,
    ]);
    return entries.length === 0 ? [] : [{ level, place, values: Object.fromEntries(expanded) }];
  } catch (caught) {
    return [{ level, place, values: null, problem: messageOf(caught) }];
  }
}

/** `%NAME%` as Windows fills it in, for a folder below %ProgramData%: names in any case, unknown ones stay. */
function expand(text: string, env: Environment): string {
  return text.replaceAll(/%([^%]+)%/g, (whole, name: string) => {
    const found = Object.keys(env).find((key) => key.toLowerCase() === name.toLowerCase());
    return (found === undefined ? undefined : env[found]) ?? whole;
  });
}
