/** Runs dependency-cruiser and refuses a run that saw nothing: that would be no check. */
import { execFileSync } from 'node:child_process';

const leastModules = 100;
let output;
try {
  output = execFileSync(
    'npx',
    [
      '--no-install',
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      'src-shared',
      'src-main',
      'src-renderer',
    ],
    { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] },
  );
} catch (error) {
  output = error.stdout;
}
const { summary } = JSON.parse(output);
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`);
const modules = summary.totalCruised;
if (modules < leastModules) console.error(`Only ${modules} modules were seen; the check itself is broken.`);
else console.log(`boundaries: ${modules} modules, ${summary.violations.length} violations`);
process.exitCode = summary.violations.length > 0 || modules < leastModules ? 1 : 0;
