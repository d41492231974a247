import { definitionOf } from './policies.ts';
import type { PolicySet } from './policy-set.ts';

/** What is in force and from where, as data. */
export interface PolicyReport {
  readonly managed: boolean;
  readonly policies: readonly {
    readonly name: string;
    readonly level: 'enforced' | 'default';
    /** Of a malformed one the safe value; null with a setting = it stays as it is. */
    readonly value: unknown;
    readonly setting: string | null;
    readonly place: string;
    readonly malformed: boolean;
  }[];
  readonly problems: readonly string[];
}

export function describePolicies(policies: PolicySet): PolicyReport {
  return {
    managed: policies.managed,
    policies: policies
      .list()
      .map((policy) => ({ ...policy, setting: definitionOf(policy.name).setting ?? null })),
    problems: policies.problems,
  };
}
