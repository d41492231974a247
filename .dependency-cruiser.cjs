/**
 * The arrows between the rooms (ARCHITECTURE.md). The check fails when nothing was cruised: a dependency-cruiser that
 * cannot read TypeScript sees no modules and reports no violation.
 */
const only = (name, from, allowed, reason) => ({
  name,
  severity: 'error',
  comment: reason,
  from: { path: from },
  to: { path: '^(src-|test|scripts)', pathNot: allowed },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-runs-anywhere',
      severity: 'error',
      comment: 'src-shared is used by page, core and threads alike',
      from: { path: '^src-shared' },
      to: { dependencyTypes: ['core'] },
    },
    only('shared-imports-nothing-of-ours', '^src-shared', '^src-shared', 'everything leans on src-shared'),
    only(
      'core-knows-no-host',
      '^src-main/core',
      '^(src-main/core|src-shared)',
      'the core asks for what it needs through ports.ts',
    ),
    only(
      'worker-knows-protocol-only',
      '^src-main/render-worker',
      '^(src-main/render-worker|src-shared|src-main/core/render/protocol\\.ts$)',
      'no database in a render worker',
    ),
    {
      name: 'worker-opens-no-database',
      severity: 'error',
      from: { path: '^src-main/render-worker' },
      to: { path: 'better-sqlite3|kysely', reachable: true },
    },
    only(
      'windows-helper-knows-protocol-only',
      '^src-main/winspool',
      '^(src-main/winspool|src-main/core/printing/drivers/windows/protocol\\.ts$)',
      'a crash in there must not reach the core',
    ),
    only(
      'mirror-is-routes-over-core',
      '^src-main/mirror',
      '^(src-main/mirror|src-main/core|src-shared)',
      'the mirror has no logic of its own',
    ),
    only(
      'headless-is-a-host',
      '^src-main/headless',
      '^(src-main/(headless|mirror|core)|src-shared)',
      'hosts stand beside each other',
    ),
    only(
      'cli-is-a-host',
      '^src-main/cli',
      '^(src-main/(cli|headless|core)|src-shared)',
      'hosts stand beside each other',
    ),
    only(
      'shell-is-thin',
      '^src-main/electron',
      '^(src-main/(electron|headless|cli|core)|src-shared)',
      'logic worth a test belongs in core; the command line of a package is the shell',
    ),
    only(
      'page-knows-the-contract-only',
      '^src-renderer',
      '^(src-renderer|src-shared)',
      'the page cannot tell which host it has',
    ),
    {
      name: 'electron-in-the-shell-only',
      severity: 'error',
      comment: 'importing electron under plain Node starts a download',
      from: { path: '^src-', pathNot: '^src-main/electron' },
      to: { path: '^(electron|node_modules/electron)(/|$)' },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: { pathNot: '\\?' },
      to: { couldNotResolve: true, pathNot: '(\\?(worker|url|raw)|^electron|\\.css$|^vitest/config$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
