/** A row of a file: the lines it stands on (more than one where a quoted field has line breaks) and its fields. */
export interface CsvRow {
  readonly line: number;
  readonly lastLine: number;
  readonly fields: readonly string[];
}

/** A line that is not a row. Reading goes on with the line after it. */
export interface BrokenLine {
  readonly line: number;
  readonly problem: string;
}

/** Characters of one row. A quote that is never closed must not swallow the rest of the file. */
const longestRow = 64 * 1024;

/**
 * The rows of a table text (RFC 4180), as far apart in time as the caller asks for them: a parser that works
 * through whole pieces of the file would hold up every poll meanwhile. Line ends are CRLF, LF or CR. Empty rows are
 * left out, and still counted as lines. Spaces around a quoted field are padding; a quote inside of an unquoted
 * field is an ordinary character, which lots and serials may have.
 */
export async function* csvRows(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<CsvRow | BrokenLine> {
  const splitter = new RowSplitter(delimiter);
  for await (const piece of text) {
    splitter.add(piece);
    for (let row = splitter.next(); row; row = splitter.next()) yield row;
  }
  splitter.end();
  for (let row = splitter.next(); row; row = splitter.next()) yield row;
}

/** More text is needed to tell where a row ends. */
const unfinished = Symbol('unfinished');

class RowSplitter {
  readonly #delimiter: string;
  readonly #fieldEnd: RegExp;
  readonly #lineEnd = /[\r\n]/g;
  readonly #lineEndOrQuote = /[\r\n"]/g;
  #text = '';
  #at = 0;
  #line = 1;
  #ended = false;
  /** The rest of a line that was reported as too long is passed over. */
  #skipping = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
    this.#fieldEnd = new RegExp(`[${delimiter}\\r\\n]`, 'g');
  }

  add(piece: string): void {
    this.#text = this.#text.slice(this.#at) + piece;
    this.#at = 0;
  }

  end(): void {
    this.#ended = true;
  }

  /** The next row that has anything in it; undefined when there is none, or none yet. */
  next(): CsvRow | BrokenLine | undefined {
    for (;;) {
      if (this.#skipping && !this.#skipLine()) return undefined;
      if (this.#at >= this.#text.length) return undefined;
      const row = this.#read();
      if (row === unfinished) return undefined;
      if ('problem' in row || row.fields.some((field) => field.trim() !== '')) return row;
    }
  }

  #read(): CsvRow | BrokenLine | typeof unfinished {
    const hit = this.#find(this.#lineEndOrQuote, this.#at);
    if (hit !== -1 && this.#text[hit] === '"') return this.#readQuoted();
    if ((hit === -1 ? this.#text.length : hit) - this.#at > longestRow) return this.#tooLong();
    const after = this.#afterLineEnd(hit);
    if (after === unfinished) return unfinished;
    const fields = this.#text.slice(this.#at, hit === -1 ? undefined : hit).split(this.#delimiter);
    return this.#row(fields, after);
  }

  #readQuoted(): CsvRow | BrokenLine | typeof unfinished {
    const text = this.#text;
    const fields: string[] = [];
    let at = this.#at;
    for (;;) {
      let begin = at;
      while (text[begin] === ' ') begin++;
      if (text[begin] === '"') {
        const field = this.#quotedField(begin);
        if (!field) return this.#openEnd('a quote is opened and never closed');
        fields.push(field.value);
        at = field.end;
        while (text[at] === ' ') at++;
        if (at < text.length && text[at] !== this.#delimiter && text[at] !== '\r' && text[at] !== '\n') {
          return this.#broken('something stands behind a closing quote');
        }
      } else {
        const end = this.#find(this.#fieldEnd, at);
        fields.push(text.slice(at, end === -1 ? undefined : end));
        at = end === -1 ? text.length : end;
      }
      if (at - this.#at > longestRow) return this.#openEnd('a quote is opened and never closed');
      if (text[at] === this.#delimiter) {
        at++;
        continue;
      }
      const after = this.#afterLineEnd(at < text.length ? at : -1);
      return after === unfinished ? unfinished : this.#row(fields, after);
    }
  }

  /** @param begin where the opening quote is. @returns null where the text ends before the field does. */
  #quotedField(begin: number): { readonly value: string; readonly end: number } | null {
    let value = '';
    let from = begin + 1;
    for (;;) {
      const quote = this.#text.indexOf('"', from);
      if (quote === -1 || (quote + 1 === this.#text.length && !this.#ended)) return null;
      value += this.#text.slice(from, quote);
      if (this.#text[quote + 1] !== '"') return { value, end: quote + 1 };
      value += '"';
      from = quote + 2;
    }
  }

  #openEnd(problem: string): BrokenLine | typeof unfinished {
    return this.#ended || this.#text.length - this.#at > longestRow ? this.#broken(problem) : unfinished;
  }

  #row(fields: readonly string[], after: number): CsvRow {
    const line = this.#line;
    this.#line += fields.length === 0 ? 1 : this.#lineEnds(after);
    this.#at = after;
    return { line, lastLine: Math.max(line, this.#line - 1), fields };
  }

  /** Line ends up to `after`; the last line of a file may have none and is a line all the same. */
  #lineEnds(after: number): number {
    let count = 0;
    for (let at = this.#find(this.#lineEnd, this.#at); at !== -1 && at < after;) {
      count++;
      at = this.#find(this.#lineEnd, at + (this.#text.startsWith('\r\n', at) ? 2 : 1));
    }
    return Math.max(1, count);
  }

  #broken(problem: string): BrokenLine {
    const line = this.#line;
    this.#skipping = true;
    return { line, problem };
  }

  #tooLong(): BrokenLine {
    return this.#broken(`the line is longer than ${longestRow.toLocaleString('en')} characters`);
  }

  /** Passes over the rest of a line. @returns whether its end was found. */
  #skipLine(): boolean {
    const hit = this.#find(this.#lineEnd, this.#at);
    const after = this.#afterLineEnd(hit);
    if (after === unfinished) {
      // A CR at the very end stays: an LF may follow it.
      this.#at = hit === -1 ? this.#text.length : hit;
      return false;
    }
    this.#at = after;
    this.#line++;
    this.#skipping = false;
    return true;
  }

  /** @param hit where a line end begins; -1 for the end of the text. */
  #afterLineEnd(hit: number): number | typeof unfinished {
    if (hit === -1) return this.#ended ? this.#text.length : unfinished;
    if (this.#text[hit] === '\n') return hit + 1;
    if (hit + 1 === this.#text.length && !this.#ended) return unfinished;
    return this.#text[hit + 1] === '\n' ? hit + 2 : hit + 1;
  }

  #find(pattern: RegExp, from: number): number {
    pattern.lastIndex = from;
    return pattern.exec(this.#text)?.index ?? -1;
  }
}
