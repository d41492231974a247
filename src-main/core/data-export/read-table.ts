import type { ReadDb } from '../db/read-db.ts';
import { namedSentences } from '../printing/operators.ts';
import { folderMark, type TableFile } from './table-files.ts';

/** Rows of a page: a few hundred KB of text, so that no page holds up the thread that writes it. */
const pageRows = 1_000;

export interface TableQuestion {
  readonly read: ReadDb;
  readonly file: TableFile;
  readonly organisation: number;
  /** Whether the folder has no other organisation; then a damaged table does not hide the rows that hang on it. */
  readonly alone: boolean;
  /** Names of people go in. */
  readonly people: boolean;
  /** Start of this folder's paths. */
  readonly folder: string;
}

/** What came of a file; filled while its lines are read. */
export interface TableOutcome {
  records: number;
  unread: number;
  error: string | null;
}

type Key = Record<string, string | number>;

/**
 * A table as JSON Lines, a page at a time, in the order of its key. It never throws for what is wrong with the data:
 * a damaged row is left out, a damaged table ends where the damage begins, and the outcome says so.
 */
export async function* readTable(question: TableQuestion, outcome: TableOutcome): AsyncGenerator<Buffer> {
  const { file } = question;
  let pages: Pages;
  try {
    pages = await Pages.over(question);
  } catch (caught) {
    outcome.error = `${file.name} could not be read: ${messageOf(caught)}`;
    return;
  }
  for (let after: Key | null = null; ;) {
    let page: Page | null;
    try {
      page = await pages.next(after, pageRows);
      if (!page) return;
    } catch {
      const step: Step = await stepOver(pages, after, outcome, file);
      if (step.end) return;
      ({ page, after } = step);
      if (!page) continue;
    }
    outcome.records += page.records;
    after = pages.keyOf(page.text);
    yield Buffer.from(`${page.text}\n`);
  }
}

interface Page {
  readonly records: number;
  readonly text: string;
}

type Step = { readonly end: true } | { readonly end: false; readonly page: Page | null; readonly after: Key };

/** After a page that cannot be read: the next row by itself, or past it. */
async function stepOver(
  pages: Pages,
  after: Key | null,
  outcome: TableOutcome,
  file: TableFile,
): Promise<Step> {
  try {
    const key = await pages.nextKey(after);
    if (!key) return { end: true };
    try {
      return { end: false, page: await pages.next(after, 1), after: key };
    } catch (caught) {
      outcome.unread++;
      outcome.error = `${file.name}: ${outcome.unread} record${outcome.unread === 1 ? '' : 's'} could not be read, the last one at ${JSON.stringify(key)}: ${messageOf(caught)}`;
      return { end: false, page: null, after: key };
    }
  } catch (caught) {
    const where = after ? `after ${JSON.stringify(after)}` : 'at its beginning';
    outcome.error = `${file.name} is cut off ${where}: ${messageOf(caught)}`;
    return { end: true };
  }
}

/** The pages of one table. */
class Pages {
  readonly #question: TableQuestion;
  readonly #line: string;

  private constructor(question: TableQuestion, line: string) {
    this.#question = question;
    this.#line = line;
  }

  static async over(question: TableQuestion): Promise<Pages> {
    const columns = await columnsOf(question.read, question.file.table);
    const told = columns.filter(({ name }) => !question.file.kept?.includes(name));
    if (told.length === 0) throw new Error(`no such table: ${question.file.table}`);
    const pairs = told.map(({ name }) => `'${name}', ${expressionOf(name, question)}`);
    return new Pages(question, `json_object(${pairs.join(', ')})`);
  }

  /** @param after key of the last row before the page; null at the beginning. */
  async next(after: Key | null, limit: number): Promise<Page | null> {
    const { key } = this.#question.file;
    const [page] = await this.#ask<{ records: number; text: string | null }>(
      `SELECT count(*) AS records, group_concat(line, char(10) ORDER BY ${key.join(', ')}) AS text
       FROM (SELECT ${key.join(', ')}, ${this.#line} AS line ${this.#from(after)})`,
      after,
      limit,
    );
    return page && page.text !== null ? { records: page.records, text: page.text } : null;
  }

  async nextKey(after: Key | null): Promise<Key | null> {
    const { key } = this.#question.file;
    const [row] = await this.#ask<Key>(`SELECT ${key.join(', ')} ${this.#from(after)}`, after, 1);
    return row ?? null;
  }

  /** The key of the last row of a page. */
  keyOf(text: string): Key {
    const row = JSON.parse(text.slice(text.lastIndexOf('\n') + 1)) as Key;
    return Object.fromEntries(this.#question.file.key.map((column) => [column, row[column] ?? '']));
  }

  #from(after: Key | null): string {
    const { file, alone } = this.#question;
    const { key } = file;
    const position = after ? `(${key.join(', ')}) > (${key.map((name) => `:${name}`).join(', ')})` : 'true';
    const owned = alone && file.owned.includes('SELECT') ? 'true' : file.owned;
    return `FROM ${file.table} WHERE ${position} AND ${owned} ORDER BY ${key.join(', ')} LIMIT :limit`;
  }

  #ask<Row>(sql: string, after: Key | null, limit: number): Promise<Row[]> {
    const { read, organisation, folder } = this.#question;
    return read.raw<Row>(sql, [{ ...after, organisation, folder, limit }]);
  }
}

/** A column as it goes into a line. */
function expressionOf(column: string, { file, people }: TableQuestion): string {
  if (file.json?.includes(column)) return `json(${column})`;
  if (!people && file.people?.includes(column)) return 'NULL';
  if (!people && file.cancelledBy?.includes(column)) return withoutName(column);
  const value = file.addresses?.includes(column) ? withoutPassword(column) : column;
  if (!file.paths?.includes(column)) return value;
  return (
    `CASE WHEN substr(${value}, 1, length(:folder)) = :folder ` +
    `THEN '${folderMark}' || replace(substr(${value}, length(:folder) + 1), char(92), '/') ELSE ${value} END`
  );
}

/** Such a sentence with the person's number in place of the name, where there is one. */
function withoutName(column: string): string {
  const cases = namedSentences.map((what) => {
    const start = `${what} by `;
    const known = `SELECT '${start}operator ' || o.number FROM operators o WHERE o.organisation_id = :organisation AND o.name = substr(${column}, ${start.length + 1})`;
    return `WHEN ${column} LIKE '${start}%' THEN coalesce((${known}), '${start}a person')`;
  });
  return `CASE ${cases.join(' ')} ELSE ${column} END`;
}

/** `ipp://user:password@host/queue` without the part before the @, which may be a key to the printer. */
function withoutPassword(column: string): string {
  const rest = `substr(${column}, instr(${column}, '://') + 3)`;
  const host = `CASE WHEN instr(${rest}, '/') > 0 THEN substr(${rest}, 1, instr(${rest}, '/') - 1) ELSE ${rest} END`;
  return (
    `CASE WHEN instr(${column}, '://') > 0 AND instr(${host}, '@') > 0 ` +
    `THEN substr(${column}, 1, instr(${column}, '://') + 2) || substr(${rest}, instr(${rest}, '@') + 1) ELSE ${column} END`
  );
}

export function columnsOf(read: ReadDb, table: string): Promise<{ name: string }[]> {
  return read.raw<{ name: string }>('SELECT name FROM pragma_table_info(?) ORDER BY cid', [table]);
}

function messageOf(caught: unknown): string {
  return caught instanceof Error ? caught.message : String(caught);
}
