import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allAis, lookupAi, needsSeparator, unassignedAi } from '../../../src-shared/gs1/ai-table.ts';
import { aiTable } from '../../../src-shared/gs1/data/ai-table.ts';
import { linterNamed } from '../../../src-shared/gs1/linters/registry.ts';

interface Dictionary {
  readonly entries: readonly {
    ai: string;
    fixedNoFnc1: boolean;
    dlAttr: boolean;
    spec: string[];
    attrs: string[];
    title: string;
  }[];
}
const fixture = new URL('../../fixtures/gs1/gs1-syntax-dictionary.json', import.meta.url);
const dictionary = JSON.parse(readFileSync(fixture, 'utf8')) as Dictionary;

describe('the AI table', () => {
  test('has every line of the GS1 Syntax Dictionary, with every detail', () => {
    const lines = aiTable.trim().split('\n');
    const rebuilt = lines.map((line) => line.replace(/ +/g, ' '));
    const expected = dictionary.entries.map(({ ai, fixedNoFnc1, dlAttr, spec, attrs, title }) => {
      const flags = (fixedNoFnc1 ? '*' : '') + (dlAttr ? '?' : '');
      const words = [ai, flags, ...spec, ...attrs].filter((word) => word !== '');
      return words.join(' ') + (title ? ` # ${title}` : '');
    });
    expect(rebuilt).toEqual(expected);
  });

  test('is cut into single AIs, ranges too', () => {
    const expected = dictionary.entries.flatMap(({ ai }) => {
      const [first = '', last = first] = ai.split('-');
      const count = Number(last) - Number(first) + 1;
      return Array.from({ length: count }, (_, i) => String(Number(first) + i).padStart(first.length, '0'));
    });
    expect(allAis().map(({ ai }) => ai)).toEqual(expected);
    expect(expected).toHaveLength(541);
    expect(lookupAi('3105')?.title).toBe('NET WEIGHT (kg)');
    expect(lookupAi('3106')).toBeUndefined();
    expect(lookupAi('95')?.maxLength).toBe(90);
    expect(lookupAi('3100-3105')).toBeUndefined();
  });

  test('says where FNC1 is needed as the dictionary does', () => {
    for (const { ai, fixedNoFnc1 } of dictionary.entries) {
      expect(needsSeparator(ai), ai).toBe(!fixedNoFnc1);
    }
  });

  test('names only linters that exist', () => {
    const names = new Set(allAis().flatMap(({ components }) => components.flatMap(({ linters }) => linters)));
    expect(names.size).toBe(34);
    for (const name of names) expect(linterNamed(name), name).toBeTypeOf('function');
    expect(() => linterNamed('nosuchlinter')).toThrow('nosuchlinter');
  });

  test('describes an AI by its parts', () => {
    expect(lookupAi('253')).toMatchObject({
      title: 'GDTI',
      minLength: 13,
      maxLength: 30,
      separator: true,
      dlAttribute: true,
      dlQualifiers: [[]],
      components: [
        { set: 'N', minLength: 13, maxLength: 13, optional: false, linters: ['csum', 'gcppos1'] },
        { set: 'X', minLength: 1, maxLength: 17, optional: true, linters: [] },
      ],
    });
    expect(lookupAi('01')?.dlQualifiers).toEqual([['22', '10', '21'], ['235']]);
    expect(lookupAi('250')?.requires).toEqual([
      [
        ['01', '21'],
        ['03', '21'],
        ['8006', '21'],
      ],
    ]);
  });
});

describe('an AI that is not assigned', () => {
  test('has as many digits as its neighbours', () => {
    expect(unassignedAi('89')?.maxLength).toBe(90);
    expect(unassignedAi('2345')).toBeUndefined();
    expect(unassignedAi('239')?.separator).toBe(true);
    expect(unassignedAi('8')).toBeUndefined();
    expect(unassignedAi('89012')).toBeUndefined();
    expect(unassignedAi('8A')).toBeUndefined();
  });

  test('has a predefined length where its first digits have one', () => {
    expect(unassignedAi('14')).toMatchObject({ minLength: 6, maxLength: 6, separator: false });
    expect(unassignedAi('04')).toMatchObject({ minLength: 16, separator: false });
  });
});
