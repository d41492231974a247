/**
 * Writes src-main/render-worker/files/outlines.ts: the outlines of the label font for the text under linear symbols.
 * Run it after the font file has changed: node scripts/make-outlines.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { outlinesOf } from '../test/support/outlines.ts';

const font = fileURLToPath(new URL('../resources/fonts/IBMPlexSansCondensed-Medium.ttf', import.meta.url));
const target = fileURLToPath(new URL('../src-main/render-worker/files/outlines.ts', import.meta.url));

const { unitsPerEm, capHeight, outlines } = outlinesOf(font);
const quoted = (text: string): string => `'${text.replace("'", "\\'")}'`;
const rows = Object.entries(outlines).map(
  ([character, [advance, path]]) => `  ${quoted(character)}: [${advance}, ${quoted(path)}],\n`,
);
writeFileSync(
  target,
  '// Written by scripts/make-outlines.ts from IBM Plex Sans Condensed Medium, Copyright IBM Corp., SIL Open Font\n' +
    '// License 1.1 (resources/fonts/IBMPlexSansCondensed-LICENSE.txt).\n\n' +
    `/** Of the numbers below. */\nexport const unitsPerEm = ${unitsPerEm};\n/** Height of capitals. */\nexport const capHeight = ${capHeight};\n\n` +
    '/** By character: advance, and outline as SVG path with M, L, Q and Z only; y upwards. */\n' +
    'export const outlines: Readonly<Record<string, readonly [advance: number, path: string]>> = {\n' +
    `${rows.join('')}};\n`,
);
