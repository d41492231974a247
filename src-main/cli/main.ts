#!/usr/bin/env node
/**
 * The `print-room` command. This file only looks at the runtime: what it then loads crashes on an old Node instead of
 * saying so.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `Print Room needs Node 22.12 or newer, this is ${process.versions.node}. ` +
      'Inside the repository, npm scripts bring their own: npm run -s print-room -- ...\n',
  );
  process.exitCode = 5;
} else {
  const { runCommand } = await import('./run-command.ts');
  // Two folders up, from the source as well as from the bundle.
  await runCommand(process.argv.slice(2), new URL('../../', import.meta.url));
}

export {};
