import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
const section = architecture.slice(architecture.indexOf("### Electron's security checklist"));
const rows = [
  ...section.slice(0, section.indexOf('\n## ')).matchAll(/^\| +(\d+) +\| +(.+?) +\| (.+) \|$/gm),
].map(([, number = '', point = '', lines = '']) => ({ number: Number(number), point, lines }));

test("ARCHITECTURE.md has every point of Electron's checklist", () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

describe.each(rows)('point $number, $point', ({ lines }) => {
  test('stands in the line that is named for it', () => {
    const named = [...lines.matchAll(/\[[^\]]+\]\(([^)]+)\) `([^`]+)`/g)];
    const nowhere = [...lines.matchAll(/`(\w+)` stands nowhere/g)];
    expect(named.length + nowhere.length).toBeGreaterThan(0);
    for (const [, file = '', line = ''] of named) {
      expect(readFileSync(join(root, file), 'utf8'), `${file} has the line ${line}`).toContain(line);
    }
    for (const [, word = ''] of nowhere) {
      const shell = globSync('src-main/electron/**/*.ts', { cwd: root });
      expect(shell.filter((file) => readFileSync(join(root, file), 'utf8').includes(word))).toEqual([]);
    }
  });
});
