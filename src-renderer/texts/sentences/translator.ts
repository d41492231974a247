/** English sentences of the host and what they are in another language; `{names}` stand for what is filled in. */
export type Sentences = Readonly<Record<string, string>>;

interface Pattern {
  /** Made when it is first needed: most of them never are. */
  readonly shape: () => Shape;
  /** The fixed text before the first and after the last name: a quick look before the expression is tried. */
  readonly start: string;
  readonly end: string;
  readonly own: string;
  readonly fixed: number;
}

interface Shape {
  readonly expression: RegExp;
  /** For each group of the expression its names; several where nothing or a space is all that stands between them. */
  readonly groups: readonly Group[];
}

interface Group {
  readonly names: readonly string[];
  readonly between: readonly ('' | ' ')[];
}

/** What is filled in here names a thing, and a name is never translated, whatever it looks like. */
const nameOfThing = /^(gtin|lot|serial|id|path|folder|uri|host|address|printer)$/;

/** A sentence within a sentence within a sentence; more would be a mistake. */
const deepest = 4;
const mostRemembered = 1_000;

/**
 * A function that says a sentence of the host in another language. What is filled into it is looked at too: sentences
 * within sentences are translated, numbers and lengths are written as the language writes them, names stay. A text
 * made of several sentences, or of a list of them, is taken apart. What is not known comes back as it was.
 * @param locale for numbers and days.
 */
export function translator(sentences: Sentences, locale: string): (text: string) => string {
  const patterns = patternsOf(sentences);
  const remembered = new Map<string, string>();

  const whole = (text: string, depth: number): string | null => {
    const own = Object.hasOwn(sentences, text) ? sentences[text] : undefined;
    if (own !== undefined) return own;
    const found = patterns(text);
    return found && filled(found.own, valuesOf(found.groups, found.match, depth), depth);
  };

  const valuesOf = (
    groups: readonly Group[],
    match: RegExpExecArray,
    depth: number,
  ): ReadonlyMap<string, string> => {
    const values = new Map<string, string>();
    for (const [i, { names, between }] of groups.entries()) {
      const parts = apart(
        match[i + 1] ?? '',
        between,
        (part) => depth < deepest && whole(part, depth + 1) !== null,
      );
      for (const [at, name] of names.entries()) if (!values.has(name)) values.set(name, parts[at] ?? '');
    }
    return values;
  };

  const filled = (target: string, values: ReadonlyMap<string, string>, depth: number): string =>
    target.replaceAll(
      /\{(\w+)\}( ?(?:mm|in|pt|%|s)\b| x (?=\{))?/g,
      (all, name: string, unit: string | undefined) => {
        const value = values.get(name);
        if (value === undefined) return all;
        return `${valueOf(name, value, unit !== undefined, depth)}${unit ?? ''}`;
      },
    );

  const valueOf = (name: string, value: string, isLength: boolean, depth: number): string => {
    if (nameOfThing.test(name)) return value;
    return figure(value, isLength, locale) ?? (depth < deepest ? said(value, depth + 1) : value);
  };

  const said = (text: string, depth: number): string =>
    whole(text, depth) ??
    wholeWithoutStop(text, depth) ??
    wholeWithStop(text, depth) ??
    inSentences(text, depth) ??
    inList(text, depth) ??
    text;

  const wholeWithoutStop = (text: string, depth: number): string | null => {
    if (!text.endsWith('.')) return null;
    const without = text.slice(0, -1);
    const own = whole(without, depth) ?? inList(without, depth);
    return own === null ? null : `${own}.`;
  };

  /** A sentence that stands in brackets has lost its full stop. */
  const wholeWithStop = (text: string, depth: number): string | null => {
    if (depth === 0 || text.endsWith('.')) return null;
    const own = whole(`${text}.`, depth);
    return own?.endsWith('.') === true ? own.slice(0, -1) : null;
  };

  /** "One thing. Another." The longest piece that is known is taken, since one entry may have several sentences. */
  const inSentences = (text: string, depth: number): string | null => {
    const pieces = text.split(/(?<=[.?!:]) (?=\S)/);
    if (pieces.length === 1) return null;
    const done: string[] = [];
    let known = false;
    for (let from = 0; from < pieces.length;) {
      let to = from === 0 ? pieces.length - 1 : pieces.length;
      let own: string | null = null;
      while (to > from) {
        const piece = pieces.slice(from, to).join(' ');
        own = whole(piece, depth) ?? wholeWithoutStop(piece, depth);
        if (own !== null) break;
        to -= 1;
      }
      known ||= own !== null;
      done.push(own ?? pieces[from] ?? '');
      from = own === null ? from + 1 : to;
    }
    return known ? done.join(' ') : null;
  };

  const inList = (text: string, depth: number): string | null => {
    for (const mark of ['; ', ', ', ' · ']) {
      if (!text.includes(mark)) continue;
      const pieces = text.split(mark).map((piece) => [piece, whole(piece, depth)] as const);
      if (pieces.some(([, own]) => own !== null))
        return pieces.map(([piece, own]) => own ?? piece).join(mark);
    }
    return inChoice(text, depth);
  };

  /** "100 x 50 mm or 80 x 40 mm": between names the word may be one of theirs. */
  const inChoice = (text: string, depth: number): string | null => {
    const pieces = text.split(' or ').map((piece) => whole(piece, depth));
    const or = whole('1 or 2', depth)?.slice(1, -1);
    if (or === undefined || pieces.length === 1 || pieces.includes(null)) return null;
    return pieces.join(or);
  };

  return (text) => {
    const former = remembered.get(text);
    if (former !== undefined) return former;
    const own = said(text, 0);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(text, own);
    return own;
  };
}

interface Found {
  readonly own: string;
  readonly groups: readonly Group[];
  readonly match: RegExpExecArray;
}

/** The pattern that a text has, out of a thousand: by the letters it begins with, or ends with where a name is first. */
function patternsOf(sentences: Sentences): (text: string) => Found | null {
  const byLetters = new Map<string, Pattern[]>();
  for (const [english, own] of Object.entries(sentences)) {
    if (!english.includes('{')) continue;
    const pattern = patternOf(english, own);
    const key = pattern.start !== '' ? headOf(pattern.start) : tailOf(pattern.end);
    byLetters.set(key, [...(byLetters.get(key) ?? []), pattern]);
  }
  return (text) => {
    let best: (Found & { readonly fixed: number }) | null = null;
    const keys = new Set(letters.flatMap((n) => [headOf(text.slice(0, n)), tailOf(text.slice(-n))]));
    for (const key of [...keys, tailOf('')]) {
      for (const { start, end, own, fixed, shape } of byLetters.get(key) ?? []) {
        // The one that has more text of its own is meant: "job {id}" also begins every sentence about a job.
        if (best !== null && best.fixed >= fixed) continue;
        if (text.length < Math.floor(fixed) || !text.startsWith(start) || !text.endsWith(end)) continue;
        const { expression, groups } = shape();
        const match = expression.exec(text);
        if (match) best = { own, groups, match, fixed };
      }
    }
    return best;
  };
}

/** So many letters of a beginning or an end are looked at; shorter ones count as they are. */
const letters = [1, 2, 3, 4, 5, 6];

function headOf(text: string): string {
  return `${text.slice(0, 6)}…`;
}

function tailOf(text: string): string {
  return `…${text.slice(-6)}`;
}

function patternOf(english: string, own: string): Pattern {
  const parts = english.split(/\{(\w+)\}/);
  const texts = parts.filter((_, i) => i % 2 === 0);
  const start = texts[0] ?? '';
  // Between two of the same text, the one that takes apart what is filled in.
  const fixed = texts.join('').trim().length + parts.length / 1_000;
  let made: Shape | null = null;
  return {
    shape: () => (made ??= shapeOf(parts, start === '' && isMeagre(parts))),
    start,
    end: texts.at(-1) ?? '',
    own,
    fixed,
  };
}

/** "{count} labels" must not take every text that ends in "labels", nor "{first} and {last}" every name. */
function isMeagre(parts: readonly string[]): boolean {
  if (parts.length === 3) return (parts[2] ?? '').trim().length < 9;
  return /^ (to|x|and|or) $/.test(parts[2] ?? '');
}

/** @param numbers whether only numbers are filled in. */
function shapeOf(parts: readonly string[], numbers: boolean): Shape {
  const groups: { names: string[]; between: ('' | ' ')[] }[] = [];
  let source = escaped(parts[0] ?? '');
  for (let i = 1; i < parts.length; i += 2) {
    const [name = '', before = '', after = ''] = [parts[i], parts[i - 1], parts[i + 1]];
    const goesOn = (after === '' || after === ' ') && i + 2 < parts.length;
    const group = groups.at(-1);
    if (group && (before === '' || before === ' ')) {
      group.names.push(name);
      group.between.push(before);
    } else {
      // A GTIN is one word; without that, what follows it would be taken for a part of it.
      const isWord = name === 'gtin' && !goesOn;
      // What stands before a semicolon is a sentence of its own, and no part of the name that follows it.
      const isFirstName = i === 1 && before === '' && nameOfThing.test(name);
      const any = isFirstName ? '([^;]*?)' : '([^]*?)';
      source += numbers ? String.raw`([\d.,]+)` : isWord ? String.raw`([^\s,;]+)` : any;
      groups.push({ names: [name], between: [] });
    }
    if (!goesOn) source += escaped(after);
  }
  return { expression: new RegExp(`^${source}$`), groups };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/**
 * Takes a text apart that was put together of several with nothing or a space between: where it is cut, as many parts
 * as possible are known. "Zebra 2 refuses the connection" is a name and a sentence.
 */
function apart(
  text: string,
  between: readonly ('' | ' ')[],
  isKnown: (part: string) => boolean,
): readonly string[] {
  const [mark, ...others] = between;
  if (mark === undefined) return [text];
  let best: { parts: readonly string[]; known: number } | null = null;
  for (let at = 0; at <= text.length; at += 1) {
    const cut = mark === ' ' ? text[at] === ' ' : at === text.length || /[ ,;:(]/.test(text[at] ?? '');
    if (!cut) continue;
    const parts = [text.slice(0, at), ...apart(text.slice(at + mark.length), others, isKnown)];
    const known = parts.filter((part) => part !== '' && isKnown(part)).length;
    if (best === null || known > best.known) best = { parts, known };
  }
  return best?.parts ?? [text];
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A number, a length or a day as the language writes it; null where it is none of them. */
function figure(value: string, isLength: boolean, locale: string): string | null {
  if (/^\d{1,3}(,\d{3})+$/.test(value)) {
    return new Intl.NumberFormat(locale).format(Number(value.replaceAll(',', '')));
  }
  if (/^-?\d+(\.\d+)?$/.test(value)) {
    const digits = value.split('.')[1]?.length ?? 0;
    if (!isLength || digits === 0) return value;
    return new Intl.NumberFormat(locale, { minimumFractionDigits: digits }).format(Number(value));
  }
  const [, day, month] = /^(\d\d?) ([A-Z][a-z]+)$/.exec(value) ?? [];
  if (day === undefined || month === undefined || !months.includes(month)) return null;
  const at = new Date(2000, months.indexOf(month), Number(day));
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(at);
}
