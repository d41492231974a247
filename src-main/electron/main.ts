import { app, session } from 'electron';
import { readPolicies } from '../core/policy/read-policies.ts';
import { isPackagedCommand, runPackagedCommand } from './command-line.ts';
import { filesAround } from './files.ts';
import { Links, registerLinks } from './links.ts';
import { lockAllContents } from './lock-contents.ts';
import { denyPermissions } from './permissions.ts';
import { keepCrashDumps, useProfileOf } from './profile.ts';
import { registerAppScheme, serveApp } from './protocol.ts';
import { runShell } from './shell.ts';
import { failStart } from './start-failure.ts';
import { readStartOptions } from './start-options.ts';

const files = filesAround(import.meta.url);
// Electron started on a folder has that folder as its first argument; a package has not.
const args = process.argv.slice(process.defaultApp ? 2 : 1);

// Not awaited: Electron would wait for this module, and this module for Electron.
if (isPackagedCommand(args)) runPackagedCommand(args, files).catch(() => app.exit(1));
else await startWithWindow();

/** All of this must happen before Electron is ready, and that is when this module has finished. */
async function startWithWindow(): Promise<void> {
  try {
    const links = new Links(args);
    const policies = await readPolicies(process.platform, process.env);
    const options = readStartOptions(args, process.env, process.platform, policies);
    useProfileOf(options.dataFolder);
    keepCrashDumps();
    app.enableSandbox();
    registerAppScheme();
    lockAllContents();

    if (app.requestSingleInstanceLock()) {
      // Not awaited, as above.
      app
        .whenReady()
        .then(() => {
          denyPermissions(session.defaultSession);
          serveApp(files.renderer);
          registerLinks();
          return runShell({ files, policies, options, links });
        })
        .catch(failStart);
    } else {
      app.exit(0);
    }
  } catch (caught) {
    failStart(caught);
  }
}
