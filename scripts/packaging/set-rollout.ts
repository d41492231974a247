/**
 * How many of the computers are offered a release: `node scripts/packaging/set-rollout.ts PERCENT FILE...`, on the files
 * latest*.yml of a server of updates. Each computer has a number of its own, so those of a smaller share stay in a
 * larger one.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** The file's text with that share; 100 takes the line away. */
export function withRollout(text: string, percent: number): string {
  const rest = text.replace(/^stagingPercentage:.*\n?/m, '').replace(/\n*$/, '\n');
  return percent === 100 ? rest : `${rest}stagingPercentage: ${percent}\n`;
}

if (import.meta.main) {
  const [share = '', ...files] = process.argv.slice(2);
  const percent = Number(share);
  if (!/^\d+$/.test(share) || percent > 100 || files.length === 0) {
    process.stderr.write('set-rollout.ts PERCENT FILE...: a whole number from 0 to 100, and latest*.yml\n');
    process.exitCode = 2;
  } else for (const file of files) writeFileSync(file, withRollout(readFileSync(file, 'utf8'), percent));
}
