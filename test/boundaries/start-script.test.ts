import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test, vi } from 'vitest';
import { onEnd, temporaryFolder } from '../support/room.ts';

const repository = join(import.meta.dirname, '../..');

test('the desktop app starts where the binary is, with the arguments and as Electron', async () => {
  const project = emptyProject();
  putElectron(project, 'node_modules/electron/dist/electron');
  put(project, 'node_modules/electron/path.txt', 'electron');
  const app = run(project, ['--data', 'line 1', '--sample'], { ELECTRON_RUN_AS_NODE: '1' });
  expect(JSON.parse(await app.line())).toEqual({
    args: [`${project}/`, '--data', 'line 1', '--sample'],
    asNode: null,
  });
  expect(await app.exit).toBe(7);
});

test('a binary kept elsewhere is found by ELECTRON_OVERRIDE_DIST_PATH', async () => {
  const project = emptyProject();
  putElectron(project, 'shared/electron');
  const app = run(project, [], { ELECTRON_OVERRIDE_DIST_PATH: join(project, 'shared') });
  expect(JSON.parse(await app.line())).toMatchObject({ args: [`${project}/`] });
  expect(await app.exit).toBe(7);
});

test('a binary that can be fetched is fetched, then started', async () => {
  const project = emptyProject();
  putElectron(project, 'cache/electron');
  put(
    project,
    'node_modules/electron/install.js',
    `const { cpSync, writeFileSync } = require('node:fs');
     cpSync(${JSON.stringify(join(project, 'cache'))}, __dirname + '/dist', { recursive: true });
     writeFileSync(__dirname + '/path.txt', 'electron');`,
  );
  const app = run(project, [], { PRINT_ROOM_NO_FETCH: '' });
  expect(JSON.parse(await app.line())).toMatchObject({ args: [`${project}/`] });
  expect(await app.exit).toBe(7);
});

test('a fetch that takes too long is ended with all it started, and the browser takes over', async () => {
  const project = emptyProject();
  put(
    project,
    'node_modules/electron/install.js',
    `const { spawn } = require('node:child_process');
     const endless = 'setInterval(() => {}, 1e6)';
     const helper = spawn(process.execPath, ['-e', endless]);
     require('node:fs').writeFileSync(__dirname + '/pids', process.pid + ' ' + helper.pid);
     eval(endless);`,
  );
  put(project, 'dist/main/cli.js', `console.log(JSON.stringify({ url: 'http://here' }));`);
  const app = run(project, [], { PRINT_ROOM_NO_FETCH: '', PRINT_ROOM_FETCH_SECONDS: '2' });
  expect(await app.line()).toContain('opens for the browser instead');
  expect(await app.line()).toBe('Print Room is at http://here');
  expect(await app.exit).toBe(0);
  const pids = readFileSync(join(project, 'node_modules/electron/pids'), 'utf8').split(' ').map(Number);
  expect(pids).toHaveLength(2);
  await vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]));
});

test('without a binary the same app is served to the browser until it is told to end', async () => {
  const app = run(repository, ['--data', temporaryFolder(), '--sample', '--port', '0'], {
    ELECTRON_OVERRIDE_DIST_PATH: '/nowhere',
  });
  expect(await app.line()).toContain("Electron's binary is not here");
  const [, url = ''] = /^Print Room is at (http:\S+)$/.exec(await app.line()) ?? [];
  const page = await fetch(url, { redirect: 'manual' });
  expect([page.status, page.headers.get('location')]).toEqual([303, '/']);
  app.child.kill('SIGTERM');
  expect(await app.exit).toBe(0);
});

test('the end of the served app is the end of the start, with its exit code', async () => {
  const project = emptyProject();
  put(project, 'dist/main/cli.js', `process.stderr.write('the folder is in use\\n'); process.exitCode = 5;`);
  const app = run(project, ['--data', 'x']);
  expect(await app.exit).toBe(5);
  expect(app.errors()).toBe('the folder is in use\n');
});

/** A folder with the script and nothing else of the project. */
function emptyProject(): string {
  const project = temporaryFolder();
  mkdirSync(join(project, 'scripts'));
  cpSync(join(repository, 'scripts/start.mjs'), join(project, 'scripts/start.mjs'));
  put(project, 'package.json', '{}');
  return project;
}

function put(project: string, path: string, content: string): string {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** An executable that says how it was started. */
function putElectron(project: string, path: string): void {
  const file = put(
    project,
    path,
    `#!${process.execPath}
     const { argv, env } = process;
     console.log(JSON.stringify({ args: argv.slice(2), asNode: env.ELECTRON_RUN_AS_NODE ?? null }));
     process.exitCode = 7;`,
  );
  chmodSync(file, 0o755);
}

function run(project: string, args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(project, 'scripts/start.mjs'), ...args], {
    env: { ...process.env, PRINT_ROOM_NO_FETCH: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onEnd(() => child.kill());
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let errors = '';
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    exit,
    errors: () => errors,
    /** The next line on stdout; what came on stderr where there is none. */
    line: async (): Promise<string> => {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`The program ended: ${errors}`);
      return value;
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A dead process keeps its number until its parent looks, and an orphan's parent may never look.
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
