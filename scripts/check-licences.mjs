/**
 * Every package that ships must have a licence on this list, and every program inside of one a notice of ours. Reads
 * what is installed, so nothing is asked of the network.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';

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
/**
 * Programs of other people inside of packages, whose licences are not the package's. Each has a folder with a notice
 * that names the file's hash, and the texts it is bound to ship, byte for byte.
 */
const programs = new Map([
  [
    'SumatraPDF-3.4.6-32.exe',
    {
      folder: 'resources/third-party/sumatrapdf',
      texts: {
        'GPL-3.0.txt': '3972dc9744f6499f0f9b2dbf76696f2ae7ad8af9b23dde66d6af86c9dfb36986',
        'AGPL-3.0.txt': '57c8ff33c9c0cfc3ef00e650a1cc910d7ee479a8bc509f6c9209a7c2a11399d6',
      },
    },
  ],
]);
const sha256 = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
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
let programsSeen = 0;
for (const path of folders.flatMap((folder) => globSync(`${folder}/**/*.{exe,dll,com,msi}`))) {
  programsSeen++;
  const program = programs.get(basename(path));
  if (!program) {
    bad.push(`${path}: a program of other people without a notice`);
    continue;
  }
  const { folder, texts } = program;
  if (!readFileSync(`${folder}/NOTICE.txt`, 'utf8').includes(sha256(path))) {
    bad.push(`${folder}/NOTICE.txt: not the hash of ${basename(path)}`);
  }
  for (const [text, hash] of Object.entries(texts)) {
    if (sha256(`${folder}/${text}`) !== hash) bad.push(`${folder}/${text}: not the licence's text`);
  }
}
if (programsSeen < programs.size)
  bad.push('a program with a notice is not installed: is the list still right?');
for (const line of bad) console.error(line);
console.log(
  `licences: ${folders.length} packages and ${programsSeen} programs in them ship, ${bad.length} not allowed`,
);
process.exitCode = bad.length > 0 || folders.length < 20 ? 1 : 0;
