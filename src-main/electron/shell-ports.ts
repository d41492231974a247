import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { secretsFile } from '../core/folder/secrets-file.ts';
import { isShared } from '../core/folder/shared-folder.ts';
import type { PolicySet } from '../core/policy/policy-set.ts';
import type { Ports } from '../core/ports.ts';
import type { ProgramFiles } from './files.ts';
import { fetchThroughSystem, proxyThroughSystem } from './network.ts';
import { keyStoreSecrets } from './secrets.ts';
import { startUtility } from './utility.ts';
import { windowsHost } from './windows-host.ts';

/** What Electron does otherwise than plain Node: its network, the key store, processes of its own kind. */
export function asShell(
  ports: Ports,
  {
    dataFolder,
    files,
    policies,
  }: { readonly dataFolder: string; readonly files: ProgramFiles; readonly policies: PolicySet },
): Ports {
  return {
    ...ports,
    fetch: fetchThroughSystem,
    proxyFor: proxyThroughSystem,
    secrets: keyStoreSecrets({
      // In the profile, which is this user's and this data folder's.
      encrypted: secretsFile(join(app.getPath('userData'), 'secrets.json')),
      plain: ports.secrets,
      shared: isShared(dataFolder, process.env, process.platform),
      policies,
    }),
    startBackup: (order) => startUtility('Print Room backup', fileURLToPath(files.backup), [order]),
    ...(process.platform === 'win32' ? { windows: windowsHost(files.windows) } : {}),
  };
}
