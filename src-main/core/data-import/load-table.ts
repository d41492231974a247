import { sep } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { jobIdPattern } from '../../../src-shared/ids.ts';
import { folderMark, folderPrefix, type TableFile } from '../data-export/table-files.ts';
import type { WriteDb } from '../db/write-db.ts';
import { ArchiveProblem, type Member } from './archive-reader.ts';

const longestLine = 16 * 1024 * 1024;

interface Column {
  readonly name: string;
  readonly notnull: 0 | 1;
  readonly dflt_value: string | null;
}

export interface LoadTarget {
  readonly db: WriteDb;
  readonly organisation: number;
  /** The data folder that is restored. */
  readonly folder: string;
}

/**
 * Fills a table from its lines.
 * @returns how many rows.
 * @throws ArchiveProblem that names file and line.
 */
export async function loadTable(target: LoadTarget, file: TableFile, member: Member): Promise<number> {
  const rows = new Rows(target, file);
  let line = 0;
  try {
    for await (const lines of linesOf(member.pieces)) {
      for (const text of lines) {
        line++;
        rows.insert(text);
      }
    }
  } catch (caught) {
    if (isOfTheDisk(caught)) throw caught;
    throw new ArchiveProblem(
      `line ${line} of ${file.name}: ${caught instanceof Error ? caught.message : 'unreadable'}`,
    );
  }
  return line;
}

/** The lines of a piece at a time, so that nothing holds more of a file than that. */
async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + decoder.write(piece)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new Error('it is far longer than a record is');
    yield lines;
  }
  rest += decoder.end();
  if (rest !== '') yield [rest];
}

/** Turns lines into rows of one table. */
class Rows {
  readonly #target: LoadTarget;
  readonly #file: TableFile;
  readonly #columns: readonly Column[];
  #names: readonly string[] | null = null;
  #conversions: readonly ((value: unknown) => string | number | null)[] = [];
  #sql = '';
  #fixed: readonly string[] = [];

  constructor(target: LoadTarget, file: TableFile) {
    this.#target = target;
    this.#file = file;
    this.#columns = target.db
      .prepare('SELECT name, "notnull", dflt_value FROM pragma_table_info(?) ORDER BY cid')
      .all(file.table) as Column[];
  }

  insert(text: string): void {
    const record: unknown = JSON.parse(text);
    if (typeof record !== 'object' || record === null || Array.isArray(record)) throw new Error('no record');
    const fields = record as Record<string, unknown>;
    const names = (this.#names ??= this.#prepare(Object.keys(fields)));
    if (Object.keys(fields).length !== names.length) throw new Error('not the fields of the first line');
    const values = names.map((name, index) => {
      if (!Object.hasOwn(fields, name)) throw new Error(`${name} is missing`);
      return this.#conversions[index]?.(fields[name]) ?? null;
    });
    this.#check(fields);
    this.#target.db.prepare(this.#sql).run(...values, ...this.#fixed);
  }

  /** Nothing of another organisation, and no id that would be a path. */
  #check(fields: Record<string, unknown>): void {
    const { table } = this.#file;
    const organisation = table === 'organisations' ? fields['id'] : fields['organisation_id'];
    if (organisation !== undefined && organisation !== this.#target.organisation) {
      throw new Error('it belongs to another organisation');
    }
    if ((table === 'jobs' || table === 'runs') && !jobIdPattern.test(String(fields['id']))) {
      throw new Error(`${JSON.stringify(fields['id'])} is no id`);
    }
  }

  #prepare(names: readonly string[]): readonly string[] {
    const { table, kept = [], json = [], paths = [] } = this.#file;
    const told = new Map(
      this.#columns.filter(({ name }) => !kept.includes(name)).map((column) => [column.name, column]),
    );
    const unknown = names.find((name) => !told.has(name));
    if (unknown !== undefined) throw new Error(`there is no field ${JSON.stringify(unknown)}`);
    this.#conversions = names.map((name) => {
      if (json.includes(name)) return jsonText(told.get(name)?.notnull === 1);
      return paths.includes(name) ? pathIn(this.#target.folder) : plain;
    });
    // What an archive never has and a row must: it is made anew.
    const anew = this.#columns.filter(
      ({ name, notnull, dflt_value }) => kept.includes(name) && notnull === 1 && dflt_value === null,
    );
    this.#fixed = anew.map(() => '');
    const all = [...names, ...anew.map(({ name }) => name)];
    this.#sql = `INSERT INTO ${table} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`;
    return names;
  }
}

function plain(value: unknown): string | number | null {
  if (value === null || typeof value === 'string' || Number.isSafeInteger(value)) {
    return value as string | number | null;
  }
  throw new Error(`${JSON.stringify(value).slice(0, 100)} is no value of a field`);
}

/** A column that may be NULL has no JSON null in it, so null is NULL there and JSON elsewhere. */
function jsonText(required: boolean): (value: unknown) => string | null {
  return (value) => (value === null && !required ? null : JSON.stringify(value));
}

function pathIn(folder: string): (value: unknown) => string | number | null {
  const prefix = folderPrefix(folder);
  return (value) => {
    if (typeof value !== 'string' || !value.startsWith(folderMark)) return plain(value);
    const parts = value.slice(folderMark.length).split('/');
    if (parts.includes('..')) throw new Error(`${JSON.stringify(value)} leads out of the data folder`);
    return prefix + parts.join(sep);
  };
}

/** Full or closed disks are no fault of the archive. */
function isOfTheDisk(caught: unknown): boolean {
  const code = caught instanceof Error && 'code' in caught ? String(caught.code) : '';
  return ['SQLITE_FULL', 'SQLITE_READONLY', 'ENOSPC', 'EACCES', 'EROFS', 'EPERM'].some((known) =>
    code.startsWith(known),
  );
}
