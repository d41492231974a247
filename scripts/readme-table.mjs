/**
 * The README's table "promise -> test that proves it -> figure of the last run", made from `docs/promises.json` and
 * `docs/figures.json` (`npm run bench -- --json`). `--check` fails when the README is out of date or a named test does
 * not exist: a promise without its test is a wish.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const at = (path) => new URL(`../${path}`, import.meta.url);
const promises = JSON.parse(readFileSync(at('docs/promises.json'), 'utf8'));
const { machine, figures } = JSON.parse(readFileSync(at('docs/figures.json'), 'utf8'));
const readme = readFileSync(at('README.md'), 'utf8');
const problems = [];

const figureOf = (work) => {
  const found = figures.find((figure) => figure.work === work);
  if (!found) problems.push(`docs/figures.json has no figure "${work}"`);
  const round = (value) =>
    value >= 100 ? Math.round(value).toLocaleString('en') : value >= 10 ? value.toFixed(1) : value.toFixed(2);
  return found
    ? `${round(found.measured)} ${found.unit} (must be ${found.higher ? 'at least' : 'at most'} ${found.must.toLocaleString('en')})`
    : '';
};

const rows = promises.map(({ promise, file, test, figure }) => {
  if (
    test &&
    !readFileSync(at(file), 'utf8').includes(test.replaceAll("'", "\\'")) &&
    !readFileSync(at(file), 'utf8').includes(test)
  ) {
    problems.push(`${file} has no test "${test}"`);
  }
  return `| ${promise} | ${test ? `[${test}](${file})` : `[bench](${file})`} | ${figure ? figureOf(figure) : ''} |`;
});
const table = [
  '| promise | test that proves it | figure of the last run |',
  '| --- | --- | --- |',
  ...rows,
  '',
  `Figures: ${machine.cores} cores, ${machine.cpu}, Node ${machine.node}; second job of a process after one warm-up.`,
].join('\n');
const [begin, end] = ['<!-- promises: made by scripts/readme-table.mjs -->', '<!-- end of promises -->'];
const from = readme.indexOf(begin) + begin.length;
const to = readme.indexOf(end);
if (from < begin.length || to < from) problems.push('README.md has no place for the table');
const made = `${readme.slice(0, from)}\n\n${table}\n\n${readme.slice(to)}`;

if (process.argv.includes('--check')) {
  if (made !== readme) problems.push('README.md is out of date: run node scripts/readme-table.mjs');
} else if (problems.length === 0) writeFileSync(at('README.md'), made);
for (const problem of problems) console.error(problem);
console.log(`promises: ${promises.length}, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
