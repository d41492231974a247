/**
 * Every package that ships must have a licence on this list. Reads what is installed, so nothing is asked of the
 * network.
 */
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

const allowed = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'OFL-1.1',
  'CC0-1.0',
  'Unlicense',
  'Zlib',
  'Python-2.0',
]);
/** Packages whose licence is a file and not a field. Read before adding one here. */
const readByHand = new Map([['png-js', 'MIT']]);
/** At least one of "A OR B", every one of "A AND B". */
const passes = (text) =>
  text
    .replace(/[()]/g, '')
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((one) => allowed.has(one.trim())));

const listed = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable', '--loglevel=error'], {
  encoding: 'utf8',
});
const folders = listed
  .trim()
  .split('\n')
  .slice(1)
  .filter((folder) => !/node_modules\/node-(linux|win|bin)/.test(folder));
const bad = [];
for (const folder of folders) {
  const { name, version, license, licenses } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const text =
    typeof license === 'string'
      ? license
      : (license?.type ?? licenses?.map((one) => one.type).join(' OR ') ?? readByHand.get(name) ?? 'none');
  if (!passes(text)) bad.push(`${name}@${version}: ${text}`);
}
for (const line of bad) console.error(line);
console.log(`licences: ${folders.length} packages ship, ${bad.length} not allowed`);
process.exitCode = bad.length > 0 || folders.length < 20 ? 1 : 0;
