import { settingDefinitions, type SettingKey } from '../settings/settings.ts';
import { definitionOf, isPolicyName, policyNames, type PolicyName } from './policies.ts';
import { readValue, type PolicyValue } from './policy-form.ts';

/** `enforced`: nobody on this computer can change it. `default`: what holds until somebody sets something else. */
export type PolicyLevel = 'enforced' | 'default';

/** One place that policies come from, as a system's store holds them. */
export interface PolicySource {
  readonly level: PolicyLevel;
  /** As an administrator would look for it: a key of the registry, a path. */
  readonly place: string;
  /** null: there is something, and it cannot be read. */
  readonly values: Readonly<Record<string, unknown>> | null;
  /** Why not; for `values: null`. */
  readonly problem?: string;
}

export interface Policy {
  readonly name: PolicyName;
  readonly level: PolicyLevel;
  readonly value: PolicyValue;
  readonly place: string;
  /** The value was no value: what is locked is the safe one, and a setting stays as it was. */
  readonly malformed: boolean;
}

/** What is in force on this computer for this user. */
export class PolicySet {
  readonly #policies: ReadonlyMap<PolicyName, Policy>;
  readonly #bySetting: ReadonlyMap<SettingKey, Policy>;
  /** What is wrong with what was found, as sentences. */
  readonly problems: readonly string[];
  /** Places at which something was found. */
  readonly places: readonly string[];

  /** @param sources the first word counts: the machine before the user, and enforced before default. */
  constructor(sources: readonly PolicySource[]) {
    const problems: string[] = [];
    const policies = new Map<PolicyName, Policy>();
    // A default never takes the place of something enforced, whatever the order they were found in.
    for (const level of ['enforced', 'default'] as const) {
      for (const source of sources) if (source.level === level) take(source, policies, problems);
    }
    this.#policies = policies;
    this.#bySetting = new Map(
      [...policies.values()].flatMap((policy) => {
        const { setting } = definitionOf(policy.name);
        return setting === undefined ? [] : [[setting, policy] as const];
      }),
    );
    this.problems = problems;
    this.places = sources.map(({ place }) => place);
  }

  get(name: PolicyName): Policy | undefined {
    return this.#policies.get(name);
  }

  /** Of a setting that every organisation has. */
  ofSetting(key: SettingKey): Policy | undefined {
    return this.#bySetting.get(key);
  }

  list(): Policy[] {
    return [...this.#policies.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  /** Whether an administrator has a hand in this computer at all. */
  get managed(): boolean {
    return this.#policies.size > 0 || this.problems.length > 0;
  }

  /** null where nobody has decided it. */
  switchOf(name: 'AutomaticUpdates' | 'Kiosk' | 'UnencryptedKeys' | 'Closient'): boolean | null {
    const value = this.get(name)?.value;
    return typeof value === 'boolean' ? value : null;
  }

  /** null where nobody has decided it; `malformed` of the policy itself says whether somebody meant to. */
  textOf(name: 'DataFolder' | 'UpdateAddress' | 'ClosientAddress'): string | null {
    const value = this.get(name)?.value;
    return typeof value === 'string' ? value : null;
  }
}

/** Where nobody manages anything. */
export const noPolicies = new PolicySet([]);

function take(source: PolicySource, policies: Map<PolicyName, Policy>, problems: string[]): void {
  const { level, place, values } = source;
  if (values === null) {
    problems.push(
      `${place} cannot be read (${source.problem ?? 'no reason given'}).` +
        (level === 'enforced' ? ' Until it can, everything it could decide is locked as it is.' : ''),
    );
    // Nobody knows what was meant. A default takes nothing away, so none is better than a guess.
    if (level === 'enforced') for (const name of policyNames) lockSafely(name, source, policies);
    return;
  }
  for (const [name, stored] of Object.entries(values)) {
    if (!isPolicyName(name)) {
      problems.push(`${place}: there is no policy ${JSON.stringify(name)} in this version.`);
      continue;
    }
    if (policies.has(name)) continue;
    const read = readPolicy(name, stored);
    if (read.ok) {
      policies.set(name, { name, level, value: read.value, place, malformed: false });
    } else {
      problems.push(
        `${place}: ${name} ${JSON.stringify(stored)} ${read.problem}.` +
          (level === 'enforced' ? ' It is locked at what is safe.' : ' It is left out.'),
      );
      if (level === 'enforced') lockSafely(name, source, policies);
    }
  }
}

/** The check of its form, then that of the setting it decides. */
function readPolicy(name: PolicyName, stored: unknown): ReturnType<typeof readValue> {
  const { form, setting } = definitionOf(name);
  const read = readValue(form, stored);
  if (!read.ok || setting === undefined) return read;
  const parsed = settingDefinitions[setting].schema.safeParse(read.value);
  if (parsed.success) return { ok: true, value: parsed.data as PolicyValue };
  return {
    ok: false,
    problem: `cannot be used: ${parsed.error.issues.map((issue) => issue.message).join('; ')}`,
  };
}

function lockSafely(
  name: PolicyName,
  { level, place }: PolicySource,
  policies: Map<PolicyName, Policy>,
): void {
  if (policies.has(name)) return;
  policies.set(name, { name, level, value: definitionOf(name).safe ?? null, place, malformed: true });
}
