/**
 * `npm start`: the desktop app where Electron's binary is there or can be fetched, else the same app for the browser.
 * Arguments go through to the program (`npm start -- --data DIR --sample`).
 *
 * PRINT_ROOM_NO_FETCH=1         do not try to fetch Electron
 * PRINT_ROOM_FETCH_SECONDS=20   how long a fetch may take; more where the line is slow
 *
 * The `electron` package is never imported here: under plain Node an import starts its download, without any limit.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const electronPackage = join(root, 'node_modules', 'electron');
const args = process.argv.slice(2);

const electron = electronBinary() ?? ((await fetchElectron()) ? electronBinary() : null);
if (electron) startDesktop(electron);
else startForBrowser();

/** Path of Electron's executable as its own package would answer it, or null where it is not there. */
function electronBinary() {
  const pathFile = join(electronPackage, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : null;
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const usualName = process.platform === 'win32' ? 'electron.exe' : 'electron';
  const path = override
    ? join(override, name ?? usualName)
    : name === null
      ? null
      : join(electronPackage, 'dist', name);
  return path !== null && existsSync(path) ? path : null;
}

/** Runs the package's own installer, which checks what it fetched. True where it came to its end. */
async function fetchElectron() {
  const installer = join(electronPackage, 'install.js');
  if (process.env.PRINT_ROOM_NO_FETCH === '1' || !existsSync(installer)) return false;
  const seconds = Number(process.env.PRINT_ROOM_FETCH_SECONDS ?? 20);
  // A process group of its own, so that whatever it starts ends with it. Windows has none, and needs none here.
  const detached = process.platform !== 'win32';
  const child = spawn(process.execPath, [installer], { stdio: 'ignore', detached });
  const stop = () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    if (detached) process.kill(-child.pid, 'SIGKILL');
    else child.kill();
  };
  const interrupted = (signal) => {
    stop();
    process.exit(128 + constants.signals[signal]);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted).once('SIGHUP', interrupted);
  const timer = setTimeout(stop, seconds * 1000);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', resolve);
  });
  clearTimeout(timer);
  process.off('SIGINT', interrupted).off('SIGTERM', interrupted).off('SIGHUP', interrupted);
  return code === 0;
}

function startDesktop(binary) {
  const env = { ...process.env };
  // Editors' terminals leave this behind, and Electron would then be a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  endWith(spawn(binary, [root, ...args], { stdio: 'inherit', env }));
}

function startForBrowser() {
  process.stdout.write(
    "Electron's binary is not here (`npx install-electron` fetches it), so Print Room opens for the browser instead.\n",
  );
  const cli = join(root, 'dist', 'main', 'cli.js');
  // A small young generation keeps the host small; `npm run serve` asks for the same.
  const node = ['--max-semi-space-size=8', cli, 'serve', ...args];
  const host = spawn(process.execPath, node, { stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface({ input: host.stdout }).once('line', (line) => {
    process.stdout.write(`Print Room is at ${JSON.parse(line).url}\n`);
  });
  endWith(host);
}

/** This process is only the child's shadow: it passes signals on and ends as the child ends. */
function endWith(child) {
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGINT', () => {
    // A terminal's Ctrl+C has reached the child already, and a second one would cut its closing short.
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  child.once('error', (error) => {
    process.stderr.write(`Print Room could not be started: ${error.message}\n`);
    process.exit(1);
  });
  child.once('close', (code, signal) => {
    process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
  });
}
