import { describePolicies } from '../../core/policy/describe-policies.ts';
import { writeText } from '../output.ts';
import type { CommonOptions } from '../common-options.ts';

/** What is in force on this computer for this user, and from where; it needs no data folder. */
export function showPolicies(options: CommonOptions): Promise<void> {
  const report = describePolicies(options.places.policies);
  const lines = report.policies.map(({ name, level, value, setting, place, malformed }) => {
    const held = malformed && setting !== null ? 'stays as it is' : JSON.stringify(value);
    return `${name} = ${held}  ${level}${malformed ? ', MALFORMED' : ''}  ${place}`;
  });
  writeText(
    options,
    options.json
      ? `${JSON.stringify(report)}\n`
      : [
          ...(lines.length === 0 ? ['no policy is in force'] : lines),
          ...report.problems.map((problem) => `PROBLEM ${problem}`),
        ]
          .map((line) => `${line}\n`)
          .join(''),
  );
  if (report.problems.length > 0) {
    process.stderr.write(`${report.problems.length} problem(s) with policies\n`);
    process.exitCode = 1;
  }
  return Promise.resolve();
}
