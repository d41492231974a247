import { success } from '../result.ts';
import { lookupAi, nameAi } from './ai-table.ts';
import type { Element } from './ai-value.ts';
import { readBracketed } from './bracketed.ts';
import { type Gs1Failure, gs1Failure, type Gs1Result } from './errors.ts';
import { formatElementString } from './element-string.ts';

/** The rules about AIs that stand together, by the names of the GS1 Syntax Engine. */
const rules = {
  validateAImutex: findExcludedPair,
  validateAIrequisites: findMissingRequirement,
  validateAIrepeats: findChangedRepeat,
  validateDigSigRequiresSerialisedKey: findKeyWithoutSerial,
} as const;

export type AiRule = keyof typeof rules;

/**
 * Applies one rule to a bracketed text and returns its element string. Unassigned AIs are let through,
 * because the rules say something about them too (repeats, exclusion by pattern). GS1 judges an item, not a
 * symbol: where several symbols mark one item, give all their AIs together.
 */
export function validateAis(rule: AiRule, bracketed: string): Gs1Result<string> {
  if (!Object.hasOwn(rules, rule)) {
    const names = Object.keys(rules).join(', ');
    return gs1Failure('RULE_UNKNOWN', `There is no rule "${rule}"; the rules are ${names}.`);
  }
  const elements = readBracketed(bracketed, { permitUnknownAis: true });
  if (!elements.ok) return elements;
  return rules[rule](elements.value) ?? success(formatElementString(elements.value));
}

/** `31nn` stands for every four-digit AI that begins with 31. */
function matches(pattern: string, ai: string): boolean {
  if (pattern.length !== ai.length) return false;
  const stem = pattern.indexOf('n');
  return stem === -1 ? pattern === ai : ai.startsWith(pattern.slice(0, stem));
}

/** An AI never excludes itself, though its own pattern matches it. */
function findExcludedPair(elements: readonly Element[]): Gs1Failure | undefined {
  for (const { ai } of elements) {
    for (const pattern of lookupAi(ai)?.excludes ?? []) {
      const other = elements.find((element) => element.ai !== ai && matches(pattern, element.ai));
      if (!other) continue;
      return gs1Failure(
        'AI_PAIR_NOT_ALLOWED',
        `AI ${nameAi(ai)} and AI ${nameAi(other.ai)} must not be on the same item; remove one of them.`,
      );
    }
  }
  return undefined;
}

function findMissingRequirement(elements: readonly Element[]): Gs1Failure | undefined {
  const isPresent = (pattern: string) => elements.some((element) => matches(pattern, element.ai));
  for (const { ai } of elements) {
    for (const alternatives of lookupAi(ai)?.requires ?? []) {
      if (alternatives.some((all) => all.every(isPresent))) continue;
      const choices = alternatives
        .map((all) => all.map((pattern) => `(${pattern})`).join(' with '))
        .join(', or ');
      return gs1Failure(
        'AI_REQUIREMENT_MISSING',
        `AI ${nameAi(ai)} needs ${choices} on the same item; add it.`,
      );
    }
  }
  return undefined;
}

/** An AI may be repeated with the same value (GenSpecs 4.1), never with another. */
export function findChangedRepeat(elements: readonly Element[]): Gs1Failure | undefined {
  const first = new Map<string, string>();
  for (const { ai, value } of elements) {
    const before = first.get(ai) ?? value;
    if (before !== value) {
      return gs1Failure(
        'AI_REPEATED_WITH_OTHER_VALUE',
        `AI ${nameAi(ai)} appears as "${before}" and as "${value}"; an item has one value for it.`,
      );
    }
    first.set(ai, value);
  }
  return undefined;
}

/** Keys that carry their serial inside, as an optional last component: GDTI, GCN and GRAI. */
const keysWithSerialInside: ReadonlySet<string> = new Set(['253', '255', '8003']);

/**
 * A digital signature, AI (8030), signs one instance. Keys with a separate serial are covered by the
 * requirements.
 */
function findKeyWithoutSerial(elements: readonly Element[]): Gs1Failure | undefined {
  if (!elements.some((element) => element.ai === '8030')) return undefined;
  for (const { ai, value } of elements) {
    const entry = lookupAi(ai);
    if (!entry || !keysWithSerialInside.has(ai) || value.length > entry.minLength) continue;
    return gs1Failure(
      'AI_NEEDS_SERIAL_COMPONENT',
      `AI ${nameAi(ai)} "${value}" has no serial, but AI ${nameAi('8030')} signs a single instance; ` +
        'add the serial.',
    );
  }
  return undefined;
}
