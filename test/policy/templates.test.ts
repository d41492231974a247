import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { policyFiles } from '../../scripts/policies/files.ts';
import { policyNames } from '../../src-main/core/policy/policies.ts';
import { PolicySet } from '../../src-main/core/policy/policy-set.ts';
import { needs } from '../support/needs.ts';
import { temporaryFolder } from '../support/room.ts';

const folder = join(import.meta.dirname, '../../resources/policies');
const schema = join(import.meta.dirname, '../fixtures/policies/admx.xsd');
const files = policyFiles();
const admx = files['windows/print-room.admx'] ?? '';
const adml = files['windows/en-US/print-room.adml'] ?? '';

/** What xmllint says of a file against the schema of ADMX and ADML; empty where it is valid. */
function problemsOf(text: string): string {
  const path = join(temporaryFolder(), 'template.xml');
  writeFileSync(path, text);
  try {
    execFileSync('/usr/bin/xmllint', ['--noout', '--nonet', '--schema', schema, path], { stdio: 'pipe' });
    return '';
  } catch (caught) {
    return (caught as { stderr: Buffer }).stderr.toString();
  }
}

test('the files that ship are those that the table of policies makes', () => {
  const shipped = globSync('**/*.*', { cwd: folder }).toSorted();
  expect(shipped).toEqual(Object.keys(files).toSorted());
  for (const [name, text] of Object.entries(files))
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
});

test.skipIf(!needs('libxml2-utils', '/usr/bin/xmllint'))(
  'ADMX and ADML are valid against their schema, which refuses what Windows refuses',
  () => {
    expect(problemsOf(admx)).toBe('');
    expect(problemsOf(adml)).toBe('');
    expect(problemsOf(admx.replace('class="Both"', 'class="Everybody"'))).toContain('class');
    expect(problemsOf(admx.replace(/<supportedOn ref[^>]*>/, ''))).toContain('supportedOn');
    expect(problemsOf(admx.replace('$(string.Kiosk)', '$(string.Ki-osk)'))).toContain('displayName');
    expect(problemsOf(adml.replace('<string id="Kiosk">', '<string id="Closient">'))).toContain('Duplicate');
  },
);

test('every text and every form that the ADMX names is in the ADML, and nothing else is', () => {
  const named = (kind: string): string[] =>
    [
      ...new Set([...admx.matchAll(new RegExp(`\\$\\(${kind}\\.(\\w+)\\)`, 'g'))].map(([, id = '']) => id)),
    ].toSorted();
  const there = (element: string): string[] =>
    [...adml.matchAll(new RegExp(`<${element} id="(\\w+)"`, 'g'))].map(([, id = '']) => id).toSorted();
  expect(named('string')).toEqual(there('string'));
  expect(named('presentation')).toEqual(there('presentation'));
  const categories = [...admx.matchAll(/<category name="(\w+)"/g)].map(([, name]) => name);
  for (const [, ref] of admx.matchAll(/<parentCategory ref="(\w+)"/g)) expect(categories).toContain(ref);
});

test('whatever the editor of Windows writes for a policy is a value that the program takes', () => {
  const written = [...admx.matchAll(/<policy name="(\w+)"[\s\S]*?<\/policy>/g)];
  expect(written).toHaveLength(policyNames.length * 2);
  for (const [policy, id = ''] of written) {
    const name = /valueName="(\w+)"/.exec(policy)?.[1] ?? '';
    expect(id.replace('_Default', '')).toBe(name);
    const limits = [...policy.matchAll(/(?:minValue|maxValue|decimal value)="(\d+)"/g)].map(([, n]) =>
      Number(n),
    );
    const words = [...policy.matchAll(/<string>([^<]*)<\/string>/g)].map(([, text]) => text);
    for (const value of [...limits, ...words]) {
      expect(
        new PolicySet([{ level: 'enforced', place: 'HKLM', values: { [name]: value } }]).problems,
      ).toEqual([]);
    }
  }
});

test('the samples of Linux say what they mean', () => {
  for (const level of ['managed', 'recommended']) {
    const values = JSON.parse(files[`linux/${level}/print-room.json`] ?? '') as Record<string, unknown>;
    const policies = new PolicySet([{ level: 'enforced', place: level, values }]);
    expect(policies.problems).toEqual([]);
    expect(
      policies
        .list()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(Object.keys(values).toSorted());
  }
});
