import { parseArgs } from 'node:util';
import { dataFolderOf } from '../core/folder/data-folder.ts';
import type { PolicySet } from '../core/policy/policy-set.ts';

export interface StartOptions {
  /** Absolute path. */
  readonly dataFolder: string;
  /** An empty folder gets the sample organisation. */
  readonly sample: boolean;
  /** The window fills the screen for good. */
  readonly kiosk: boolean;
}

/**
 * Reads `--data DIR`, `--sample` and `--kiosk`. Everything else is left alone: Chromium has hundreds of
 * switches of its own on the same line.
 * @param args the command line without the program, and without the app's folder where Electron is started on one
 * @throws PrintRoomError `managed` where the organisation has decided on another data folder.
 */
export function readStartOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  policies: PolicySet,
): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, sample: { type: 'boolean' }, kiosk: { type: 'boolean' } },
    strict: false,
  });
  const asked = typeof values.data === 'string' ? values.data : undefined;
  return {
    dataFolder: dataFolderOf(asked, env, platform, policies),
    sample: values.sample === true,
    kiosk: isKiosk(values.kiosk === true, policies),
  };
}

/** What is enforced comes first, then the command line, then the organisation's default. */
function isKiosk(asked: boolean, policies: PolicySet): boolean {
  const managed = policies.get('Kiosk');
  if (managed?.level === 'enforced') return managed.value === true;
  return asked || managed?.value === true;
}
