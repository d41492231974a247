import { existsSync } from 'node:fs';

/**
 * Whether a program from a Debian package is there. Where it is not, the test that asks says so and skips; where
 * PRINT_ROOM_REQUIRE_ALL is set (CI), that is a failure.
 */
export function needs(debianPackage: string, program: string): boolean {
  if (existsSync(program)) return true;
  const message = `${program} is missing: apt-get install ${debianPackage}`;
  if (process.env['PRINT_ROOM_REQUIRE_ALL'] === '1') throw new Error(message);
  process.stderr.write(`skipped, ${message}\n`);
  return false;
}
