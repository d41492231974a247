import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it. Node's own recursive way never comes to an end where a file system takes no
 * folders, such as /proc.
 * @throws the operating system's error of the first one that cannot be made.
 */
export function makeFolders(folder: string): void {
  const missing: string[] = [];
  for (let path = resolve(folder); !existsSync(path); path = dirname(path)) missing.unshift(path);
  for (const path of missing) {
    try {
      mkdirSync(path);
    } catch (caught) {
      // Another process made it in the same instant.
      if (!existsSync(path)) throw caught;
    }
  }
}
