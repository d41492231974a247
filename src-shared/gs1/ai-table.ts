import { aiTable } from './data/ai-table.ts';

export type CharacterSet = 'N' | 'X' | 'Y' | 'Z';

/** One part of an AI's value. A component of variable length is always the last one that is not optional. */
export interface AiComponent {
  readonly set: CharacterSet;
  readonly minLength: number;
  readonly maxLength: number;
  readonly optional: boolean;
  /** Names for `linterNamed`, in the order of application. */
  readonly linters: readonly string[];
}

/** An Application Identifier as the GS1 Syntax Dictionary describes it. Lengths are in characters. */
export interface AiEntry {
  readonly ai: string;
  /** The data title, as BATCH/LOT; empty where GS1 gives none. */
  readonly title: string;
  /** Whether FNC1 must follow unless the element is the last one. */
  readonly separator: boolean;
  readonly components: readonly AiComponent[];
  readonly minLength: number;
  readonly maxLength: number;
  /** May be a query attribute of a Digital Link. */
  readonly dlAttribute: boolean;
  /** Set for the primary keys of a Digital Link: alternative, ordered lists of optional qualifiers. */
  readonly dlQualifiers?: readonly (readonly string[])[];
  /** Patterns of AIs that must not be on the same item. */
  readonly excludes: readonly string[];
  /**
   * Every entry must be met by one of its alternatives; an alternative is a list of patterns that all must be
   * met.
   */
  readonly requires: readonly (readonly (readonly string[])[])[];
}

/**
 * The first two digits of the AIs whose length is predefined, with the length of their data. Readers know
 * them by heart, so no FNC1 follows. GS1 never changes this list (GenSpecs 7.8), not even for the AIs that do
 * not exist yet.
 */
const predefined: ReadonlyMap<string, number> = new Map(
  (
    [
      [18, '00'],
      [14, '01 02 03'],
      [16, '04'],
      [6, '11 12 13 14 15 16 17 18 19'],
      [2, '20'],
      [6, '31 32 33 34 35 36'],
      [13, '41'],
    ] as const
  ).flatMap(([length, prefixes]) => prefixes.split(' ').map((prefix) => [prefix, length] as const)),
);

/**
 * Whether an element of this AI must be closed with FNC1 when another one follows. Known and unknown AIs
 * alike.
 */
export function needsSeparator(ai: string): boolean {
  return !predefined.has(ai.slice(0, 2));
}

interface Index {
  readonly byAi: ReadonlyMap<string, AiEntry>;
  /** Number of digits of all AIs that begin with these two digits. */
  readonly lengthByPrefix: ReadonlyMap<string, number>;
}

let index: Index | undefined;

/** Built when first needed (some milliseconds), because the strings of a label are made without the table. */
function aiIndex(): Index {
  if (index) return index;
  const byAi = new Map<string, AiEntry>();
  const lengthByPrefix = new Map<string, number>();
  for (const line of aiTable.trim().split('\n')) {
    const [range = ''] = line.split(' ', 1);
    const description = describeLine(line);
    for (const ai of expandRange(range)) {
      byAi.set(ai, { ai, separator: needsSeparator(ai), ...description });
      lengthByPrefix.set(ai.slice(0, 2), ai.length);
    }
  }
  index = { byAi, lengthByPrefix };
  return index;
}

/** The entry of an AI, or `undefined` for an AI that GS1 has not assigned. */
export function lookupAi(ai: string): AiEntry | undefined {
  return aiIndex().byAi.get(ai);
}

/** The AI that begins at this index of an element string; the first two digits tell its length. */
export function aiAt(text: string, at: number): AiEntry | undefined {
  const { byAi, lengthByPrefix } = aiIndex();
  const length = lengthByPrefix.get(text.slice(at, at + 2));
  return length === undefined ? undefined : byAi.get(text.slice(at, at + length));
}

/** All AIs of the table in its order, ranges expanded. */
export function allAis(): readonly AiEntry[] {
  return [...aiIndex().byAi.values()];
}

/**
 * An entry for an AI that is not assigned yet, for readers that accept those: any CSET 82 value, 90
 * characters at the most. `undefined` where the digits cannot be an AI at all: 2 to 4 of them, as many as
 * their neighbours have.
 */
export function unassignedAi(ai: string): AiEntry | undefined {
  if (!/^[0-9]{2,4}$/.test(ai)) return undefined;
  const prefix = ai.slice(0, 2);
  const length = aiIndex().lengthByPrefix.get(prefix);
  if (length !== undefined && length !== ai.length) return undefined;
  const fixed = predefined.get(prefix);
  const minLength = fixed ?? 1;
  const maxLength = fixed ?? 90;
  return {
    ai,
    title: '',
    separator: fixed === undefined,
    components: [{ set: 'X', minLength, maxLength, optional: false, linters: [] }],
    minLength,
    maxLength,
    dlAttribute: true,
    excludes: [],
    requires: [],
  };
}

/** `(10) BATCH/LOT`, the way messages name an AI. */
export function nameAi(ai: string): string {
  const title = lookupAi(ai)?.title;
  return title ? `(${ai}) ${title}` : `(${ai})`;
}

/** `3100-3105` stands for six AIs that differ in the last digit. */
function expandRange(range: string): string[] {
  const [first = '', last] = range.split('-');
  if (last === undefined) return [first];
  const stem = first.slice(0, -1);
  const ais: string[] = [];
  for (let digit = Number(first.slice(-1)); digit <= Number(last.slice(-1)); digit++) ais.push(stem + digit);
  return ais;
}

const isFlags = /^[*?]+$/;
const isComponent = /^\[?[NXYZ]/;

function describeLine(line: string): Omit<AiEntry, 'ai' | 'separator'> {
  const [body = '', title = ''] = line.split(' # ');
  const words = body.split(' ').slice(1);
  const components = words.filter((word) => isComponent.test(word)).map(toComponent);
  const attributes = words.map((word) => {
    const [name = '', value = ''] = word.split('=');
    return { name, value };
  });
  const valuesOf = (name: string) => attributes.filter((a) => a.name === name).map((a) => a.value);
  const key = valuesOf('dlpkey')[0];
  return {
    title,
    components,
    minLength: components.reduce((sum, c) => sum + (c.optional ? 0 : c.minLength), 0),
    maxLength: components.reduce((sum, c) => sum + c.maxLength, 0),
    dlAttribute: words.some((word) => isFlags.test(word) && word.includes('?')),
    ...(key === undefined ? {} : { dlQualifiers: key.split('|').map((list) => splitList(list, ',')) }),
    excludes: valuesOf('ex').flatMap((list) => splitList(list, ',')),
    requires: valuesOf('req').map((list) => splitList(list, ',').map((all) => splitList(all, '+'))),
  };
}

function splitList(text: string, separator: string): string[] {
  return text === '' ? [] : text.split(separator);
}

const format = /^(\[)?([NXYZ])(\.\.)?([0-9]+)\]?$/;

/**
 * `N13,csum`, `X..20`, `[N..12]`: character set, length or greatest length, brackets where it may be missing.
 */
function toComponent(spec: string): AiComponent {
  const [head = '', ...linters] = spec.split(',');
  const match = format.exec(head);
  if (!match) throw new Error(`the AI table has a component "${spec}" that cannot be read`);
  const maxLength = Number(match[4]);
  return {
    set: match[2] as CharacterSet,
    minLength: match[3] === undefined ? maxLength : 1,
    maxLength,
    optional: match[1] !== undefined,
    linters,
  };
}
