import { columns, type Header } from './columns.ts';
import type { BrokenLine, CsvRow } from './csv-rows.ts';

/** Characters of one row, as in a table. */
const longestRow = 64 * 1024;

/** The fields of a JSON row in a fixed order, so that it is stored like a line of a table. */
export const jsonHeader: Header = {
  columns: new Map(columns.map((column, index) => [column, index])),
  width: columns.length,
};

/** Whether a file holds JSON, by its first character that is no space. */
export async function isJson(text: AsyncIterable<string>): Promise<boolean> {
  for await (const piece of text) {
    const first = piece.trimStart()[0];
    if (first !== undefined) return first === '[' || first === '{';
  }
  return false;
}

/**
 * The rows of a JSON file: one array of objects, or one object after the other (JSON Lines). Each object has the
 * fields of a table's header; unknown ones make it a broken row, as they make a table unreadable. Parsed object by
 * object: a whole file at a time would hold up every poll. `line` counts the rows from 1.
 */
export async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<CsvRow | BrokenLine> {
  const splitter = new ObjectSplitter();
  let line = 0;
  for await (const piece of text) {
    for (const object of splitter.add(piece)) yield rowOf(object, ++line);
  }
  if (splitter.isWithin) yield { line: line + 1, problem: 'the file ends within this row' };
}

function rowOf(text: string | null, line: number): CsvRow | BrokenLine {
  if (text === null) return { line, problem: 'this row is too long, or stands outside of an object' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line, problem: 'this row is no JSON' };
  }
  const record = value as Record<string, unknown>;
  const unknown = Object.keys(record).find((key) => !columns.some((column) => column === key));
  if (unknown !== undefined)
    return { line, problem: `the field ${JSON.stringify(unknown.slice(0, 40))} is not known` };
  const fields: string[] = [];
  for (const column of columns) {
    const field = record[column] ?? '';
    if (typeof field === 'string') fields.push(field);
    // A GTIN is digits, but a number has lost its zeros only on the left, where they are put back.
    else if (typeof field === 'number' && Number.isSafeInteger(field)) fields.push(String(field));
    else return { line, problem: `the field ${column} is no text` };
  }
  return { line, lastLine: line, fields };
}

/** Cuts a stream of JSON into the objects on its first or second level. */
class ObjectSplitter {
  #object = '';
  #depth = 0;
  #inText = false;
  #escaped = false;
  #isTooLong = false;
  #hasStray = false;

  get isWithin(): boolean {
    return this.#depth > 0;
  }

  /** @returns whole objects; null for what cannot be a row. */
  add(piece: string): (string | null)[] {
    const objects: (string | null)[] = [];
    let from = this.#depth > 0 ? 0 : -1;
    for (let at = 0; at < piece.length; at++) {
      const character = piece[at];
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (character === '\\') this.#escaped = true;
        else if (character === '"') this.#inText = false;
      } else if (this.#depth === 0) {
        if (character === '{') {
          this.#depth = 1;
          from = at;
          this.#hasStray = false;
        } else if (!/[\s,[\]]/.test(character ?? '') && !this.#hasStray) {
          this.#hasStray = true;
          objects.push(null);
        }
      } else if (character === '"') this.#inText = true;
      else if (character === '{' || character === '[') this.#depth++;
      else if ((character === '}' || character === ']') && --this.#depth === 0) {
        objects.push(this.#take(piece.slice(from, at + 1)));
        from = -1;
      }
    }
    if (from >= 0) this.#keep(piece.slice(from));
    return objects;
  }

  #keep(text: string): void {
    if (this.#object.length + text.length > longestRow) this.#isTooLong = true;
    else this.#object += text;
  }

  #take(text: string): string | null {
    this.#keep(text);
    const object = this.#isTooLong ? null : this.#object;
    this.#object = '';
    this.#isTooLong = false;
    return object;
  }
}
