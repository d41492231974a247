import { homedir, hostname } from 'node:os';
import type { WriteDb } from '../db/write-db.ts';
import { redactText } from '../logs/redact-text.ts';

/** Folders of people: what comes after is a name. Backslashes may be doubled, as in JSON. */
const peoplesFolders = /((?:\/home\/|\/Users\/|\\\\?Users\\\\?))[^/\\"'\s]+/gi;

/**
 * A way to make a text fit to leave this computer: no keys, no signed addresses, no names of people. Operators appear
 * by their numbers, as they do in the ledger.
 */
export function hidePeople(db: WriteDb): (text: string) => string {
  const operators = db.prepare('SELECT number, name FROM operators WHERE name IS NOT NULL').all() as {
    readonly number: number;
    readonly name: string;
  }[];
  const hidden = [
    ...operators.map(({ number, name }) => [name, `operator ${number}`] as const),
    [homedir(), '~'] as const,
    [hostname(), 'this-computer'] as const,
  ];
  const replacements = hidden
    .flatMap(([name, instead]) => spellings(name).map((spelling) => [spelling, instead] as const))
    .filter(([name]) => name.length > 1)
    // The longer first: a name may be part of another one.
    .toSorted(([a], [b]) => b.length - a.length)
    .map(([name, instead]) => [wholeWord(name), instead] as const);
  return (text) => {
    let clean = redactText(text);
    for (const [name, instead] of replacements) clean = clean.replaceAll(name, () => instead);
    return clean.replaceAll(peoplesFolders, '$1[user]');
  };
}

/** As it is, and as it stands in JSON. */
function spellings(name: string): string[] {
  return [...new Set([name.trim(), JSON.stringify(name.trim()).slice(1, -1)])];
}

function wholeWord(name: string): RegExp {
  const literal = name.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu');
}
