import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** Tables and JSON; workbooks are taken as well, so that they are refused with a word and not passed over. */
const types = ['.csv', '.txt', '.tsv', '.json', '.jsonl', '.xlsx', '.xls', '.ods'];
/** A file that was not touched for so long is whole, however it came. */
const settledMs = 60_000;
/** One that still may be written is looked at again after this time. */
export const betweenLooksMs = 5_000;

interface Looked {
  readonly inode: number;
  readonly size: number;
  readonly changed: number;
  readonly at: number;
}

/**
 * Which of the files that appear in a folder are whole: renamed from a name that is passed over (`.part`, `.tmp`, a
 * dot in front), untouched for a minute, or the same at two looks.
 */
export class IncomingFiles {
  readonly #now: () => number;
  #looked = new Map<string, Looked>();
  /** Files under names that are passed over, by inode: what is renamed from one of them is whole. */
  #inTheMaking = new Set<number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Those that may still be written, as of the last look. */
  get unfinished(): readonly string[] {
    return [...this.#looked.keys()];
  }

  /** @returns names of the whole ones, in order. */
  async look(folder: string): Promise<string[]> {
    const before = this.#looked;
    const wasInTheMaking = this.#inTheMaking;
    this.#looked = new Map();
    this.#inTheMaking = new Set();
    const whole: string[] = [];
    for (const name of await filesIn(folder)) {
      const file = await stat(join(folder, name)).catch(() => null);
      if (!file) continue;
      if (isPassedOver(name)) this.#inTheMaking.add(file.ino);
      else if (types.includes(extname(name).toLowerCase())) {
        const now = this.#now();
        const last = before.get(name);
        const isSame = last?.inode === file.ino && last.size === file.size && last.changed === file.mtimeMs;
        if (
          wasInTheMaking.has(file.ino) ||
          now - file.mtimeMs >= settledMs ||
          (last && isSame && now - last.at >= betweenLooksMs)
        )
          whole.push(name);
        else
          this.#looked.set(
            name,
            last && isSame ? last : { inode: file.ino, size: file.size, changed: file.mtimeMs, at: now },
          );
      }
    }
    return whole;
  }
}

/** Names of the files in a folder, sorted; none where there is no folder. */
export async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught && caught.code === 'ENOENT') return [];
    throw caught;
  }
}

function isPassedOver(name: string): boolean {
  return /^[.~]|\.(?:part|partial|tmp|crdownload|download|filepart|swp)$/i.test(name);
}
