import { parseArgs } from 'node:util';
import { dataFolderOf } from '../core/folder/data-folder.ts';

export interface StartOptions {
  /** Absolute path. */
  readonly dataFolder: string;
  /** An empty folder gets the sample organisation. */
  readonly sample: boolean;
}

/**
 * Reads `--data DIR` and `--sample`. Everything else is left alone: Chromium has hundreds of switches of its own on
 * the same line.
 * @param args the command line without the program, and without the app's folder where Electron is started on one
 */
export function readStartOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, sample: { type: 'boolean' } },
    strict: false,
  });
  const asked = typeof values.data === 'string' ? values.data : undefined;
  return { dataFolder: dataFolderOf(asked, env, platform), sample: values.sample === true };
}
